"""Small talk: messages that ask nothing and get a friendly word."""

import re
from enum import StrEnum


class SmallTalk(StrEnum):
    """Kinds of small talk."""

    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    HELP = "help"
    IDENTITY = "identity"
    ACKNOWLEDGEMENT = "acknowledgement"
    FEELING = "feeling"


_PHRASES: tuple[tuple[SmallTalk, tuple[str, ...]], ...] = (
    (
        SmallTalk.THANKS,
        (
            r"(?:(?:ok|okay|great|perfect|awesome|cool)[,.! ]*)?(?:many )?thanks",
            r"(?:(?:ok|okay|great|perfect|awesome|cool)[,.! ]*)?(?:thank you|thx|ty)",
            r"cheers|much appreciated|appreciate it|that (?:was|is) (?:very )?helpful",
        ),
    ),
    (
        SmallTalk.GREETING,
        (r"hi+|hey+|hello+|good (?:morning|afternoon|evening|day)|howdy|greetings|yo",),
    ),
    (
        SmallTalk.FEELING,
        (
            r"(?:(?:hi|hey|hello)[,! ]*)?how (?:are|r) (?:you|u)(?: doing)?",
            r"how's it going|what's up|sup",
        ),
    ),
    (
        SmallTalk.FAREWELL,
        (
            r"bye+|good ?bye|see (?:you|ya)(?: later)?|good ?night|take care|later",
            r"have a (?:nice|good|great) \w+",
        ),
    ),
    (
        SmallTalk.HELP,
        (
            r"help(?: me)?|what can (?:you|i) (?:do|ask)(?: for me| you)?|what do you do",
            r"how (?:do|does) (?:you|this|it) work|how can you help(?: me)?",
            r"what (?:kinds? of )?questions can i ask(?: you)?",
        ),
    ),
    (
        SmallTalk.IDENTITY,
        (
            r"(?:who|what) (?:are|r) (?:you|u)|what(?:'s| is) your name",
            r"are you (?:a |an )?(?:human|bot|robot|ai|real|person|chatgpt|machine)\b.*",
            r"who (?:made|built|created) you",
        ),
    ),
    (
        SmallTalk.ACKNOWLEDGEMENT,
        (
            r"ok(?:ay)?|got it|i see|cool|great|nice|perfect|awesome|sounds good|alright",
            r"understood|makes sense|good|excellent|good to know",
        ),
    ),
)
# What may follow without making the message a question.
_TAIL = (
    r"there|all|everyone|bot|codecite|so much|a lot|very much|again|you|that helps?|that's all|"
    r"for now|please|team|today|mate|much|friend|helpful|perfect|great"
)
_PATTERNS = tuple(
    (kind, re.compile(rf"(?i)^(?:{'|'.join(phrases)})(?:[\s,.!?]*(?:{_TAIL}))*[\s.!?]*$"))
    for kind, phrases in _PHRASES
)


def small_talk(text: str) -> SmallTalk | None:
    """The kind of small talk that a whole message is, or None if it asks for something."""
    for kind, pattern in _PATTERNS:
        if pattern.match(text):
            return kind
    return None
