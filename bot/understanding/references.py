"""What a message leaves to the conversation: pronouns, ellipsis, corrections, ways back."""

import re
from collections.abc import Callable, Iterable

from bot.conversation import Focus
from bot.question import Question
from bot.understanding.words import content_words, subject_stems

Describe = Callable[[str], str]

_PRONOUN = re.compile(
    r"(?i)\b(?:it|its|it's|these|those|them|they|both|the same"
    r"|(?:the|that|this) (?:code|one|service|item|drug|procedure|product|thing))\b"
)
# "What's the code for a cane?" seeks one, and points to none.
_SOUGHT = re.compile(r"(?i)\b(?:the|that) (?:\w+ )?codes? (?:for|to)\b(?! the\b)")
_DEMONSTRATIVE = re.compile(r"(?i)\b(?:this|that(?:'s)?)\b")
# What may stand before the message proper: "ok", "k and", "hmm so".
_OPENING = (
    r"(?:(?:o?k(?:ay)?|kk|so|well|hm+|um+|uh|ah|oh|right|great|cool|thanks|thank you|thx|ty|got it"
    r"|gotcha|yes|yeah|alright|perfect|nice|hey|hi)\b[,.!: -]*)*"
)
_LEAD_IN = re.compile(
    rf"(?i)^{_OPENING}"
    r"(?:(?:and|or|also|but|then|with|for|under|now|plus|no|nope|sorry|actually|wait|w?h?oops"
    r"|versus|vs|ditto|same)\b|(?:what|how) (?:about|abt)|wh?at if|i meant?\b|not that|meant\b"
    r"|compared? (?:it |that |this )?(?:to|with))"
)
_CORRECTION = re.compile(
    r"(?i)\b(?:i meant?|i mean|meant|not that|sorry|wrong (?:code|one)|actually|w?h?oops|correction"
    r"|typo|mis-?typed|fat[- ]?finger\w*|my bad|make that|should (?:be|have been|read)"
    r"|(?:no|oh|ah|oops),? wait|scratch that|mis-?(?:spoke|read|heard)|on second thought)\b"
)
_QUESTION_WORD = re.compile(
    r"(?i)\b(?:what(?!'?s? (?:about|abt|if)\b)(?:'?s)?|which|who|whom|whose|when|where|why"
    r"|how(?! (?:about|abt)\b)(?:'?s)?)\b"
)
_WHY = re.compile(
    rf"(?i)^{_OPENING}(?:(?:and|but|so|then) )?(?:why(?: (?:on earth|the h\w+|ever))?"
    r"(?: (?:not|so|is (?:that|it)|isn'?t (?:it|that)|doesn'?t it|won'?t (?:it|they)|don'?t they))?"
    r"|how come(?: not)?|(?:on|for) what (?:basis|grounds?|reasons?)"
    r"|what(?:'?s| is) the (?:reason|basis|rationale)|what(?:'?s| is) that based on|based on what"
    r"|says who)\b\W*$"
)
_WHICH = r"(?:which|what)(?: (?:new|other|right|correct|proper|hcpcs|cpt|billing))?"
_DO_WE_USE = (
    r" (?:do|does|did|should|would|can|could|must) (?:i|we|you|they|one) (?:have )?"
    r"(?:used?|bill(?:ed)?|report(?:ed)?|code|go with|put|send|submit)(?: it| that)?"
)
_MUST_IT_BE = (
    r" (?:should|would|must|ought)(?: it| that(?: one)?| this)?(?: to)? (?:have been|be|have)"
    r"(?: used| billed| reported)?"
)
_IS_IT = (
    r" (?:is(?: it|(?=,? then))|is (?:the )?(?:right|correct|new)(?: one| code)?|applies|took over"
    r"|replaced it)"
)
_WHEN = r"(?:then|instead|now|these days|today|nowadays|in its place|this year)"
_INSTEAD = re.compile(
    rf"(?i)^{_OPENING}(?:(?:and|but|so|then)[, ]+)?(?:"
    rf"{_WHICH} (?:code|one)(?:{_DO_WE_USE}|{_MUST_IT_BE}|{_IS_IT})?,? ?{_WHEN}?"
    rf"|{_WHICH}(?:{_DO_WE_USE}|{_MUST_IT_BE}),? ?{_WHEN}?"
    rf"|what(?:'?s| is) the (?:new|right|correct|current) (?:one|code),? ?{_WHEN}?"
    rf"|what(?:'?s| is) the code for (?:that|it|this)(?: part| one| bit)?,? ?{_WHEN}?"
    rf"|what(?:'?s| is it| is)?,? {_WHEN})\W*$"
)
_OTHERWISE = re.compile(r"(?i)\d|\bif\b|\bwith(?:out)?\b|\bno(?:t|n)?\b")
_NO = re.compile(r"(?i)^(?:no|nope|neither|none(?: of (?:them|these|those))?)[.! ]*$")
_COMPARING = re.compile(r"(?i)\b(?:compare|difference|differ|versus|vs)\b")
_TWO = re.compile(r"(?i)\b(?:both|them|these two|those two|the two)\b")

# What an item is compared with stands after these, or is a pronoun: "how does it differ from …".
_COMPARED = re.compile(
    r"(?i)\b(?:from|to|with|than|vs\.?|versus|as|and|between)\s+(?:\w+\s+){0,2}?[A-Z]?[\dOoIlSs]{4,5}\b"
    r"|\b[A-Z]?\d{4,5}[A-Z]?\s+(?:vs\.?|versus)\b|\bcompar\w+"
)
_SUPPOSED = re.compile(r"(?i)\bwhat if (?:it|this|that|they)(?:'s|'re| is| was| were| are)?\b")

