"""Small talk: messages that ask nothing and get a friendly word."""

import re
from enum import StrEnum

from bot.understanding.asking import is_asking


class SmallTalk(StrEnum):
    """Kinds of small talk."""

    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    HELP = "help"
    IDENTITY = "identity"
    ACKNOWLEDGEMENT = "acknowledgement"
    FEELING = "feeling"


# What a message of each kind has in it; the first kind that fits is meant.
_PHRASES: tuple[tuple[SmallTalk, tuple[str, ...]], ...] = (
    (
        SmallTalk.HELP,
        (
            (
                r"(?:can|may|could) i (?:still |just |also )?ask (?:you )?"
                r"(?:something|anything|a question|things?)"
            ),
            (
                r"(?:what|how) (?:all )?(?:can|could|do|does|should) (?:you|u|i|we)"
                r" (?:help|do|ask|work|answer|know|use (?:you|this|that))"
            ),
            r"how (?:does|do) (?:this|it) work|help(?: me)?(?: out)?$",
            r"what (?:kinds? of )?questions",
            r"(?:am|'m) (?:not|no) (?:an? )?(?:biller|coder|billing (?:person|expert)|expert)",
        ),
    ),
    (
        SmallTalk.IDENTITY,
        (
            r"(?:who|what) (?:are|r) (?:you|u)|what(?:'s| is) your name",
            (
                r"(?:are (?:you|u)|talking to) (?:an? )?(?:real |live )?"
                r"(?:human|bot|robot|ai|real|person|chatgpt|machine)"
            ),
            r"who (?:made|built|created) you",
        ),
    ),
    (
        SmallTalk.FEELING,
        (
            r"how (?:are|r) (?:you|u|things)|how(?:'s| is) it going|what'?s up|sup",
            r"how(?:'s| is) your (?:day|morning|week)",
        ),
    ),
    (
        SmallTalk.THANKS,
        (
            r"thanks?|thank (?:you|u)|thx|tnx|tks|thks|tanks|ty|tysm|cheers|appreciated?|gracias",
            r"helpful",
            r"life ?saver|the best|(?:you )?saved m[ey](?: an? \w+(?: \w+)?)?",
            r"much obliged|you (?:rock|rule)|made my",
        ),
    ),
    (
        SmallTalk.FAREWELL,
        (
            r"bye+|good ?bye|see (?:you|ya)|good ?night|take care|later|ttyl",
            (
                r"have an? (?:good|great|nice|lovely|wonderful|awesome|fantastic|blessed|safe|fun"
                r"|happy|relaxing|quiet) \w+"
            ),
            r"that(?:'?s| is| will be) (?:all|it)|all set|i'?m (?:done|good)",
        ),
    ),
    (
        SmallTalk.GREETING,
        (
            r"hi+|hey+|hello+|(?:is )?any(?:one|body) (?:there|here)",
            r"good (?:morning|afternoon|evening|day)",
            r"morning|afternoon|evening|howdy|greetings|yo|hiya",
        ),
    ),
    (
        SmallTalk.ACKNOWLEDGEMENT,
        (
            r"o?k(?:ay)?|kk|got it|gotcha|i see|cool|great|nice|perfect|awesome|sounds good|hmm+",
            r"alright|understood|makes sense|good|excellent|good to know|(?:duly )?noted",
            r"never ?mind|forget (?:it|that)|nvm|lol|haha|wow|sorry|my bad|brb",
            r"one (?:sec|moment|minute)|hold on",
        ),
    ),
)
_MARKS = tuple(
    (kind, re.compile(rf"(?i)\b(?:{'|'.join(phrases)})\b")) for kind, phrases in _PHRASES
)
# Words that may go with these and ask nothing.
_IDLE = frozenset(
    """
    a again all am amazing an and any anything appreciate are as awesome back been bot brb bunch
    but bye can chat codecite cool could day days did do done else everyone evening everything
    exactly fast folks for friend from fun get glad go going good great guys had happy have
    having help helped helpful helping helps here hello hi hold hope how i i'm i've if im in is
    it its just k kind kindness know last later let like little lifesaver live lol look lot lots
    love made makes mate me more morning much my name need needed never new nice night nothing
    now of off oh ok okay on only or our out part perfect person phone please pls pretty q
    question questions quick quickly real really rest right ring rang robot see set so some
    something sorry stuff such super sure talk talking team that that's thats the then there
    these things think this time to today tomorrow monday tuesday wednesday thursday friday
    tonight too u up ur use very wait wanted was way we week weekend well what what's whats
    where who will with wonderful work worked works yes yep yeah yesterday you your you're youre
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
_WORD = re.compile(r"[a-z']+|\d+", re.IGNORECASE)


_PAUSE = re.compile(r"[,.!;:)(]|\s-+\s|\b(?:and|so|cause|because)\b")
# How a clause begins that says how it went, after a thank-you, or what the writer does next.
_LEAVING = re.compile(
    r"(?i)^(?:i|we)(?:'?ll| will| shall|'?m (?:gonna|going to|off))\b|^(?:will|gonna|off to|back to"
    r"|gotta|let me (?:go|call|tell|pass))\b"
)
_TELLING_HOW_IT_WENT = re.compile(
    r"(?i)^(?:that(?:'?s)?|this|it|you(?:'?ve| just)?|saved|made|sorted|solved|for \w+ing"
    r"|u|talk|see|much|a (?:ton|lot|bunch|heap|million|big|huge)|my \w+ (?:will|can|said|is going)"
    r"|the (?:quick|fast|help|info|answer)|\w+ing (?:this|that|it))\b"
)
# A clause that wants something, or brings something new.
_WANTING = re.compile(
    r"(?i)\?|\b(?:needs?|wants?|meant?|look(?:ing)?|one|ones|codes?|bill(?:ed|ing)?|cover\w*|pa(?:y|id)"
    r"|pts?|patients?|clients?|members?|has|have|had|got|with|without|medi\w+|not|but|instead"
    r"|take|use|used|try|about|also)\b|\d"
)
_CLOSING = {SmallTalk.THANKS, SmallTalk.FAREWELL}


def small_talk(text: str) -> SmallTalk | None:
    """The kind of small talk that a whole message is, or None if it asks for something."""
    marked = [(kind, marks) for kind, marks in _MARKS if marks.search(text)]
    if not marked:
        return None
    kind = marked[0][0]
    rest = text
    for _, marks in marked:
        rest = marks.sub(" , ", rest)
    return kind if all(_is_idle(clause, kind) for clause in _PAUSE.split(rest)) else None


def _is_idle(clause: str, kind: SmallTalk) -> bool:
    """Whether a clause beside small talk asks nothing: "I'll tell the front desk"."""
    clause = clause.strip()
    if all(word.lower() in _IDLE for word in _WORD.findall(clause)):
        return True
    if _WANTING.search(clause):
        return False
    if _LEAVING.search(clause):
        return kind in _CLOSING or kind is SmallTalk.ACKNOWLEDGEMENT
    went = _TELLING_HOW_IT_WENT.search(clause)
    return kind in _CLOSING and went is not None and not is_asking(clause)
