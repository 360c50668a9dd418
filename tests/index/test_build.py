import logging
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from index.build import build
from index.code_index import CodeIndex
from index.errors import BuildError, BuildRunningError
from index.snapshot import building, current_name

REPOSITORY = Path(__file__).resolve().parents[2]


def codes(folder, encoder):
    return CodeIndex.open(folder, encoder).codes.codes


def test_a_report_counts_what_was_built(tmp_path, walkers, encoder):
    report = build(walkers, tmp_path / "index", encoder)
    # E0130: title, description. E0143: and plain words, a related code. S9460: title, aliases,
    # FAQ, billing. Encoded are those that say what the code is, all but related code and billing,
    # and the one alias by itself.
    assert (report.documents, report.passages) == (3, 10)
    assert (report.embedded, report.reused, report.published) == (9, 0, True)
    assert len(encoder.encoded) == 9
    assert report.snapshot == current_name(tmp_path / "index")


def test_a_rebuild_encodes_only_what_changed(tmp_path, walkers, encoder):
    build(walkers, tmp_path, encoder)
    encoder.encoded.clear()
    nurse = walkers[2]
    changed = replace(nurse, text=nurse.text.replace("who teaches", "now teaches"))
    report = build([*walkers[:2], changed], tmp_path, encoder)
    assert encoder.encoded == ["Who gives it?\nA nurse now teaches diabetics."]
    assert (report.embedded, report.reused) == (1, 8)
    index = CodeIndex.open(tmp_path, encoder)
    # The reused vectors stand for the same texts as before.
    (hit,) = index.search("rollator on rubber wheels", limit=1)
    assert (hit.code, hit.cosine) == ("E0143", pytest.approx(1.0))


def test_the_same_documents_leave_the_snapshot_in_force(tmp_path, walkers, encoder):
    first = build(walkers, tmp_path, encoder)
    second = build(reversed(walkers), tmp_path, encoder)
    assert (second.snapshot, second.published, second.embedded) == (first.snapshot, False, 0)
    assert [p.name for p in (tmp_path / "snapshots").iterdir()] == [first.snapshot]


def test_another_encoder_reuses_nothing(tmp_path, walkers, encoder, make_encoder):
    build(walkers, tmp_path, encoder)
    assert build(walkers, tmp_path, make_encoder("other")).embedded == 9


def test_a_damaged_snapshot_is_built_anew(tmp_path, walkers, encoder, caplog):
    name = build(walkers, tmp_path, encoder).snapshot
    (tmp_path / "snapshots" / name / "vectors.faiss").write_bytes(b"damaged")
    with caplog.at_level(logging.INFO):
        assert build(walkers, tmp_path, encoder).embedded == 9
    assert "vectors.faiss: 7 bytes" in caplog.text


def test_equal_texts_are_encoded_once(tmp_path, make_document, encoder):
    pair = [make_document("S9460", "Visit", name=name) for name in ("one", "two")]
    report = build(pair, tmp_path, encoder)
    assert (report.passages, report.embedded) == (2, 1)


def test_documents_are_taken_one_at_a_time(tmp_path, walkers, encoder):
    told = []

    def stream():
        for n, document in enumerate(walkers):
            assert [done for stage, done, _ in told if stage == "documents"] == list(
                range(1, n + 1)
            )
            yield document

    build(stream(), tmp_path, encoder, progress=lambda *step: told.append(step))
    assert told[2:] == [("documents", 3, None), ("vectors", 9, 9)]


def test_progress_has_a_total_where_the_documents_can_be_counted(tmp_path, walkers, encoder):
    told = []
    build(walkers, tmp_path, encoder, progress=lambda *step: told.append(step))
    assert told[:3] == [("documents", n, 3) for n in (1, 2, 3)]


@pytest.mark.parametrize("twice", [False, True])
def test_nothing_or_the_same_id_twice_leaves_the_old_in_force(tmp_path, walkers, encoder, twice):
    name = build(walkers, tmp_path, encoder).snapshot
    with pytest.raises(BuildError):
        build([walkers[0], walkers[0]] if twice else [], tmp_path, encoder)
    assert [p.name for p in (tmp_path / "snapshots").iterdir()] == [name]
    assert codes(tmp_path, encoder) == ("E0130", "E0143", "S9460")


def test_a_second_builder_is_refused(tmp_path, walkers, encoder):
    with building(tmp_path), pytest.raises(BuildRunningError, match="another process"):
        build(walkers, tmp_path, encoder)
    assert build(walkers, tmp_path, encoder).published


def test_the_last_two_snapshots_are_kept(tmp_path, walkers, encoder):
    names = [build(walkers[:n], tmp_path, encoder).snapshot for n in (1, 2, 3)]
    assert sorted(p.name for p in (tmp_path / "snapshots").iterdir()) == names[1:]


KILLED = """
import sys, time
from pathlib import Path
from corpus.document import *
from index.build import build

class Stuck:
    name, fingerprint, dimension = "stuck", "stuck", 4
    def encode(self, texts):
        print("encoding", flush=True)
        time.sleep(60)

text = "S0001 Never seen"
section = Section(SectionKind.TITLE, "", 0, len(text))
source = Source("test", "undated", Authority.AUTHORED)
document = Document("S0001.x", "S0001", "HCPCS Level II", "Never seen", text, (section,), source)
build([document], Path(sys.argv[1]), Stuck())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills by POSIX signal")
def test_a_killed_build_leaves_the_old_in_force_and_no_lock(tmp_path, walkers, encoder):
    name = build(walkers, tmp_path, encoder).snapshot
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path)],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "encoding\n"
        with pytest.raises(BuildRunningError):
            build(walkers, tmp_path, encoder)
        os.kill(process.pid, signal.SIGKILL)
    assert len(list((tmp_path / "snapshots").iterdir())) == 2
    assert current_name(tmp_path) == name
    assert codes(tmp_path, encoder) == ("E0130", "E0143", "S9460")
    # The next build clears away what the killed one left.
    time.sleep(0.01)
    second = build(walkers[:2], tmp_path, encoder).snapshot
    assert {p.name for p in (tmp_path / "snapshots").iterdir()} == {name, second}
