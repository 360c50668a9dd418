"""The record of a gap: a code and a facet, and why the answer was none. No words of anybody."""

from dataclasses import dataclass
from enum import StrEnum

from bot.question import Facet, Intent, Question
from bot.reply import Reply, Status, Verdict
from corpus.codes import code_system
from index.code_table import normalise_code


class Reason(StrEnum):
    """Why something counts as a gap."""

    NOT_FOUND = "not_found"
    NOT_STATED = "not_stated"
    OUT_OF_SCOPE = "out_of_scope"
    VOTED_DOWN = "voted_down"


@dataclass(frozen=True, slots=True)
class Topic:
    """What a question was about, without its words.

    Attributes:
        codes: Existing codes, or unknown ones that have the shape of a code; may be empty.
        facet: What was asked of them.
    """

    codes: tuple[str, ...]
    facet: Facet


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that was not answered; the code is empty where the question had none."""

    code: str
    facet: Facet
    reason: Reason


def topic_of(question: Question, reply: Reply) -> Topic:
    """What a rating of the reply is about."""
    facet = question.facets[0] if question.facets else Facet.OTHER
    return Topic(reply.codes or _unknown_codes(question), facet)


def gaps_of(question: Question, reply: Reply) -> tuple[Gap, ...]:
    """What a question asked and its reply does not answer."""
    facet = topic_of(question, reply).facet
    match reply.status:
        case Status.OUT_OF_SCOPE:
            return (Gap("", facet, Reason.OUT_OF_SCOPE),)
        case Status.NOT_FOUND:
            unknown = _unknown_codes(question) or ("",)
            return tuple(Gap(code, facet, Reason.NOT_FOUND) for code in unknown)
        case Status.ANSWERED if reply.intent is not Intent.SMALLTALK:
            # A message may mix known and unknown codes.
            missing = [Gap(code, facet, Reason.NOT_FOUND) for code in _unknown_codes(question)]
            if reply.verdict is Verdict.UNKNOWN or not reply.quotes:
                missing += [Gap(code, facet, Reason.NOT_STATED) for code in reply.codes]
            return tuple(missing)
        case _:
            return ()


def _unknown_codes(question: Question) -> tuple[str, ...]:
    """Unknown codes as typed; only what has a code's shape, since anything else is a word."""
    typed = (normalise_code(mention.text) for mention in question.code_candidates)
    return tuple(dict.fromkeys(code for code in typed if code_system(code) is not None))
