"""Checks code documents against the CMS release that they claim to agree with.

    python -m corpus.starter.check 2019-Alpha-Numeric-HCPCS-File.zip

prints a line for every disagreement and exits with 1 if there is any.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.cms.code_record import CodeRecord
from corpus.cms.release_records import read_code_records
from corpus.codes import CodeSystem, code_system, mentions
from corpus.errors import CorpusError, Problem
from corpus.files import read_bytes
from corpus.readers.detect import text_of
from corpus.readers.front_matter import FrontMatter, split
from corpus.readers.text_file import TextFile

_STARTER = Path(__file__).parent
_NO_SUCH_CODE = "no such code"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One statement of a document that the release does not bear out.

    Attributes:
        path: The document.
        key: Front-matter key; "file name", or "line 12" for a code named in the text.
        ours: What the document says.
        theirs: What CMS says.
    """

    path: Path
    key: str
    ours: str
    theirs: str

    def __str__(self) -> str:
        return f"{self.path.name}: {self.key}: ours {self.ours}, CMS's {self.theirs}"


def check_folder(folder: Path, release: dict[str, CodeRecord]) -> Iterator[Disagreement | Problem]:
    """Compare every Markdown document of a folder with a release.

    Args:
        folder: Where the documents are, one ``CODE.md`` each.
        release: CMS's records by code.

    Yields:
        Disagreements, file by file; a `Problem` for a file whose front matter cannot be read.
    """
    for path in sorted(folder.glob("*.md")):
        try:
            yield from check_document(path, release)
        except CorpusError as error:
            yield error.problem


def check_document(path: Path, release: dict[str, CodeRecord]) -> Iterator[Disagreement]:
    """Compare one document with a release.

    Args:
        path: The document.
        release: CMS's records by code.

    Yields:
        What its name and front matter get wrong, then codes in it that do not exist.

    Raises:
        CorpusError: The file or its front matter cannot be read.
    """
    text = text_of(path, read_bytes(path))
    front, _, _ = split(TextFile(path, text))
    if path.stem != front.code:
        yield Disagreement(path, "file name", path.stem, front.code)
    record = release.get(front.code)
    if record is None:
        yield Disagreement(path, "code", front.code, _NO_SUCH_CODE)
    else:
        yield from _check_front_matter(path, front, record)
    yield from _check_mentions(path, text, release)


def _check_front_matter(
    path: Path, front: FrontMatter, record: CodeRecord
) -> Iterator[Disagreement]:
    # CMS also points from active codes, to what Medicare takes instead or to a predecessor.
    successors = record.cross_references if record.terminated else ()
    pairs: dict[str, tuple[object, object]] = {
        "title": (front.title, record.short_descriptor),
        "coverage_code": (front.coverage_code, record.coverage),
        "added": (front.added, record.added),
        "last_action": (front.last_action, record.last_action),
        "action": (front.action, record.action),
        "terminated": (front.terminated, record.terminated),
        "replaced_by": (front.replaced_by, successors),
    }
    for key, (ours, theirs) in pairs.items():
        if ours != theirs:
            yield Disagreement(path, key, _shown(ours), _shown(theirs))


def _check_mentions(
    path: Path, text: str, release: dict[str, CodeRecord]
) -> Iterator[Disagreement]:
    for number, line in enumerate(text.splitlines(), start=1):
        for mention in mentions(line):
            is_hcpcs = code_system(mention.code) is CodeSystem.HCPCS
            if is_hcpcs and mention.code not in release:
                yield Disagreement(path, f"line {number}", mention.code, _NO_SUCH_CODE)


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value) or "nothing"
    return "nothing" if value is None else f"'{value}'"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the check as a command; returns its exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m corpus.starter.check",
        description=__doc__.splitlines()[0] if __doc__ else None,
    )
    parser.add_argument("release", type=Path, help="zip of CMS's Alpha-Numeric HCPCS file")
    parser.add_argument(
        "folder",
        type=Path,
        nargs="?",
        default=_STARTER,
        help="documents (default: the starter corpus)",
    )
    options = parser.parse_args(arguments)
    try:
        release = read_code_records(options.release)
    except CorpusError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    findings = list(check_folder(options.folder, release))
    sys.stdout.writelines(f"{finding}\n" for finding in findings)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
