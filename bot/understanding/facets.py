"""What a question is after, read from cue words, clause by clause."""

import re
from collections.abc import Mapping, Sequence

from bot.question import Facet
from bot.understanding.asking import is_asking, is_telling
from bot.understanding.cues import STRONG_CUES, WEAK_CUES
from bot.understanding.words import content_words

_STRONG = tuple((facet, re.compile(f"(?i){'|'.join(cues)}")) for facet, cues in STRONG_CUES.items())
_WEAK = tuple((facet, re.compile(f"(?i){'|'.join(cues)}")) for facet, cues in WEAK_CUES.items())
# "valid for Medicare" asks about coverage, "valid" alone about the code itself.
_VALID_FOR_A_PAYER = re.compile(
    r"(?i)\bvalid (?:for|with|under|by) (?:\w+ )?(?:medic|tric|va\b|insur|commer|private)"
)
# Turns of phrase that would give the cue of another facet.
_TURNS_OF_PHRASE: tuple[tuple[Facet, re.Pattern[str]], ...] = (
    (
        Facet.PAYMENT,
        re.compile(
            r"(?i)how much .{0,40}\b(?:pa(?:y|id)|reimburs|cover|cost|charge|get)"
            r"|what (?:does|do|will|would) \w+ pay\b(?: for (?:the )?code\b|(?! for))"
            r"|what(?:'s| is) the (?:\w+ )?reimbursement\b|\b(?:can|will|do|should) (?:i|we) "
            r"(?:expect (?:to get )?|get )paid\b(?=.*\bwhat)|what .{0,30}\bget paid\b"
        ),
    ),
    (
        Facet.UNITS,
        re.compile(
            r"(?i)\b\d+[- ]?(?:minutes?|mins?|hours?)\b.*\bbill"
            r"|\bbill.*\b\d+[- ]?(?:minutes?|mins?|hours?)\b"
        ),
    ),
    (
        Facet.BILLING,
        re.compile(
            r"(?i)\bhow (?:do|does|should|would|can|must) (?:i|we|you|one|they) "
            r"(?:bill|code|report|submit)\b(?! for)(?=.*\b(?:payer|that|this|it)\b)"
        ),
    ),
    (
        Facet.OTHER,
        re.compile(
            r"(?i)^\W*(?:and |so |but |then |ok )*(?:does|do|will|would) (?:it|code|this|that)"
            r"(?: code)? (?:also |even |only )?cover (?!by\b|it\b|this\b|that\b)(?!.*\bpayer\b)\w"
        ),
    ),
    (
        Facet.DEFINITION,
        re.compile(
            r"(?i)what (?:does|do|is) (?:the |an? |cpt |hcpcs )*(?:code|it|this|that) "
            r"(?:actually |all )?(?:cover|include|describe|represent|for\b)"
            r"|what(?:'s| is)(?: all)? included in code|"
            r"what (?:exactly |service |item )?am i billing"
        ),
    ),
)

