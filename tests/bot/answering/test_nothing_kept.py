"""Promise P6: no cache keeps what a person wrote."""

import sys

import pytest


def cached():
    """Every function of the bot with a cache, by its name."""
    return {
        f"{name}.{attribute}": value
        for name, module in list(sys.modules.items())
        if name.partition(".")[0] == "bot"
        for attribute, value in vars(module).items()
        if hasattr(value, "cache_info")
    }


@pytest.mark.parametrize("question", ["Does S9460 include {}?", "Is {} covered as S9460?", "{}"])
def test_caches_do_not_grow_with_questions(say, question):
    for word in ("zebra", "wombat"):
        say(question.format(word))
    before = {name: function.cache_info().currsize for name, function in cached().items()}
    assert before
    for number in range(20):
        say(question.format(f"quagga{number}x nurse weight {number} pounds"))
        say(question.format(f"okapi{number}x"))
    after = {name: cached()[name].cache_info().currsize for name in before}
    grown = {name for name in before if after[name] - before[name] >= 20}
    assert grown == set()
