import os
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.errors import CorpusError, Problem
from corpus.files import LARGEST
from corpus.loader import load, read, starter_paths


def write(path: Path, code: str = "E0143", source: str = "Notes") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ncode: {code}\ntitle: T\nsource: {{name: {source}}}\n---\n")
    return path


def reasons(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.path.name, problem.reason) for problem in problems]


def test_folders_are_read_in_path_order(tmp_path: Path) -> None:
    write(tmp_path / "b" / "1.md", "E0100")
    write(tmp_path / "a.md", "E0101")
    write(tmp_path / "b.md", "E0102")
    corpus = load([tmp_path])
    assert [document.code for document in corpus.documents] == ["E0101", "E0100", "E0102"]
    assert corpus.problems == ()


def test_documents_come_one_by_one(tmp_path: Path) -> None:
    write(tmp_path / "a.md")
    stream = read([tmp_path / "a.md", tmp_path / "missing.md"])
    assert isinstance(next(stream), Document)
    assert isinstance(next(stream), Problem)


def test_one_broken_file_stops_no_other(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "E0100")
    (tmp_path / "b.md").write_text("---\ncode: E0101\ntitle: T\nx: y\n---\n")
    (tmp_path / "c.txt").write_bytes(b"")
    (tmp_path / "d.html").write_bytes(b"\x81\x8d")
    write(tmp_path / "e.md", "E0102")
    corpus = load([tmp_path])
    assert [document.code for document in corpus.documents] == ["E0100", "E0102"]
    assert [(problem.path.name, problem.line) for problem in corpus.problems] == [
        ("b.md", 4),
        ("c.txt", None),
        ("d.html", 1),
    ]
    assert str(corpus.problems[0]).startswith(f'{tmp_path / "b.md"}:4: unknown key "x". Use one of')


def test_strict_makes_the_first_problem_fatal(tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_bytes(b"")
    with pytest.raises(CorpusError, match="the file is empty"):
        load([tmp_path], strict=True)


def test_two_documents_with_one_id(tmp_path: Path) -> None:
    first = write(tmp_path / "a.md")
    write(tmp_path / "b.md")
    write(tmp_path / "c.md", source="Other")
    corpus = load([tmp_path])
    assert [document.id for document in corpus.documents] == ["E0143.notes", "E0143.other"]
    assert reasons(corpus.problems) == [
        ("b.md", f'a second document "E0143.notes"; the first is {first}')
    ]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md")
    (tmp_path / "link.md").symlink_to(path)
    corpus = load([path, tmp_path, tmp_path / "." / "a.md"])
    assert len(corpus.documents) == 1
    assert corpus.problems == ()


def test_what_a_folder_may_hold_besides(tmp_path: Path) -> None:
    for name in ("x.png", "x.py", "source.yaml.bak", ".hidden.md", "README.md", "noext"):
        (tmp_path / name).write_bytes(b"\x00")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.md").write_bytes(b"\x00")
    assert load([tmp_path]) == load([])


def test_an_unknown_kind_is_reported_if_given_itself(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(b"\x89PNG\r\n")
    assert reasons(load([path]).problems) == [("x.png", "the file is an image")]


def test_symlink_loops(tmp_path: Path) -> None:
    write(tmp_path / "docs" / "a.md")
    (tmp_path / "docs" / "up").symlink_to(tmp_path / "docs")
    (tmp_path / "docs" / "self.md").symlink_to(tmp_path / "docs" / "self.md")
    (tmp_path / "docs" / "void.md").symlink_to(tmp_path / "nowhere")
    corpus = load([tmp_path / "docs"])
    assert len(corpus.documents) == 1
    assert reasons(corpus.problems) == [
        ("self.md", "the symbolic link leads to itself"),
        ("up", "the link leads back to a folder above it"),
        ("void.md", "the link leads nowhere"),
    ]


def test_a_missing_path(tmp_path: Path) -> None:
    assert reasons(load([tmp_path / "x"]).problems) == [("x", "there is no such file or folder")]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert reasons(load([path]).problems) == [("x.txt", "16 MiB, more than the 16 MiB of any page")]


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    write(tmp_path / "a.md")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert reasons(load([tmp_path]).problems) == [("a.md", "permission denied")]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.txt")
    assert reasons(load([tmp_path]).problems) == [("x.txt", "not a regular file")]


def test_endless_nesting_is_a_problem_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text("<html><h1>E0143 W</h1>" + "<b>" * 100_000)
    (problem,) = load([path]).problems
    assert problem.path == path


def test_a_broken_source_file_is_reported_once(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "E0100")
    write(tmp_path / "b.md", "E0101")
    (tmp_path / "source.yaml").write_text("nmae: x\n")
    corpus = load([tmp_path])
    assert len(corpus.documents) == 2
    assert [(p.path.name, p.line) for p in corpus.problems] == [("source.yaml", 1)]


def test_a_source_file_serves_pages_too(tmp_path: Path) -> None:
    (tmp_path / "source.yaml").write_text("release: spring\nurl: https://example.org/x\n")
    (tmp_path / "x.txt").write_text("E0143 Walker\nSpecialties\nNursing\n")
    (document,) = load([tmp_path]).documents
    assert (document.source.release, document.source.url) == ("spring", "https://example.org/x")


def test_the_starter_corpus_is_packaged() -> None:
    (path,) = starter_paths()
    assert (path / "source.yaml").is_file()
