"""Codes offered for a choice, told apart by what the documents call them."""

from collections.abc import Collection, Sequence

from bot.conversation import Focus
from bot.question import Question
from bot.quote import Quote, quote_span, verbatim_only
from bot.reply import Reply, Status
from corpus.document import Document, SectionKind
from corpus.sentences import sentences
from index.code_index import CodeIndex

_LONGEST_LABEL = 120
_TELLING = (SectionKind.DESCRIPTION, SectionKind.PLAIN_LANGUAGE, SectionKind.TITLE)
_DESCRIBING = (
    SectionKind.TITLE,
    SectionKind.ALIASES,
    SectionKind.DESCRIPTION,
    SectionKind.PLAIN_LANGUAGE,
)


def offer(
    question: Question, index: CodeIndex, codes: Sequence[str], focus: Focus, lead: str
) -> tuple[Reply, Focus]:
    """A clarifying reply that lists candidates, and the focus in which one can be picked."""
    shown = tuple(codes)
    telling = (quote for code in shown if (quote := telling_quote(index, code)) is not None)
    quotes = verbatim_only(telling, index.document)
    labels = _labels(index, shown, quotes)
    reply = Reply(
        Status.CLARIFY,
        question.intent,
        f"{lead} {_listing(labels)}",
        codes=shown,
        quotes=quotes,
        suggestions=shown,
    )
    return reply, focus.asked_back(question, shown)


def telling_quote(index: CodeIndex, code: str) -> Quote | None:
    """The sentence that tells a code apart: the first of its description."""
    for document in index.documents_of(code):
        found = _first_sentence(document)
        if found is not None:
            return found
    return None


def described(index: CodeIndex, code: str, kinds: Collection[SectionKind] = _DESCRIBING) -> str:
    """The words that the documents use of a code, in sections of some kinds."""
    return " ".join(
        document.text[section.start : section.end]
        for document in index.documents_of(code)
        for section in document.sections_of(*kinds)
    )


def _listing(labels: Sequence[tuple[str, str]]) -> str:
    if len(labels) == 1:
        code, label = labels[0]
        return f"{code} ({label.rstrip('.')})?"
    options = (
        f"{number}. {label if label.startswith(code) else f'{code}: {label}'}"
        for number, (code, label) in enumerate(labels, 1)
    )
    return "\n".join(("one of these?", *options))


def _labels(
    index: CodeIndex, codes: Sequence[str], quotes: Sequence[Quote]
) -> list[tuple[str, str]]:
    """What tells each candidate apart: its description, or its title where that is too long."""
    told = {quote.code: quote.text for quote in quotes if len(quote.text) <= _LONGEST_LABEL}
    return [(code, told.get(code, f"{index.codes.title(code).rstrip(' ,;')}.")) for code in codes]


def _first_sentence(document: Document) -> Quote | None:
    for kind in _TELLING:
        for section in document.sections_of(kind):
            for start, end in sentences(document.text, section.start, section.end):
                return quote_span(document, start, end)
    return None
