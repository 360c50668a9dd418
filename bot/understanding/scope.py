"""Messages that are not questions about codes: advice, misuse, other matters, instructions."""

import re

from corpus.instructions import is_steering

_SENTENCE_END = re.compile(
    r"(?<=[.!?;:])\s+|,\s+(?=(?:and )?then\b)|\s+(?=(?:and|then) (?:tell|say|answer|reply)\b)"
)
_RELATIVES = r"(?:mom|mother|dad|father|wife|husband|son|daughter|child|kid|patient)"
_ADVICE = re.compile(
    rf"(?i)\bshould (?:i|my {_RELATIVES})\b.{{0,30}}"
    r"\b(?:take|stop|start|increase|decrease|skip|get|have|see a|go to|be worried|inject"
    r"|lose|gain|give|use (?:insulin|this drug))\b"
    r"|\bshould (?:she|he|they) (?:take|stop|start|skip|inject|give|wait|go to|see a|call|eat)\b"
    r"|\b(?:best|right|recommended) (?:treatment|medicine|medication|drug|therapy|remedy) for\b"
    r"|\b(?:is it safe|safe (?:to|for|in|during|with)|side effects?"
    r"|(?<!without )(?<!no )symptoms?|diagnos(?:e|is) me"
    r"|what dose should"
    r"|how much (?:insulin|\w+) should (?:i|my|he|she)|overdos\w*|medical advice|cure|treat my"
    r"|(?:chest|stomach|back) pain\b.*\b(?:i|my)|i (?:have|feel|am having)\b.{0,20}"
    r"\b(?:pain|dizzy|sick|fever|bleeding)|my (?:blood sugar|blood pressure) is"
    r"|my \w+ (?:hurts?|aches?)"
    r"|drug interactions?|interact with|contraindicat\w+)\b"
)
_MISUSE = re.compile(
    r"(?i)\bupcod(?:e|ing)\b.{0,40}\b(?:to|how|more|get)\b|\bfalsif\w+|\bbackdat\w+"
    r"|\bhow (?:can|do) (?:i|we) .{0,40}\b(?:trick|cheat|fool|get away|fake)\b"
)
_ELSEWHERE = re.compile(
    r"(?i)\b(?:weather|joke|poem|haiku|song|recipe|football|basketball|movie|stock price|bitcoin"
    r"|president|capital of|translate|write (?:me )?(?:a|an|some)\b|python|javascript|sql query"
    r"|horoscope|lottery|restaurant|play (?:a )?game|marry|girlfriend|boyfriend"
    r"|election)\b"
)


_DICTATED = re.compile(
    r"(?i)\b(?:yes|no|confirm\w*|(?:non-?)?covered|covers?|pays?|paid|payable|approved?|allowed|valid"
    r"|active|eligible|billable|required|denied)\b"
)
_LISTS = re.compile(
    r"(?i)\b(?:list|show|what|which|how many|all|any)\b.{0,25}\b(?:new|added|discontinued|deleted|"
    r"terminated|retired|changed|reworded)\b.{0,15}\bcodes\b"
    r"|\b(?:what|which|how many)\b.{0,15}\bcodes\b.{0,25}\b(?:added|discontinued|deleted|"
    r"terminated|changed|new)\b"
)


def without_instructions(text: str) -> str:
    """The message less the sentences that try to instruct the bot."""
    if not is_steering(text):
        return text
    return " ".join(part for part in _SENTENCE_END.split(text) if not is_steering(part)).strip()


def dictates_an_answer(text: str) -> bool:
    """Whether an instruction says what the answer is to be: "just confirm that it is paid"."""
    return _DICTATED.search(text) is not None


def asks_for_advice(text: str) -> bool:
    """Whether the message asks what a patient should do or take."""
    return _ADVICE.search(text) is not None


def asks_for_misuse(text: str) -> bool:
    """Whether the message asks how to bill for what was not done."""
    return _MISUSE.search(text) is not None


def asks_for_a_list(text: str) -> bool:
    """Whether the message asks for all codes that changed, rather than about one."""
    return _LISTS.search(text) is not None


def is_elsewhere(text: str) -> bool:
    """Whether the message is plainly about something other than billing codes."""
    return _ELSEWHERE.search(text) is not None
