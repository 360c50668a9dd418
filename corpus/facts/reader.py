"""All facts of a document, family by family."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from corpus.document import Fact, Section
from corpus.facts.authorisation import authorisation
from corpus.facts.coverage import coverage
from corpus.facts.dates import dates
from corpus.facts.frequency import frequency
from corpus.facts.modifiers import modifiers
from corpus.facts.record_fields import is_record_field, record_fields
from corpus.facts.rvu import global_days, payment, rvu
from corpus.facts.separate_billing import separate_billing
from corpus.facts.statement import Statement, statements
from corpus.facts.status import add_on, status
from corpus.facts.succession import succession
from corpus.facts.units import time, unit


class Family(NamedTuple):
    """A family of facts.

    Attributes:
        read: Reads one statement.
        stems: Lower-case pieces of words without which there is nothing to read. Looking for them
            first spares nine in ten statements the slow patterns.
    """

    read: Callable[[Statement], Iterator[Fact]]
    stems: tuple[str, ...]


def _family(read: Callable[[Statement], Iterator[Fact]], stems: str) -> Family:
    return Family(read, tuple(stem.replace("_", " ") for stem in stems.split()))


FAMILIES = (
    _family(
        coverage,
        """cover pay paid reimburs exclu accept recogn valid bill used_by used_for meant intended
        benefit eligible deni deny reject vary varies differ decide depend discretion medica tricare
        insur payer own yes no. no, sometimes possibly maybe partly""",
    ),
    _family(authorisation, "auth approv certif"),
    _family(rvu, "rvu relative_value"),
    _family(payment, "$"),
    _family(global_days, "global"),
    _family(unit, "unit per_ each increment block mg mcg ml gm cc min inch"),
    _family(time, "min hour hr"),
    _family(
        frequency,
        """per_ every each _in_ within during over once twice _a_ yearly annual monthly weekly
        daily""",
    ),
    _family(modifiers, "modifier append - add"),
    _family(
        succession,
        """replac supersed succe instead place_of took_over takes_over in_place cross convert chang
        became before use_ bill_ report_ submit_""",
    ),
    _family(status, "tempor perman discont delet termin retir inactiv obsolete no_longer active"),
    _family(add_on, "add-on addon in_addition_to"),
    _family(separate_billing, "separate bundl packag incident included"),
    _family(
        dates,
        "added introduced created establish effect terminat discont delet retire ended expired",
    ),
)
"""In this order stand the facts that have one span."""

_RECORD_FIELDS = Family(record_fields, ())


def read_facts(text: str, sections: Sequence[Section], code: str) -> Iterator[Fact]:
    """The facts that a document's text states about its code, in text order.

    Sections about other codes and boilerplate are not read, nor are questions.
    """
    found = (
        fact
        for statement in statements(text, sections, code)
        for family in _fitting(statement)
        for fact in family.read(statement)
    )
    yield from sorted(dict.fromkeys(found), key=lambda fact: (fact.start, fact.end))


def _fitting(statement: Statement) -> Iterator[Family]:
    if is_record_field(statement.text):
        return iter((_RECORD_FIELDS,))
    words = statement.text.lower()
    return (family for family in FAMILIES if any(stem in words for stem in family.stems))
