"""A small, strict YAML: one mapping, all scalars as text, every value with its line.

Plain YAML would read the code 00100 as the number 64, take the last of two equal keys, and
expand references without end.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from corpus.readers.text_file import TextFile

LIMIT = 65_536
"""Characters of YAML beyond which a file is refused; real front matter has a few hundred."""

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_Path = tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class YamlMapping:
    """A mapping and where its parts stand.

    Attributes:
        values: Text, lists and mappings of text.
        lines: 1-based line in the file of each value by its path; () is the mapping itself.
    """

    values: dict[str, Any]
    lines: dict[_Path, int] = field(default_factory=dict)

    def line_of(self, path: Sequence[int | str]) -> int:
        """The line of a value, or of the nearest thing around it."""
        steps = tuple(path)
        while steps not in self.lines:
            steps = steps[:-1]
        return self.lines[steps]


def parse_mapping(file: TextFile, text: str, first: int) -> YamlMapping:
    """Read YAML text that is one mapping.

    Args:
        file: For the errors.
        text: The YAML.
        first: 1-based line of the file on which it begins.

    Raises:
        CorpusError: No mapping, wrong syntax, a duplicate key, a reference, an empty value.
    """
    if len(text) > LIMIT:
        raise file.error(first, f"more than {LIMIT:,} characters of YAML", "Move text to the body")
    _refuse_tabs(file, text, first)
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = first + (mark.line if mark else 0)
        reason = f"the YAML cannot be read ({error.problem or error.context})"
        raise file.error(
            line, reason, 'Write "key: value", and quote values with ": " in them'
        ) from None
    except yaml.YAMLError as error:
        raise file.error(
            first, f"the YAML cannot be read ({error})", "Save it as plain text"
        ) from None
    if not isinstance(root, yaml.MappingNode):
        line = first + (root.start_mark.line if root else 0)
        raise file.error(line, "no keys", 'Write one "key: value" on each line')
    reader = _Reader(file, first)
    return YamlMapping(reader.mapping(root, ()), reader.lines)


def _refuse_tabs(file: TextFile, text: str, first: int) -> None:
    for number, line in enumerate(text.splitlines(), first):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            raise file.error(number, "a tab where YAML wants spaces", "Indent with spaces")


class _Reader:
    """Turns nodes into values, noting lines."""

    def __init__(self, file: TextFile, first: int) -> None:
        self._file = file
        self._first = first
        self._seen: set[int] = set()
        self.lines: dict[_Path, int] = {}

    def mapping(self, node: yaml.MappingNode, path: _Path) -> dict[str, Any]:
        self.lines.setdefault(path, self._line(node))
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = self._line(key_node)
            if key in values:
                remedy = "Keep one of the two"
                raise self._file.error(line, f'the key "{key}" stands twice', remedy)
            self.lines[*path, key] = line
            values[key] = self._value(value_node, (*path, key))
        return values

    def _value(self, node: yaml.Node, path: _Path) -> Any:
        if id(node) in self._seen:
            line = self.lines[path]
            raise self._file.error(line, "a YAML reference (*name)", "Write the value out")
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return self._items(node, path)
        if not str(node.value).strip():
            reason = f'"{path[-1]}" has no value' if isinstance(path[-1], str) else "an empty item"
            raise self._file.error(
                self.lines[path], reason, "Give it a value, or leave the key out"
            )
        return str(node.value)

    def _items(self, node: yaml.SequenceNode, path: _Path) -> list[Any]:
        items = []
        for index, child in enumerate(node.value):
            self.lines[*path, index] = self._line(child)
            items.append(self._value(child, (*path, index)))
        return items

    def _line(self, node: yaml.Node) -> int:
        return self._first + int(node.start_mark.line)
