"""Small words that turn what a question asks: only, both, before, back to.

They are no terms, so a clause can have all terms of a question and yet state something else: miles
"with the patient on board" are not the miles "out to the patient".
"""

import re

# A qualifier in a question, and how a clause that states the same may put it.
_QUALIFIERS = tuple(
    (re.compile(rf"\b(?:{asked})\b"), re.compile(rf"\b(?:{stated})\b"))
    for asked, stated in (
        (
            "only|just|sole(?:ly)?|exclusive(?:ly)?|strictly|nothing (?:but|else)",
            r"only|just|sole\w*|exclusive\w*|restricted|limited|nothing else|alone|none",
        ),
        (
            r"all|every|always|any(?! unit)|whatever|regardless|no matter",
            r"all|every|always|any|whatever|either|regardless|or not|each|with or without",
        ),
        (
            r"both|pairs?|sets? of 2|2(?= (?:ears?|eyes?|sides?|feet|arms?|legs?)\b)",
            r"both|pairs?|2|each|bilateral|sets?",
        ),
        (
            r"before|prior to|ahead of|until|pre(?:op\w*|-\w+)",
            r"before|prior|ahead|until|pre\w*|start\w*|advance",
        ),
        (
            r"after(?:ward\w*)?|post|once (?:the|it|they|he|she)|later|past|beyond",
            r"after\w*|post\w*|follow\w*|later|past|beyond|ends?|end|more than|longer",
        ),
        ("during|while", "during|while|in|at|when|within"),
        (
            r"back(?= to| from| home| again)|return(?:s|ing)?|way back|again",
            r"back|return\w*|again|repeat\w*",
        ),
        (
            r"out to|way to|over to|toward|en route|to (?:the patient|reach|get|pick)",
            r"to|toward|reach\w*|way",
        ),
        ("outside|away|off", "outside|away|off|out|beyond|home"),
        ("inside|within|internal(?:ly)?", "inside|within|in|into|internal|under|implant\\w*"),
        ("without|w/o|lack\\w*|no|minus", "without|no|not|none|lack\\w*|free|alone|only|non"),
        (r"under|beneath|below", r"under\w*|beneath|below|less|subcutaneous|up to|into"),
        (r"over|above|on top|exceed\w*", r"over|above|top|more|exceed\w*|larger|greater"),
        ("behind", "behind"),
        ("empty|unloaded|unused|leftover|waste\\w*", "empty|unloaded|unused|left\\w*|wast\\w*"),
    )
)
_ONE = re.compile(r"\b(?<!this )(?<!that )(?<!the )(?:one|single) (?!units?\b|of\b|code\b)(\w+)")
_FIXED = re.compile(
    r"\b(?:same day|on top of|over the counter|under (?:code|payer|part|the|a policy)|"
    r"(?:no|any|all) (?:more|longer|right|other)|right (?:now|away)|any(?:more|thing|one|body)|"
    r"at all|just (?:wondering|checking|curious|to)|(?:follow|come|check)[- ]?up|after all|"
    r"by any chance|back to (?:code|it)|once (?:a|per|every)|right\b|just (?:like|as))\b"
)


def adds_qualifier(asked: str, stated: str) -> bool:
    """Whether a question has a qualifier that a statement lacks; both texts normalised.

    Such a statement cannot make the answer "yes".
    """
    asked = _FIXED.sub(" ", asked)
    return _is_of_more(asked, stated) or any(
        in_question.search(asked) and not in_statement.search(stated)
        for in_question, in_statement in _QUALIFIERS
    )


def _is_of_more(asked: str, stated: str) -> bool:
    """Whether a question is about one thing of which a statement does not speak singly."""
    return any(
        not re.search(rf"\b(?:one|single|each|per|half|an?) (?:\w+ )?{match[1]}\b", stated)
        for match in _ONE.finditer(asked)
    )