_CLAUSE = re.compile(
    r"(?i)[?;!]+\s*|,\s*(?:and\s+)?(?=(?:what|when|who|how|which|is|are|does|do|can|should|also)\b)"
    r"|\s+(?:and|also|plus)\s+(?=(?:what|when|who|how|which|is|are|does|do|can|"
    r"should|if|whether)\b)"
    r"|,?\s+(?:but|so)\s+(?=(?:is|are|does|do|can|could|will|would|should|may)\b)"
)
_REVERSE = re.compile(
    r"(?i)\b(?:which|what|whats)(?:'s| is| are)?(?: the)?(?: (?:right|correct|best|proper|"
    r"hcpcs|cpt|billing|medical|procedure|[a-z](?= code)))*"
    r" codes?\b|\bcodes? (?:for|that)\b|\b(?:hcpcs|cpt) for\b|"
    r"\b(?:what|which) (?:[\w-]+ ){1,5}codes? (?:do|does|is|would|should|can|will|did)\b|"
    r"(?:what|how) (?:do|should|would|can) (?:i|we|you) (?:bill|use|code|report)(?: for)?\b|"
    r"\b(?:find|looking for|need|search(?: for)?|is there|got)(?: me)? (?:a|the|"
    r"an)?\s?\w* ?codes?\b"
)
_YES_NO = re.compile(
    r"(?i)(?:^\W*|[,;?.!:-]\s*|\b(?:and|but|so|or|also|then|if|whether|know|say|tell me|"
    r"wondering|ok|hi|hey|hello|please)\s+)"
    r"(?:is|isn'?t|are|aren'?t|was|wasn'?t|does|doesn'?t|do|don'?t|did|didn'?t|can|"
    r"can'?t|could|will|won'?t|would|"
    r"should|has|have|must|may|it is|it's|there is|any chance)\b"
    r"|^\W*(?:if|whether)\b"
    r"|\b(?:asks?|asked|asking|know|wonder(?:s|ing)?|check(?:ing)?|confirm|verify|see|sure|tell me|"
    r"tell us|says?|curious|find out) (?:if|whether)\b"
)
_YES_NO_TAIL = re.compile(
    r"(?i)\b(?:right|correct|true|yes or no|y/n|isn'?t it|doesn'?t it|or not|or no"
    r"|(?<=\w )(?:ok(?:ay)?|allowed|permitted))\s*\??$"
    r"|, ?(?:yes|no|yeah|huh|eh)\??$|\w no\?$|\by/n\b"
)
# "Can you explain it?" wants an explanation, not a yes.
_POLITE = re.compile(
    r"(?i)\b(?:can|could|would|will|do) (?:you|u|ya|someone|somebody|anyone|anybody|i|we)"
    r"(?: please| pls| just| quickly| mind| help me)* (?:tell|give|show|list|explain|define|"
    r"describe|compare|look ?up|looking ?up|pull up|remind|clarify|break down|walk|spell|get|know|"
    r"have|explaining|see)\b(?: me| us)?(?! (?:paid|reimbursed|denied)\b)"
)
_NEGATED = re.compile(
    r"(?i)\b(?:isn'?t|aren'?t|doesn'?t|don'?t|won'?t|wasn'?t|can'?t|not|non-?\w+|"
    r"never|excluded?|uncovered|denied|"
    r"den(?:y|ies)|reject\w*|inactive|unbundled|invalid|without|discontinued|"
    r"deleted|terminated|retired|expired|obsolete|temporary|bundled)\b"
)


def find_facets(text: str) -> tuple[Facet, ...]:
    """Facets that a cleaned message asks about, in its order, each once; may be empty.

    Each clause ("what is S9460", "is it covered by Medicare") gives its strong facets, or else its
    first weak one. Clauses that only tell something count where no other gives any.
    """
    asking: list[Facet] = []
    telling: list[Facet] = []
    text = _without_asides(text)
    for clause in _without_circumstances(_CLAUSE.split(text)):
        found = telling if is_telling(clause) else asking
        found.extend(facet for facet in _clause_facets(clause) if facet not in found)
    if _PREMISES & set(telling) and asking and set(asking) <= _SOUGHT_AFTER:
        # "It was deleted, what do I use?": what has ended is the premise of what is asked.
        asking = [Facet.SUCCESSOR]
    # A comma may part a question: "how many of them, code, can I ship per month".
    facets = asking or telling or [f for f in _clause_facets(text) if f is Facet.FREQUENCY]
    for asked, implied in ((Facet.UNITS, Facet.TIME), (Facet.COVERAGE, Facet.OVERVIEW)):
        if asked in facets and implied in facets:
            facets.remove(implied)
    return tuple(facets)


def asks_for_a_code(text: str) -> bool:
    """Whether the message asks which code fits some words."""
    return _REVERSE.search(text) is not None


def asks_yes_no(text: str) -> bool:
    """Whether the message can be answered with yes or no."""
    plain = _POLITE.sub(" ", text)
    return bool(_YES_NO.search(plain) or _YES_NO_TAIL.search(plain))


def is_negated(text: str) -> bool:
    """Whether a yes/no question is put the other way round."""
    return _NEGATED.search(text) is not None


