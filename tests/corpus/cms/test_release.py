from datetime import date

import pytest

from corpus.cms.release import Release, release_of
from corpus.document import Authority


@pytest.mark.parametrize(
    ("names", "name", "effective"),
    [
        (["HCPC2019_CONTR_ANWEB.txt"], "HCPCS 2019", date(2019, 1, 1)),
        (["HCPC2018_CONTR_ANWEB_disc.txt"], "HCPCS 2018", date(2018, 1, 1)),
        (["HCPC2026_OCT_ANWEB.txt"], "HCPCS 2026-10", date(2026, 10, 1)),
        (["HCPC2026_APR_ANWEB_v2.csv"], "HCPCS 2026-04", date(2026, 4, 1)),
        (["HCPC2026_JAN_ANWEB.txt"], "HCPCS 2026", date(2026, 1, 1)),
        (
            ["anweb.txt", "july-2025-alpha-numeric-hcpcs-file.zip"],
            "HCPCS 2025-07",
            date(2025, 7, 1),
        ),
    ],
)
def test_names_tell_the_release(names: list[str], name: str, effective: date) -> None:
    release = release_of(names, newest_action=date(1999, 1, 1))
    assert release is not None
    assert (release.name, release.effective) == (name, effective)


def test_without_a_year_the_newest_action_tells_its_quarter() -> None:
    assert release_of(["x.csv"], date(2020, 8, 15)) == Release(date(2020, 7, 1))
    assert release_of(["x.csv"]) is None


def test_the_source_of_its_documents() -> None:
    source = Release(date(2019, 1, 1)).source("CMS", Authority.CMS_RECORD, "corrections")
    assert (source.release, source.licence) == ("HCPCS 2019 corrections", "public domain")
    assert source.effective == date(2019, 1, 1)
