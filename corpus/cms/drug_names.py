"""Which codes a name of the Table of Drugs leads to, its "see" references followed."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

_SLIPS = 1
"""Letters wrong, missing, surplus or exchanged that a reference may have ("Cufuroxime sodium" for
"Cefuroxime sodium"). With two, one drug's name becomes another's ("Prednisone", "Prednisolone")."""
_SHORTEST = 8
"""Letters of the shortest name in which a slip is recognised."""

_DIGITS = re.compile(r"\d")
_ANY_OF = re.compile(r"\s*;\s*(?:and\s+)?|\s+or\s+")
_ALL_OF = re.compile(r"\s+and\s+")
_NO_NAME = re.compile(r"\([a-v]\d{4}\)|, etc\.$")


class NamedCodes(NamedTuple):
    """A name, the codes printed with it, and the name that it refers to."""

    name: str
    codes: tuple[str, ...] = ()
    see: str | None = None


def key(name: str) -> str:
    """What spellings of a name share: lower-case words of letters and digits, single spaces.

    "HCl" is written out ("HCI", with a capital I, is printed as well), "&" and "with" are "and", a
    code in brackets and "etc." are left out, "non-" is no word by itself.
    """
    words = _NO_NAME.sub("", name.lower()).replace("non-", "non").replace("&", " and ")
    words = re.sub(r"[^a-z0-9]+", " ", words)
    return re.sub(r"\bhc[li]\b", "hydrochloride", re.sub(r"\bwith\b", "and", words)).strip()


class DrugNames:
    """The names of a table, for following references."""

    def __init__(self, rows: Sequence[NamedCodes]) -> None:
        """Take the rows that have a name; several may have the same."""
        self._rows: dict[str, list[NamedCodes]] = {}
        for row in rows:
            self._rows.setdefault(key(row.name), []).append(row)
        self._tight = {_tight(name): name for name in self._rows}

    def codes(self, row: NamedCodes) -> tuple[str, ...]:
        """The codes of a row or, of a reference, of all rows that it leads to; none if nowhere."""
        return tuple(dict.fromkeys(self._follow(row, frozenset())))

    def _follow(self, row: NamedCodes, seen: frozenset[str]) -> Iterator[str]:
        yield from row.codes
        if row.see is None or key(row.name) in seen:
            return
        # "Hizentra, see Immune globulin": where the table lists that kind of it, it is meant.
        kind = self._tight.get(_tight(key(f"{row.see} {row.name}")))
        for name in [kind] if kind else self._meant(row.see):
            for target in self._rows[name]:
                yield from self._follow(target, seen | {key(row.name)})

    def _meant(self, reference: str) -> list[str]:
        """Keys of the names that a reference means.

        The reference itself is sought first; then "A or B" and "A; B" are what is listed of
        them, and "A and B" is both or nothing: a combination is not one of its parts.
        """
        if whole := self._found(key(reference)):
            return whole
        for separator, needed in ((_ANY_OF, any), (_ALL_OF, all)):
            parts = separator.split(reference)
            found = [self._part(part, parts[0]) for part in parts]
            if len(parts) > 1 and needed(found):
                return [name for names in found for name in names]
        return []

    def _part(self, part: str, first: str) -> list[str]:
        """One of "Tacrolimus, oral or parenteral" may leave out the drug that the first names."""
        drug, _, _ = first.partition(",")
        return self._found(key(part)) or self._found(key(f"{drug} {part}"))

    def _found(self, wanted: str) -> list[str]:
        """Keys of the names that a key stands for, by the first of these that finds any.

        The name so spelt, but for spaces; longer names that begin with it; names that begin with
        the same word and have all its others; a name with a slip of spelling.
        """
        if not wanted:
            return []
        if same := self._tight.get(_tight(wanted)):
            return [same]
        if longer := [name for name in self._rows if name.startswith(f"{wanted} ")]:
            return longer
        words = wanted.split()
        if fuller := [name for name in self._rows if _has_words(name.split(), words)]:
            return fuller
        return [name for name in self._rows if _is_slip(wanted, name)]


def _tight(words: str) -> str:
    """Without spaces, so that "gamma 1 b" and "gamma 1b" are one."""
    return words.replace(" ", "")


def _has_words(name: Sequence[str], words: Sequence[str]) -> bool:
    return len(words) > 1 and name[0] == words[0] and set(words) <= set(name)


def _is_slip(wanted: str, name: str) -> bool:
    """Whether the first words of a name are meant by a key with a slip in it."""
    meant = _tight(" ".join(name.split()[: len(wanted.split())]))
    spelt = _tight(wanted)
    return (
        len(spelt) >= _SHORTEST
        and meant[:1] == spelt[:1]
        and _DIGITS.findall(meant) == _DIGITS.findall(spelt)
        and OSA.distance(spelt, meant, score_cutoff=_SLIPS) <= _SLIPS
    )
