"""``codecite gaps``: what was asked of the service and not answered, or voted down."""

import json
from collections.abc import Sequence
from datetime import date

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.gaps.store import GapCount


def print_gaps(gaps: Sequence[GapCount], since: date, console: Console) -> None:
    """Print gaps as a table, with what was asked where that is kept."""
    if not gaps:
        console.print(f"No gaps since {since}.")
        return
    table = Table("Code", "Asked for", "Why", "Times", title=f"Gaps since {since}")
    for counted in gaps:
        gap = counted.gap
        words = (gap.code or "no code", _plain(gap.facet), _plain(gap.reason), str(counted.times))
        table.add_row(*map(Text, words))
    console.print(table)
    for counted in gaps:
        for text in counted.words:
            console.print(Text(f"{counted.gap.code or 'no code'}: “{text}”"))


def gaps_as_json(gaps: Sequence[GapCount]) -> str:
    """The same as a JSON list, one object a gap."""
    rows = [
        {
            "code": counted.gap.code,
            "facet": counted.gap.facet,
            "reason": counted.gap.reason,
            "times": counted.times,
            "words": counted.words,
        }
        for counted in gaps
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False)


def _plain(name: str) -> str:
    return name.replace("_", " ")
