"""Whether a reply is what was expected: each breach in words that a report can show."""

from collections.abc import Callable, Iterable, Iterator

from bot.wire import ChatReply
from evals.dialogue import Expectation


def breaches(expect: Expectation, reply: ChatReply) -> tuple[str, ...]:
    """What of an expectation a reply does not meet; empty if it is right."""
    return tuple(breach for check in _CHECKS for breach in check(expect, reply))


def has_expected_codes(expect: Expectation, reply: ChatReply) -> bool:
    """Whether the expected codes are there, and the first of them leads."""
    return not expect.codes or (
        reply.codes[:1] == expect.codes[:1] and set(expect.codes) <= set(reply.codes)
    )


def _status(expect: Expectation, reply: ChatReply) -> Iterator[str]:
    if expect.status is not None and reply.status is not expect.status:
        yield f"status is {reply.status}, expected {expect.status}"


def _verdict(expect: Expectation, reply: ChatReply) -> Iterator[str]:
    if expect.names_verdict and reply.verdict is not expect.verdict:
        yield f"verdict is {reply.verdict or 'null'}, expected {expect.verdict or 'null'}"


def _intent(expect: Expectation, reply: ChatReply) -> Iterator[str]:
    if expect.intent is not None and reply.intent is not expect.intent:
        yield f"intent is {reply.intent}, expected {expect.intent}"


def _codes(expect: Expectation, reply: ChatReply) -> Iterator[str]:
    if not has_expected_codes(expect, reply):
        yield f"codes are {_listed(reply.codes)}, expected {_listed(expect.codes)}"
    if expect.only_codes:
        named = dict.fromkeys((*reply.codes, *(quote.code for quote in reply.quotes)))
        if others := [code for code in named if code not in expect.codes]:
            yield f"other codes are named: {_listed(others)}"


def _quotes(expect: Expectation, reply: ChatReply) -> Iterator[str]:
    if expect.no_quotes and reply.quotes:
        yield f"there are {len(reply.quotes)} quotes, expected none"
    if expect.no_quotes is False and not reply.quotes:
        yield "there are no quotes"
    for text in expect.quotes:
        if not any(text in quote.text for quote in reply.quotes):
            yield f'no quote has "{text}"'
    foreign = dict.fromkeys(quote.code for quote in reply.quotes)
    if others := [
        code for code in foreign if expect.quote_codes and code not in expect.quote_codes
    ]:
        yield f"quotes are of {_listed(others)}, expected only {_listed(expect.quote_codes)}"


def _answer(expect: Expectation, reply: ChatReply) -> Iterator[str]:
    answer = reply.answer.casefold()
    yield from (f'the answer lacks "{t}"' for t in expect.answer_has if t.casefold() not in answer)
    yield from (f'the answer has "{t}"' for t in expect.answer_lacks if t.casefold() in answer)


def _conflict(expect: Expectation, reply: ChatReply) -> Iterator[str]:
    if expect.conflict is not None and bool(reply.conflicts) is not expect.conflict:
        yield "no conflict is shown" if expect.conflict else "a conflict is shown"


def _suggestions(expect: Expectation, reply: ChatReply) -> Iterator[str]:
    offered = [suggestion.casefold() for suggestion in reply.suggestions]
    for text in expect.suggests:
        if not any(text.casefold() in suggestion for suggestion in offered):
            yield f'no suggestion has "{text}"'


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(codes) or "none"


_CHECKS: tuple[Callable[[Expectation, ChatReply], Iterator[str]], ...] = (
    _status,
    _verdict,
    _intent,
    _codes,
    _quotes,
    _answer,
    _conflict,
    _suggestions,
)
