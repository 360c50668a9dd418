from datetime import date

import pytest

from bot.answering.releases import history, in_force, releases_of

FILE = {"name": "CMS file", "authority": "cms_record"}
OF_2018 = {**FILE, "release": "HCPCS 2018", "effective": "2018-01-01"}
OF_2019 = {**FILE, "release": "HCPCS 2019", "effective": "2019-01-01"}
PAGE = {"name": "A page", "release": "RVU26A", "authority": "scraped"}


@pytest.fixture
def index(open_index, page):
    return open_index(
        page("S9460", "Description=A nurse visit.", coverage_code="I", **OF_2018),
        page("S9460", "Description=A nurse visit.", coverage_code="M", **OF_2019),
        page("S9460", "Description=A class.", **PAGE),
        page("S0390", "Description=Foot care.", coverage_code="I", **OF_2018),
    )


def year(number):
    return (date(number, 1, 1), date(number, 12, 31))


@pytest.mark.parametrize(
    ("period", "releases"),
    [
        (None, ["HCPCS 2019", "RVU26A"]),
        ((date(2018, 3, 1), date(2018, 3, 31)), ["HCPCS 2018", "RVU26A"]),
        ((date(2018, 12, 31), date(2018, 12, 31)), ["HCPCS 2018", "RVU26A"]),
        ((date(2019, 1, 1), date(2019, 1, 1)), ["HCPCS 2019", "RVU26A"]),
        (year(2017), ["HCPCS 2018", "RVU26A"]),
        (year(2025), ["HCPCS 2019", "RVU26A"]),
    ],
)
def test_of_each_source_the_release_of_the_date_speaks(index, period, releases):
    spoken = in_force(index, "S9460", period)
    assert [document.source.release for document in spoken.documents] == releases


@pytest.mark.parametrize(
    ("period", "too_early", "too_late"),
    [(None, 0, 0), (year(2017), 1, 0), (year(2018), 0, 0), (year(2019), 0, 0), (year(2020), 0, 1)],
)
def test_a_date_beyond_the_releases_is_noted(index, period, too_early, too_late):
    spoken = in_force(index, "S9460", period)
    assert (len(spoken.too_early), len(spoken.too_late)) == (too_early, too_late)


def test_a_code_that_the_newest_release_does_not_list_is_noted(index):
    spoken = in_force(index, "S0390", None)
    assert [document.source.release for document in spoken.documents] == ["HCPCS 2018"]
    assert [source.release for source in spoken.dropped] == ["HCPCS 2019"]


def test_releases_are_in_the_order_of_their_dates(index):
    releases = [source.release for source in releases_of(index, "CMS file")]
    assert releases == ["HCPCS 2018", "HCPCS 2019"]


def test_the_history_of_a_code_is_each_source_with_several_releases(index):
    ((old, new),) = history(index, "S9460")
    assert (old.source.release, new.source.release) == ("HCPCS 2018", "HCPCS 2019")
    assert history(index, "S0390") == ()


def test_coverage_is_told_of_the_release_of_the_date(index, talk_over):
    talk = talk_over(index)
    now = talk.say("Is S9460 covered by Medicare?")
    then = talk.say("in March 2018?")
    assert [now.quotes[0].text, then.quotes[0].text] == [
        "HCPCS coverage code M: non-covered by Medicare.",
        "HCPCS coverage code I: not payable by Medicare.",
    ]
    assert ("HCPCS 2019" in now.text, "HCPCS 2018" in then.text) == (True, True)


def test_a_date_before_the_oldest_release_is_not_decided(index, talk_over):
    reply = talk_over(index).say("Was S9460 covered by Medicare in 2016?")
    assert reply.verdict == "unknown"
    assert "hold no release in force in 2016" in reply.text
    assert reply.text.startswith("Not known in 2016.")


def test_a_date_after_the_newest_release_is_said_to_be_beyond_it(index, talk_over):
    reply = talk_over(index).say("Is S9460 covered by Medicare in 2025?")
    assert (reply.verdict, "HCPCS 2019 is the newest release" in reply.text) == ("no", True)


def test_changes_between_releases_are_told_with_both_quotes(index, talk_over):
    reply = talk_over(index).say("How has S9460 changed?")
    assert "from HCPCS 2018 to HCPCS 2019: coverage code I became M" in reply.text
    assert {quote.source.release for quote in reply.quotes} == {"HCPCS 2018", "HCPCS 2019"}


def test_one_release_has_no_history(index, talk_over):
    assert "only one release is held" in talk_over(index).say("How has S0390 changed?").text


def test_what_begins_after_a_date_does_not_mix_with_what_held_then(open_index, page):
    index = open_index(
        page("S9460", coverage_code="I", **OF_2018),
        page(
            "S9460",
            coverage_code="M",
            name="CMS corrections",
            release="HCPCS 2019 corrections",
            authority="cms_record",
            effective="2019-01-01",
        ),
    )
    spoken = in_force(index, "S9460", year(2018))
    assert [document.source.name for document in spoken.documents] == ["CMS file"]
    assert spoken.too_early == ()


def test_a_correction_leads_for_what_it_corrects(open_index, page, talk_over):
    index = open_index(
        page("S9460", coverage_code="I", **OF_2019),
        page(
            "S9460",
            coverage_code="D",
            name="CMS corrections",
            release="HCPCS 2019 corrections",
            authority="cms_record",
            effective="2019-01-01",
        ),
    )
    reply = talk_over(index).say("Is S9460 covered by Medicare?")
    assert (reply.verdict, reply.quotes[0].source.release) == ("depends", "HCPCS 2019 corrections")
    assert len(reply.conflicts) == 1
