"""The codes that exist, and what a mistyped one may have meant."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import chain, product

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SEPARATORS = re.compile(r"[\s.\-\u2010-\u2015]")

# A lower-case L looks like a one; a capital L does not, and is the first letter of many codes.
_LOOK_ALIKES: Mapping[str, str] = {
    look: group for group in ("O0", "I1", "S5$") for look in group
} | {"o": "O0", "i": "I1", "l": "LI1", "s": "S5$", "1": "I1L", "|": "I1L"}

_TYPOS = 2
"""Edits within which a code counts as near; three of five characters would be another code."""


def normalise_code(token: str) -> str:
    """A token as codes are written: capitals, without spaces, hyphens and dots."""
    return _SEPARATORS.sub("", token).upper()


class CodeTable:
    """The existing codes with their titles, in ascending order."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        """Titles by normalised code."""
        self._titles = dict(titles)
        self.codes: tuple[str, ...] = tuple(sorted(self._titles))

    def __contains__(self, code: object) -> bool:
        return code in self._titles

    def __len__(self) -> int:
        return len(self.codes)

    def __iter__(self) -> Iterator[str]:
        return iter(self.codes)

    def title(self, code: str) -> str:
        """Short title of an existing code.

        Raises:
            KeyError: There is no such code.
        """
        return self._titles[code]

    def readings(self, token: str) -> tuple[str, ...]:
        """Existing codes that a sloppy token can be read as.

        Only case, spaces, hyphens and dots, and the look-alikes O/0, I/l/1 and S/5/$ are
        repaired. A token that is an existing code has that one reading.
        """
        for exact in (token.strip().upper(), normalise_code(token)):
            if exact in self._titles:
                return (exact,)
        bare = _SEPARATORS.sub("", token)
        # No code system has shorter or longer codes.
        if not 4 <= len(bare) <= 8:
            return ()
        choices = (_LOOK_ALIKES.get(character, character.upper()) for character in bare)
        spellings = {"".join(spelling) for spelling in product(*choices)}
        return tuple(sorted(spellings & self._titles.keys()))

    def nearest(self, token: str, limit: int = 5) -> tuple[str, ...]:
        """Existing codes closest to a token that is none, closest first.

        Distance is optimal string alignment (a missing, extra, wrong or transposed character is
        one edit). Ties: the same first letter, the longer common beginning, the closer number,
        then code order. Where nothing is within two edits, the same letter's codes of the closest
        numbers.
        """
        wanted = normalise_code(token)
        if not wanted:
            return ()
        close = process.extract(
            wanted, self.codes, scorer=OSA.distance, score_cutoff=_TYPOS, limit=None
        )
        ranked = [
            code
            for _, code in sorted(
                ((distance, *_tie(wanted, code)), code) for code, distance, _ in close
            )
        ]
        if not ranked:
            ranked = sorted(self.starting_with(wanted[0]), key=lambda code: _tie(wanted, code)[2:])
        return tuple(ranked[:limit])

    def between(self, first: str, last: str) -> tuple[str, ...]:
        """Existing codes from ``first`` to ``last``, both inclusive, of the same letter.

        Empty for bounds of different letters, lengths or the wrong order.
        """
        low, high = normalise_code(first), normalise_code(last)
        if not low or not high or low[0].isalpha() != high[0].isalpha() or len(low) != len(high):
            return ()
        if low[0].isalpha() and low[0] != high[0]:
            return ()
        start, stop = bisect_left(self.codes, low), bisect_left(self.codes, high + "\0")
        return tuple(code for code in self.codes[start:stop] if len(code) == len(low))

    def starting_with(self, prefix: str) -> tuple[str, ...]:
        """Existing codes that begin with a prefix, in ascending order."""
        start = normalise_code(prefix)
        first = bisect_left(self.codes, start)
        last = bisect_left(self.codes, start + chr(0x10FFFF))
        return self.codes[first:last]


def _tie(wanted: str, code: str) -> tuple[bool, int, int, str]:
    common = next(
        (i for i, pair in enumerate(zip(wanted, code, strict=False)) if pair[0] != pair[1]),
        min(len(wanted), len(code)),
    )
    return wanted[0] != code[0], -common, abs(_number(wanted) - _number(code)), code


def _number(code: str) -> int:
    digits = "".join(filter(str.isdecimal, chain(code)))
    # A missing last digit leaves the number short: 946 is nearer to 9460 than to 1946.
    return int(digits.ljust(4, "0")) if digits else 0
