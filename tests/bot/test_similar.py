from datetime import date

from bot.similar import similar_codes


def test_codes_in_force_that_share_words_are_offered_but_not_those_named(open_index, page):
    index = open_index(
        page("L7260", "Description=An electric wrist rotator.", terminated="2014-12-31"),
        page("L7261", "Description=An electric wrist rotator of another make."),
        page("L7259", "Description=An electric wrist rotator of any make."),
        page("E0143", "Description=A walker."),
    )
    today = date(2019, 6, 15)
    assert similar_codes(index, "L7260", today, {"L7259"}) == ("L7261",)
    assert similar_codes(index, "E0143", today, ()) == ()
    assert "L7260" not in similar_codes(index, "L7261", today, ())


def test_a_code_that_has_ended_offers_them_as_similar_not_equivalent(open_index, page, talk_over):
    index = open_index(
        page(
            "L7260",
            "Description=An electric wrist rotator.",
            terminated="2014-12-31",
            replaced_by="[L7259]",
        ),
        page("L7259", "Description=An electric wrist rotator of any make."),
        page("L7261", "Description=An electric wrist rotator of another make."),
    )
    reply = talk_over(index).say("Is L7260 covered by Medicare?")
    assert reply.verdict == "no"
    assert "replaced by L7259, CMS's cross reference." in reply.text
    assert "Similar to L7260, not equivalent: L7261." in reply.text