_PREMISES = {Facet.SUCCESSOR, Facet.STATUS}
_SOUGHT_AFTER = {Facet.USAGE, Facet.BILLING, Facet.SUCCESSOR}
# How often or how long something is done, where that is told and not asked.
_CIRCUMSTANCE = re.compile(
    r"(?i)\b(?:\d[\d.,]*|an?|one|two|three|four|five|six|half an|once|twice|several|each|every|per)"
    r"[ -](?:more )?(?:x|times?|minutes?|mins?|hours?|hrs?|units?|doses?|days?|weeks?|months?|"
    r"years?|nights?)\b"
)


# What is also said of people and things: "no longer working", "retired from the Navy".
_SAID_OF_PEOPLE = {Facet.STATUS, Facet.SUCCESSOR}
_STATUS_ASKED = re.compile(
    r"(?i)\b(?:code|it|this|that|valid\w*|still|dates?|dos|20\d\d|discontinued|deleted)\b"
)


def _without_asides(text: str) -> str:
    """The message without comma parts before the code that only say how a person is.

    "No longer working, on Medicaid now, is it covered?" asks nothing of the code's status.
    """
    parts = text.split(",")
    spoken = next((n for n, part in enumerate(parts) if re.search(r"\bcode\b", part)), 0)
    kept = [part for n, part in enumerate(parts) if n >= spoken or not _is_aside(part)]
    return ",".join(kept)


def _is_aside(part: str) -> bool:
    found = set(_clause_facets(part))
    return (
        bool(found)
        and found <= _SAID_OF_PEOPLE
        and not (_STATUS_ASKED.search(part) or is_asking(part))
        and len(content_words(part)) > 0
    )


def _without_circumstances(clauses: Sequence[str]) -> list[str]:
    """The clauses; those that only tell, beside one that asks, without their amounts of time."""
    asking = [is_asking(clause) for clause in clauses]
    if not any(asking):
        return list(clauses)
    return [
        clause if asks else _CIRCUMSTANCE.sub(" ", clause)
        for clause, asks in zip(clauses, asking, strict=True)
    ]


def _clause_facets(clause: str) -> list[Facet]:
    for facet, turn in _TURNS_OF_PHRASE:
        if turn.search(clause):
            return [facet]
    strong = [(match.start(), facet) for facet, cue in _STRONG if (match := cue.search(clause))]
    facets = [facet for _, facet in sorted(strong)]
    if Facet.STATUS in facets and _VALID_FOR_A_PAYER.search(clause):
        facets[facets.index(Facet.STATUS)] = Facet.COVERAGE
    if facets:
        return _without_side_effects(facets)
    for facet, cue in _WEAK:
        if cue.search(clause):
            return [facet]
    return []


# A cue of the first facet makes a cue of the second likely without its being asked about:
# "what replaced the discontinued code", "does coverage require prior authorisation".
_IMPLIES: Mapping[Facet, tuple[Facet, ...]] = {
    Facet.OTHER: (Facet.COVERAGE, Facet.UNITS, Facet.PAYMENT),
    Facet.SUCCESSOR: (Facet.STATUS,),
    Facet.PRIOR_AUTHORISATION: (Facet.COVERAGE,),
    Facet.SEPARATE_BILLING: (Facet.COVERAGE, Facet.PAYMENT, Facet.ADD_ON),
    Facet.ADD_ON: (Facet.COVERAGE,),
    Facet.FREQUENCY: (Facet.COVERAGE, Facet.UNITS, Facet.SUCCESSOR),
    Facet.COMPARISON: (
        Facet.RELATED,
        Facet.UNITS,
        Facet.TIME,
        Facet.SUCCESSOR,
        Facet.HISTORY,
        Facet.SYNONYMS,
    ),
    Facet.UNITS: (Facet.TIME,),
    Facet.MODIFIERS: (Facet.COVERAGE,),
    Facet.SPECIALTIES: (Facet.COVERAGE,),
    Facet.PLAIN_LANGUAGE: (Facet.COVERAGE,),
    Facet.GLOBAL_DAYS: (Facet.TIME,),
}


def _without_side_effects(facets: list[Facet]) -> list[Facet]:
    implied = {side for facet in facets for side in _IMPLIES.get(facet, ())}
    return [facet for facet in dict.fromkeys(facets) if facet not in implied]
