"""Markdown documents with YAML front matter (docs/documents.md)."""

from collections.abc import Iterator, Sequence

from corpus.canonical import Part
from corpus.compose import compose
from corpus.document import Authority, Document, Period, SectionKind
from corpus.hcpcs import ACTION_CODES, COVERAGE_CODES
from corpus.lines import Line
from corpus.page import page_parts
from corpus.readers.front_matter import FENCE, FrontMatter, split
from corpus.readers.markdown_lines import markdown_lines
from corpus.readers.text_file import TextFile
from corpus.source import resolve


def looks_like_markdown(text: str) -> bool:
    """Whether a text begins with the fence of front matter."""
    return text.lstrip()[:80].partition("\n")[0].rstrip() == FENCE


def read_markdown(file: TextFile) -> Document:
    """Read a Markdown document.

    Raises:
        CorpusError: Front matter is missing or wrong; with the line.
    """
    keys, body, _ = split(file)
    source = resolve(file.path, keys.code, Authority.AUTHORED, keys.source.hints(), file.folder)
    return compose(
        keys.code,
        keys.title,
        _parts(keys, _without_title(markdown_lines(body), keys.code)),
        source,
        system=keys.system,
        valid=Period(keys.added, keys.terminated),
    )


def _without_title(lines: Sequence[Line], code: str) -> Sequence[Line]:
    """A first-level heading that only repeats the title line is dropped."""
    if lines and lines[0].level == 1 and lines[0].text.startswith(code):
        return lines[1:]
    return lines


def _parts(keys: FrontMatter, body: Sequence[Line]) -> Iterator[Part]:
    yield Part(SectionKind.TITLE, "", (f"{keys.code} {keys.title}",))
    if keys.aliases:
        yield Part(SectionKind.ALIASES, "Also known as:", (", ".join(keys.aliases),), inline=True)
    yield from page_parts(body, by_words=False)
    yield Part(SectionKind.SPECIALTIES, "Specialties" if keys.specialties else "", keys.specialties)
    if keys.coverage_code:
        sentence = COVERAGE_CODES[keys.coverage_code].sentence
        yield Part(SectionKind.COVERAGE, "Medicare coverage", (sentence,))
    if record := tuple(_record(keys)):
        yield Part(SectionKind.RECORD, "Code record", record)


def _record(keys: FrontMatter) -> Iterator[str]:
    """The sentences of CMS's dates, action and cross references."""
    if keys.added:
        yield f"Added on {keys.added}."
    if keys.last_action or keys.action:
        when = f", effective {keys.last_action}" if keys.last_action else ""
        what = f": {keys.action}, {ACTION_CODES[keys.action]}" if keys.action else ""
        yield f"Last action{when}{what}."
    if keys.terminated:
        yield f"Discontinued; terminated on {keys.terminated}."
    if keys.replaced_by:
        yield f"Replaced by {', '.join(keys.replaced_by)} (CMS cross reference)."
