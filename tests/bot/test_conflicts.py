import pytest

from bot.conflicts import conflicts

CMS = {"name": "CMS file", "release": "HCPCS 2019", "authority": "cms_record"}
PAGE = {"name": "A page", "release": "RVU26A", "authority": "scraped"}


@pytest.fixture
def found(open_index, page):
    def between(cms: str, other: str, **keys: str):
        index = open_index(page("K0001", cms, **keys, **CMS), page("K0001", other, **PAGE))
        return [(item.code, item.disagreement.about) for item in conflicts(index)]

    return between


@pytest.mark.parametrize(
    ("cms", "other", "about"),
    [
        ("Coverage=Medicare does not cover K0001.", "Coverage=Medicare covers K0001.", "Medicare"),
        ("RVUs=Work RVU: 1.50", "RVUs=Work RVU: 1.75", "work RVU"),
        ("Description=One unit is 15 minutes.", "Description=One unit is 30 minutes.", "unit"),
        ("Description=One unit is 2.5 mg.", "Description=One unit is 250 mcg.", "unit"),
    ],
)
def test_sources_that_contradict_each_other(found, cms, other, about):
    ((code, what),) = found(cms, other)
    assert (code, about in what) == ("K0001", True)


@pytest.mark.parametrize(
    ("cms", "other"),
    [
        ("RVUs=Work RVU: 1.50", "RVUs=Work RVU: 1.50"),
        ("Description=A chair.", "Description=A seat on wheels."),
        ("Description=One unit is 2.5 mg.", "Description=One unit is 2,500 mcg."),
        ("Description=One unit is 1 hour.", "Description=One unit is 60 minutes."),
        ("Coverage=Medicare does not cover K0001.", "Coverage=Medicaid covers K0001."),
    ],
)
def test_sources_that_do_not(found, cms, other):
    assert found(cms, other) == []


def test_releases_of_one_source_do_not_contradict_each_other(open_index, page):
    index = open_index(
        page(
            "K0001", coverage_code="D", effective="2018-01-01", **{**CMS, "release": "HCPCS 2018"}
        ),
        page("K0001", coverage_code="I", effective="2019-01-01", **CMS),
    )
    assert list(conflicts(index)) == []