_BACK = re.compile(
    r"(?i)\b(?:back to|return(?:ing)? to|going back|(?:as for|about) the (?:earlier|previous)"
    r"|the (?:earlier|previous|original|prior) (?:code|one|item|question))\b"
)
_THE_ONE_BEFORE = re.compile(
    r"(?i)\b(?:(?:earlier|previous|prior) (?:code|one|item)|(?:code|one|item) (?:before|earlier))\b"
)
_THE_VERY_FIRST = re.compile(r"(?i)\b(?:first|original) (?:code|one|item)\b")


_VARIANT_NOUNS = {"version", "versions", "kind", "type", "model", "variant", "style", "option"}
_VARIANT = re.compile(
    r"(?i)\b(?:is there (?:also )?an?|(?:what|how) about (?:an?|the)|and (?:an?|the)|^(?:the|an?)) "
    r"(?:[\w-]+ ){1,4}?(?:one|version|kind|type|model|variant|code)\b"
    r"|^(?:[\w-]+ ){1,3}(?:version|kind|type|model|variant|one)\b[?.! ]*$"
    r"|\bwhich (?!modifier|payer|speciali?t|place|form|doc|record|note|diagnos)[\w-]+ "
    r"(?:(?:do|should|would|can) (?:i|we|you) (?:use|bill)|is it for)\b"
)


_IS_THERE = re.compile(
    r"(?i)\b(?:is|are) there (?:also )?(?:an?|any) (?:[\w/-]+ ){1,3}"
    r"(?:versions?|kinds?|types?|variants?|siblings?|equivalents?|counterparts?)\b"
)


def is_refusal(text: str) -> bool:
    """Whether the message only says no to what was offered."""
    return _NO.match(text) is not None


def points_back(text: str) -> bool:
    """Whether the message stands for its subject with a pronoun: "is it covered?"."""
    text = _SOUGHT.sub(" ", _SUPPOSED.sub(" ", text))
    if _PRONOUN.search(text):
        return True
    return any(
        _stands_alone(text[: match.start()], text[match.end() :])
        for match in _DEMONSTRATIVE.finditer(text)
    )


def _stands_alone(before: str, after: str) -> bool:
    """Whether "that" between two texts is a pronoun.

    It is none before a noun ("that brace"), nor after one ("a walker that folds").
    """
    follows_noun = bool(content_words(before.rsplit(maxsplit=1)[-1])) if before.split() else False
    next_word = re.match(r"\s+[\w'-]+", after)
    return not follows_noun and not (next_word and content_words(next_word[0]))


def continues(text: str) -> bool:
    """Whether the message asks the previous question again of something else."""
    return bool(_LEAD_IN.match(text) or _CORRECTION.search(text))


def corrects(text: str) -> bool:
    """Whether the message sets right what was said before: "oops, I meant H0038"."""
    return _CORRECTION.search(text) is not None


def changes_item(text: str) -> bool:
    """Whether the message may say otherwise what the item is: "sorry, it was 40"."""
    return corrects(text) or (continues(text) and _OTHERWISE.search(text) is not None)


def asks_why(text: str) -> bool:
    """Whether the message only asks for the reason: "why not?"."""
    return _WHY.match(text) is not None


def asks_what_instead(text: str) -> bool:
    """Whether the message only asks which code it is then: "what do we use now?"."""
    return _INSTEAD.match(text) is not None


def compares_with_focus(text: str) -> bool:
    """Whether a comparison that names one code has what is in focus as its other side."""
    return _BACK.search(text) is None and _COMPARED.search(text) is not None


def names_variant(text: str) -> bool:
    """Whether the message asks for a variant of what is in focus: "is there a heavy duty one?"."""
    return _VARIANT.search(text) is not None


def asks_for_a_variant(text: str) -> bool:
    """Whether the message asks if there is a variant of what is in focus, and not about it."""
    return _IS_THERE.search(text) is not None


def variant_stems(subject: Iterable[str]) -> frozenset[str]:
    """The stems of what a variant is told apart by: of "the group version", those of "group"."""
    return subject_stems(" ".join(word for word in subject if word not in _VARIANT_NOUNS))


def has_question_word(text: str) -> bool:
    """Whether the message asks what, which, who, when, where, why or how."""
    return _QUESTION_WORD.search(text) is not None


def puts_a_question(message: Question) -> bool:
    """Whether the message wants an answer: yes or no, or what, which, who and the like."""
    return message.asks_yes_no or has_question_word(message.text)


def codes_in_focus(text: str, focus: Focus) -> tuple[str, ...]:
    """The codes that "it", "them" or nothing at all stands for."""
    if _COMPARING.search(text) or _TWO.search(text):
        # Older first: "compare them" means the order in which they came up.
        return focus.codes if len(focus.codes) > 1 else focus.history[1::-1]
    return focus.codes


def returned_to(text: str, focus: Focus, describe: Describe) -> tuple[str, ...]:
    """The code talked about before to which a message goes back: "back to the pump", or ()."""
    back = _BACK.search(text)
    earlier = tuple(code for code in focus.history if code not in focus.codes)
    if back is None or not earlier:
        return ()
    if _THE_ONE_BEFORE.search(text):
        return earlier[:1]
    if _THE_VERY_FIRST.search(text):
        return focus.history[-1:]
    asked = subject_stems(" ".join(content_words(text[back.end() :])))
    told = [len(asked & subject_stems(describe(code))) for code in focus.history]
    best = max(told)
    return (focus.history[told.index(best)],) if best else ()
