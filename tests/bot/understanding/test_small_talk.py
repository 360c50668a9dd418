import pytest

from bot.understanding.small_talk import SmallTalk, small_talk


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("hi", SmallTalk.GREETING),
        ("Hello there!", SmallTalk.GREETING),
        ("good morning", SmallTalk.GREETING),
        ("Hello, is anybody there?", SmallTalk.GREETING),
        ("how are you?", SmallTalk.FEELING),
        ("thanks", SmallTalk.THANKS),
        ("Great, thank you so much!", SmallTalk.THANKS),
        ("thx", SmallTalk.THANKS),
        ("bye", SmallTalk.FAREWELL),
        ("help", SmallTalk.HELP),
        ("what can you do?", SmallTalk.HELP),
        ("who are you?", SmallTalk.IDENTITY),
        ("are you a bot?", SmallTalk.IDENTITY),
        ("ok", SmallTalk.ACKNOWLEDGEMENT),
        ("got it.", SmallTalk.ACKNOWLEDGEMENT),
        ("thanks so much for your help, have a great weekend", SmallTalk.THANKS),
        ("ok ty thats all", SmallTalk.THANKS),
        ("ok cool, that's all I needed", SmallTalk.FAREWELL),
        ("morning! quick question", SmallTalk.GREETING),
        ("what can u help me with", SmallTalk.HELP),
        ("am I talking to a real person?", SmallTalk.IDENTITY),
        ("lol never mind", SmallTalk.ACKNOWLEDGEMENT),
        ("thanks a bunch, made my morning", SmallTalk.THANKS),
        ("cheers, that sorted our audit", SmallTalk.THANKS),
        ("thx for digging it up", SmallTalk.THANKS),
        ("much obliged", SmallTalk.THANKS),
        ("perfect, will let my supervisor know", SmallTalk.ACKNOWLEDGEMENT),
        ("great, off to a meeting then", SmallTalk.ACKNOWLEDGEMENT),
        ("great, tks", SmallTalk.THANKS),
        ("forget it, thanks", SmallTalk.THANKS),
        ("thank you so much, you have been kind", SmallTalk.THANKS),
        ("noted", SmallTalk.ACKNOWLEDGEMENT),
        ("hello, I'm not a biller, can I still ask something?", SmallTalk.HELP),
    ],
)
def test_kinds_of_small_talk(text, kind):
    assert small_talk(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        "hi, is S9460 covered?",
        "thanks, and S9465?",
        "S9460",
        "help me find a walker code",
        "ok what about Medicaid",
        "hip brace",
        "great, the second one",
        "good morning, folding walker",
        "what does it do",
        "what do we use now",
        "will he have a deductible for it",
        "nice, and medicare?",
        "thanks, walker with wheels",
        "thanks! my mother needs a cane",
        "thanks for the code, what's a unit",
        "ok, it was a cast",
        "are you covered by Medicare? no: is S9460?",
        "",
    ],
)
def test_a_message_that_asks_something_is_no_small_talk(text):
    assert small_talk(text) is None
