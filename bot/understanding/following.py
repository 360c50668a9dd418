"""What a message takes over from the question before it."""

import re
from dataclasses import replace

from bot.question import Facet, Question
from bot.understanding import references
from bot.understanding.settled import asks_how_many, settled
from bot.understanding.words import has_dose

_ASKED_OF_PAYERS = {Facet.COVERAGE, Facet.PRIOR_AUTHORISATION, Facet.PAYMENT}
# What is asked again for another day; of all else, whether the code holds then.
_ASKED_OF_DAYS = {Facet.COVERAGE, Facet.PRIOR_AUTHORISATION, Facet.PAYMENT, Facet.STATUS}


def asks(said: Question) -> bool:
    """Whether a message asks something of its own."""
    return bool(said.facets) or references.puts_a_question(said)


def about(said: Question, last: Question, codes: tuple[str, ...]) -> Question:
    """A message about codes that it does not name."""
    if Facet.COVERAGE in said.facets and Facet.COVERAGE in last.facets:
        # "Was it payable in 2018?" goes on about the payer that was asked about.
        said = replace(said, payers=said.payers or last.payers)
    found = replace(said, codes=codes, refers_back=True)
    if said.subject and (asks(said) or not references.continues(said.text)):
        by_default = Facet.UNITS if has_dose(said.rest) else Facet.OTHER
        return replace(found, facets=said.facets or (by_default,))
    if not said.facets and asks_how_many(said.rest):
        return replace(found, facets=(Facet.OTHER,))
    if said.date_of_service and not said.facets and not _ASKED_OF_DAYS & set(last.facets):
        # "And 1/5/2018?" asks whether the code that was found holds on that day too.
        return replace(_continued(found, last), facets=(Facet.STATUS,))
    return inherited(found, last)


def reasoned(said: Question, last: Question, codes: tuple[str, ...]) -> Question:
    """A message that asks why: the reason for what was answered before."""
    asked = replace(said, facets=last.facets or (Facet.OTHER,), codes=codes, refers_back=True)
    return replace(asked, payers=last.payers, rest=last.rest, subject=last.subject, asks_why=True)


def instead_asked(said: Question, last: Question, codes: tuple[str, ...]) -> Question:
    """A message that asks which code it is then: the one that took over, or is named for it."""
    rest = f"{said.rest} {last.rest}".strip()
    return replace(
        said, facets=(Facet.SUCCESSOR,), codes=codes, rest=rest, refers_back=True, asks_yes_no=False
    )


def inherited(said: Question, last: Question) -> Question:
    """What the message leaves unsaid from the question before, if it has no facet of its own."""
    if said.facets:
        return said
    facets = last.facets
    # "What about Medicaid?" after a definition is a question about coverage all the same.
    if said.payers and not _ASKED_OF_PAYERS & set(facets):
        return replace(_continued(said, last), facets=(Facet.COVERAGE,))
    again = asked_again(said, last)
    lost = {Facet.COMPARISON} if again.subject else {Facet.COMPARISON, Facet.OTHER}
    if lost & set(facets) and len(said.codes) == 1:
        instead = Facet.OTHER if said.asks_yes_no else Facet.OVERVIEW
        facets = tuple(facet for facet in facets if facet not in lost) or (instead,)
    continued = replace(_continued(again, last), facets=facets)
    # A payer that was named before the question which is asked again is not a part of it.
    is_of_payer = again is said or "payer" in last.rest
    return continued if is_of_payer else replace(continued, payers=said.payers)


def asked_again(said: Question, last: Question) -> Question:
    """The words of the question before, where a message has none of its own or corrects a code."""
    if not last.subject or not _only_names_a_code(said):
        return said
    text = last.rest.replace("code", said.codes[0])
    for payer in (said.payers or last.payers)[:1]:
        text = text.replace("payer", payer.name)
    return replace(said, text=text, rest=last.rest, subject=last.subject)


def _only_names_a_code(said: Question) -> bool:
    """Whether a message is a code and no question: "and K0001?", "oops, I meant J7325"."""
    if said.refers_back or not said.codes or asks(said) or _AMOUNT.search(said.rest):
        return False
    return not said.subject or references.corrects(said.text)


_AMOUNT = re.compile(r"\d")


def completed(said: Question, pending: Question, chosen: tuple[str, ...]) -> Question:
    """A pending question for the codes that were chosen; what the choice adds, wins."""
    dropped = {Facet.REVERSE_LOOKUP} | ({Facet.COMPARISON} if len(chosen) == 1 else set())
    facets = said.facets or tuple(facet for facet in pending.facets if facet not in dropped)
    codes = tuple(dict.fromkeys((*pending.codes, *chosen)))
    return settled(replace(_continued(said, pending), codes=codes, facets=facets))


def _continued(said: Question, earlier: Question) -> Question:
    """The question with the circumstances that it leaves unsaid: payer, date, polarity."""
    return replace(
        said,
        payers=said.payers or earlier.payers,
        date_of_service=said.date_of_service or earlier.date_of_service,
        refers_back=True,
        asks_yes_no=said.asks_yes_no or earlier.asks_yes_no,
        negated=said.negated or earlier.negated,
    )
