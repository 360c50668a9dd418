import pytest

from bot.answering.claim import Claim, ClaimCell, ClaimRow, Disagreement
from bot.answering.dispatch import joint_verdict
from bot.compose import compose, readings_stated
from bot.question import CodeMention, Facet, Intent, Question, Reading
from bot.quote import quote_span
from bot.reply import Cell, Conflict, Row, Verdict

QUESTION = Question("Is S9460 covered?", codes=("S9460",), facets=(Facet.COVERAGE,))


@pytest.fixture
def document(read, page):
    (only,) = read(page("S9460", "Description=One thing. Another.", name="CMS", release="2019"))
    return only


@pytest.fixture
def quotes(document):
    one = document.text.index("One thing.")
    return quote_span(document, one, one + 10), quote_span(document, one + 11, one + 19)


def claim(text="Said.", **parts):
    return Claim(Facet.COVERAGE, ("S9460",), text, **parts)


def test_claims_readings_remarks_and_sources_make_one_text(document, quotes):
    slip = CodeMention("S946O", 3, 8, Reading.SLIP, ("S9460",))
    question = Question(
        "Is S946O covered?", codes=("S9460",), readings=(slip,), facets=QUESTION.facets
    )
    reply = compose(
        question,
        [claim("No: it is not.", basis=(document,), quotes=quotes[:1], verdict=Verdict.NO)],
        ("S9460",),
        opening=["That fits S9460."],
        closing=["There is no document on Q9999."],
        suggestions=("What is S9460?",),
    )
    assert reply.text == (
        "Reading S946O as S9460. That fits S9460. No: it is not. There is no document on Q9999.\n"
        "Source: CMS, 2019."
    )
    assert (reply.status, reply.verdict, reply.intent) == ("answered", "no", Intent.COVERAGE)
    assert (reply.quotes, reply.suggestions) == (quotes[:1], ("What is S9460?",))


def test_without_a_claim_the_documents_do_not_say():
    reply = compose(QUESTION, [], ("S9460",))
    assert (reply.text, reply.verdict, reply.quotes) == (
        "The documents don't say.",
        Verdict.UNKNOWN,
        (),
    )


def test_quotes_are_numbered_once(quotes):
    one, two = quotes
    reply = compose(
        QUESTION,
        [
            claim("A.", quotes=(one,), disagreements=(Disagreement("it", two, one, "Note."),)),
            claim("B.", quotes=(two, one), rows=(ClaimRow("What", (ClaimCell("x", (two,)),)),)),
        ],
        ("S9460",),
    )
    assert reply.quotes == (one, two)
    assert reply.conflicts == (Conflict("it", (1, 0), "Note."),)
    assert reply.comparison.rows == (Row("What", (Cell("x", (1,)),)),)


def test_the_same_sentence_is_said_once(quotes):
    assert compose(QUESTION, [claim(), claim(quotes=quotes)], ()).text == "Said."


@pytest.mark.parametrize(
    ("verdicts", "joint"),
    [
        ([None], None),
        ([Verdict.NO], Verdict.NO),
        ([None, Verdict.NO], Verdict.NO),
        ([Verdict.NO, Verdict.NO], Verdict.NO),
        ([Verdict.YES, Verdict.NO], Verdict.DEPENDS),
        ([Verdict.UNKNOWN], Verdict.UNKNOWN),
    ],
)
def test_the_verdict_of_several_claims(verdicts, joint):
    assert joint_verdict([claim(verdict=verdict) for verdict in verdicts]) is joint


def test_only_readings_that_are_not_plain_are_stated():
    mentions = [
        CodeMention("S9460", 0, 5, Reading.EXACT, ("S9460",), modifier="RT"),
        CodeMention("S9455-S9460", 0, 11, Reading.RANGE, ("S9455", "S9460")),
    ]
    assert readings_stated(mentions) == ["Reading S9455-S9460 as S9455, S9460."]
