from bot.card import Card, CardQuote
from bot.completions.content import Citation, content_of

QUOTE = CardQuote(
    1, "Not payable.\nBy Medicare.", "S9460, Coverage", "CMS, 2019", "http://x/d#0-25"
)


def test_an_answer_with_quotes_and_choices():
    content = content_of(Card("No.", quotes=(QUOTE,), choices=("What is S9460?",)))
    assert content.text == (
        "No.\n\n"
        "> Not payable.  \n> By Medicare.\n\n"
        "&#91;1&#93; S9460, Coverage · [CMS, 2019](<http://x/d#0-25>)\n\n"
        "You can ask next:\n\n"
        "- What is S9460?"
    )
    (citation,) = content.citations
    assert citation == Citation(5, 36, "http://x/d#0-25", "S9460, Coverage · CMS, 2019")
    assert content.text[citation.start : citation.end] == "> Not payable.  \n> By Medicare."


def test_a_quote_without_an_address_is_no_citation():
    content = content_of(Card("No.", quotes=(CardQuote(1, "Not.", "S9460", "CMS, 2019", None),)))
    assert content.citations == ()
    assert content.text.endswith("> Not.\n\n&#91;1&#93; S9460 · CMS, 2019")


def test_a_comparison_is_a_table():
    content = content_of(Card("They differ.", table=(("", "A", "B"), ("Wheels", "yes", "no"))))
    assert content.text == (
        "They differ.\n\n|  | A | B |\n| --- | --- | --- |\n| Wheels | yes | no |"
    )
