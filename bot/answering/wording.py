"""Turns of phrase that several answers share."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from bot.reply import Verdict
from corpus.document import Document


def sources_named(documents: Iterable[Document]) -> str:
    """Who says it, as of which release, and when each code holds (promise P5), as a sentence.

    "Source: CMS HCPCS file, HCPCS 2019 (S9460 valid since 2000-01-01)."
    """
    periods: dict[tuple[str, str], dict[str, str]] = {}
    for document in documents:
        source = (document.source.name, document.source.release)
        periods.setdefault(source, {})[document.code] = _period(document)
    notes = [f"{name}, {release}{_periods(of)}" for (name, release), of in periods.items()]
    return f"Source{'s' if len(notes) > 1 else ''}: {'; '.join(notes)}." if notes else ""


def _periods(by_code: Mapping[str, str]) -> str:
    told = [f"{code} valid {period}" for code, period in by_code.items() if period]
    return f" ({', '.join(told)})" if told else ""


def _period(document: Document) -> str:
    start, end = document.valid.start, document.valid.end
    if start and end:
        return f"{start} to {end}"
    if start:
        return f"since {start}"
    return f"until {end}" if end else ""


LEADS: Mapping[Verdict, str] = {
    Verdict.YES: "Yes: ",
    Verdict.NO: "No: ",
    Verdict.DEPENDS: "It depends: ",
}
"""How an answer begins that has a verdict; an unknown one is a sentence of its own."""


def led(verdict: Verdict, said: str, *, negated: bool) -> str:
    """What is said with the verdict in a word before it, unless it begins so or it would mislead.

    The "Yes." of an FAQ answer is to a question that was not asked.
    """
    lead = LEADS[verdict]
    if said.startswith(lead[:-2]):
        return said
    plain = _ANSWERED.sub("", said)
    return plain if negated else f"{lead}{plain}"


def led_by_none(said: str) -> str:
    """What is said without the "Yes." of an FAQ answer."""
    return _ANSWERED.sub("", said)


_ANSWERED = re.compile(r"^(?:Yes|No|It depends)[.,;:] ")


def listed(items: Sequence[str], last: str = "and") -> str:
    """Items as a phrase: "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def differing(note: str) -> str:
    """What an answer says of a disagreement."""
    return f"The sources differ: {note}"


def the_documents(code: str) -> str:
    """The subject of a sentence that says that nothing was found."""
    return f"The documents on {code}"


def period_words(period: tuple[date, date]) -> str:
    """When, as a person says it: "on 2018-03-05", "in March 2018", "in 2018"."""
    first, last = period
    if first == last:
        return f"on {first}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"in {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"in {first:%B %Y}"
    return f"from {first} to {last}"


def ended(sentence: str) -> str:
    """The sentence with a full stop, unless it has an end of its own."""
    return sentence if sentence.endswith((".", "!", "?", ":")) else f"{sentence.rstrip(' ,;')}."
