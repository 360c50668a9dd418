import pytest

CMS = {"name": "CMS file", "release": "HCPCS 2019", "authority": "cms_record"}
PAGE = {"name": "A page", "release": "RVU26A", "authority": "scraped"}
NURSE = "Description=Diabetic management program, nurse visit"
GROUP = "Description=Diabetic management program, group session"


@pytest.fixture
def reply_about(open_index, page, talk_over):
    def reply(described: str, *others: str):
        index = open_index(
            page("S9460", NURSE, coverage_code="I", **CMS),
            page("S9455", GROUP, coverage_code="I", **CMS),
            page("S9460", f"Description={described}", **PAGE),
            *others,
        )
        return talk_over(index).say("Is S9460 covered by Medicare?")

    return reply


def test_a_page_that_describes_the_sibling_is_shown_beside_cms(reply_about):
    reply = reply_about("Group education classes in a clinic.")
    (conflict,) = reply.conflicts
    assert conflict.about == "what S9460 is"
    assert [reply.quotes[position].text for position in conflict.quotes] == [
        "Diabetic management program, nurse visit",
        "Group education classes in a clinic.",
    ]
    assert "what CMS calls S9455, “group session”" in reply.text
    assert (reply.verdict, reply.codes) == ("no", ("S9460",))


@pytest.mark.parametrize(
    "described",
    [
        "A visit with a nurse.",
        "A nurse sees one patient, not a group.",
        "Education about diabetes.",
        "A diabetic management program.",
    ],
)
def test_a_page_in_other_words_or_of_the_same_thing_is_no_conflict(reply_about, described):
    assert reply_about(described).conflicts == ()


def test_without_cms_there_is_nothing_to_compare_with(open_index, page, talk_over):
    index = open_index(page("S9460", "Description=Group education classes.", **PAGE))
    assert talk_over(index).say("What is S9460?").conflicts == ()
