"""Which part of a message asks, and which only tells how things are.

"We take her to dialysis three times a week. Does Medicare pay for it?" asks about payment, not
about how often: words of what is told must not be taken for what is asked.
"""

import re

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|:\s+|\s+-{1,2}\s+|\.{2,}\s*")
_ABBREVIATION = re.compile(
    r"(?i)(?:^|[\s(])(?:vs|pts?|dr|mrs?|ms|no|nos|e\.g|i\.e|approx|inj|mod|auth|dept|ins|qty|misc|"
    r"incl|max|min|hosp|dx|rx|tx|etc|st|re|w)\.$"
)
_OPENING = (
    r"(?:so |and |but |also |ok(?:ay)?,? |or |then |well,? |now |plus |btw,? |hi,? |hey,? |"
    r"hello,? |quick question,? |question,? |pls |please |just )*"
)
_WH = r"(?:what|which|who|whom|whose|when|where|why|how|wat|whats|whos|hows)\b"
_VERB = (
    r"(?:is|are|was|were|does|do|did|can|could|will|would|should|shall|may|might|must|has|have|had|"
    r"am|isn'?t|aren'?t|wasn'?t|doesn'?t|don'?t|didn'?t|can'?t|won'?t|any|anyone|anybody)\b"
)
_BIDDING = (
    r"(?:tell|give|show|list|explain|define|describe|compare|help|confirm|verify|look ?up|pull up|"
    r"find|remind|clarify|distinguish|walk me|spell|need|i need|we need|looking for|look for|"
    r"wondering|curious|want to know|checking|check (?:if|whether|on)|trying to|"
    r"not sure (?:if|whether|what|which|how)|question (?:on|about))\b"
)
_ASKS = re.compile(rf"(?i)\?|^\W*{_OPENING}(?:{_WH}|{_VERB}|{_BIDDING})")
_ASKS_WITHIN = re.compile(
    rf"(?i)\b(?:asks?|asking|asked|know|wonder(?:s|ing)?|say|tell me|confirm|check|sure|unclear|"
    rf"wants? to know)\s+(?:if|whether|{_WH})|,\s*(?:and |but |so |or )?(?:{_WH}|{_VERB}\s+\w)|"
    r"\by/n\b|\byes or no\b"
    r"|\bif (?:so|not|yes|no),? (?:\w+ )?(?:what|which|who|when|how)\b"
    r"|\b(?:what|which)(?: \w+)? (?:do|does|did|can|should|would|is|are)\b"
    r"|\bhow (?:much|many|often|long|do|does|is|are|should)\b"
)
# Somebody who does or did something: a sentence with one tells, unless it asks.
_TELLS = re.compile(
    r"(?i)\b(?:we|i|i'm|i've|we're|we've|he|she|they|it's|pts?|patient|client|member|customer|"
    r"provider|doctor|doc|dr|nurse|somebody|someone|lady|woman|man|guy|gentleman|kid|child|mom|dad|"
    r"auditor|boss|office|supplier|got|gave|ran|has|have|had|was|were|is|are|"
    r"opened|used|tossed|broken|fell|wants?|needs?|says?|said|keyed|billed|lives?)\b"
)
# "What does OIVIT stand for?" asks by a name; what else the message tells is no part of it.
_NAME_ASKED = re.compile(
    r"(?i)\bwhat(?: do| does|'?s| is| did)? (?:the |an? )?(?:(?:abbreviation|acronym|term|letters?|"
    r"initials) )?(?P<name>[\w/&-]+(?: [\w/&-]+){0,3}?) "
    r"(?:stands? for|short for|abbreviat\w+|means?)\b"
)
_NO_NAME = re.compile(r"(?i)\b(?:it|that|this|these|those|they|code|modifier|one|you|by)\b")
_LONGEST_FRAGMENT = 12
"""Words that a request without a verb may have: "units for 500 mg of Inflectra"."""


def asked_part(text: str) -> str:
    """The sentences of a message that ask something; the whole message if none does.

    Args:
        text: The cleaned message, with each code as the word "code".
    """
    sentences = _sentences(text)
    if len(sentences) == 1:
        return text
    asking = [sentence for sentence in sentences if is_asking(sentence)]
    if not asking:
        return text
    return " ".join(s for s in sentences if s in asking or _is_request(s))


def name_asked(text: str) -> str | None:
    """The name or abbreviation that a message asks the meaning of, or None.

    Args:
        text: The cleaned message, with each code as the word "code".
    """
    found = _NAME_ASKED.search(text)
    name = found["name"] if found else None
    return None if name is None or _NO_NAME.search(name) else name


def _sentences(text: str) -> list[str]:
    found: list[str] = []
    begin = 0
    for end in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text[begin : end.start()]):
            found.append(text[begin : end.end()].strip())
            begin = end.end()
    found.append(text[begin:].strip())
    return [sentence for sentence in found if any(char.isalnum() for char in sentence)] or [text]


def is_asking(sentence: str) -> bool:
    """Whether a sentence or clause asks, rather than tells."""
    return bool(_ASKS.search(sentence) or _ASKS_WITHIN.search(sentence))


def is_telling(sentence: str) -> bool:
    """Whether a sentence or clause says who is or does something, and asks nothing."""
    return bool(_TELLS.search(sentence)) and not is_asking(sentence)


def _is_request(sentence: str) -> bool:
    """Whether words without a verb name what is wanted of a code: "units for 500 mg of code."."""
    words = [word.strip(".,;:!?") for word in sentence.split()]
    return len(words) <= _LONGEST_FRAGMENT and "code" in words and not is_telling(sentence)
