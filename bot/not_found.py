"""Codes that have no document: said so, with the nearest existing ones (promise P2)."""

from collections.abc import Sequence

from bot.answering.wording import listed
from bot.conversation import Focus
from bot.offer import offer
from bot.question import CodeMention, Question
from bot.quote import Quote, quote_span, verbatim_only
from bot.remarks import examples
from bot.reply import Reply, Status
from corpus.codes import CodeSystem, code_system
from index.code_index import CodeIndex

_MOST_NEAREST = 3


def not_found(question: Question, index: CodeIndex, focus: Focus) -> tuple[Reply, Focus]:
    """The reply to a question all of whose codes are unknown.

    A token that reads as existing codes through look-alike slips, but not as exactly one, or that
    is well-formed as it stands, is asked back instead.
    """
    mentions = question.code_candidates
    if len(mentions) == 1 and _is_slip(mentions[0], index):
        lead = f"There is no document on {mentions[0].text}. Did you mean"
        return offer(question, index, mentions[0].nearest, focus, lead)
    nearest = _nearest(mentions)
    elsewhere = _mentioned_elsewhere(mentions, index)
    remarks = [not_found_remark(mention) for mention in mentions]
    if elsewhere:
        remarks.append(f"The document on {elsewhere.code} names it; see the quote.")
    reply = Reply(
        Status.NOT_FOUND,
        question.intent,
        " ".join(remarks),
        quotes=(elsewhere,) if elsewhere else (),
        suggestions=_rephrased(question, mentions[0], nearest) or examples(index),
    )
    return reply, focus.asked_back(question, nearest)


def not_found_remark(mention: CodeMention) -> str:
    """One sentence or two: no document, what shape it has, what is near."""
    text = f"There is no document on {mention.text}"
    if mention.system is not None and mention.system is not CodeSystem.HCPCS:
        text += f", which has the shape of {_article(mention.system)} code"
    nearest = mention.nearest[:_MOST_NEAREST]
    if not nearest:
        return f"{text}."
    are = "code is" if len(nearest) == 1 else "codes are"
    return f"{text}. The nearest {are} {listed(nearest)}."


def _article(system: CodeSystem) -> str:
    return f"an {system.value}" if system is CodeSystem.ICD_10_CM else f"a {system.value}"


def _is_slip(mention: CodeMention, index: CodeIndex) -> bool:
    return bool(mention.nearest) and mention.nearest == index.codes.readings(mention.text)


def _nearest(mentions: Sequence[CodeMention]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(code for mention in mentions for code in mention.nearest[:_MOST_NEAREST])
    )


def _mentioned_elsewhere(mentions: Sequence[CodeMention], index: CodeIndex) -> Quote | None:
    for mention in mentions:
        code = mention.text.upper()
        if code_system(code) is None:
            continue
        for passage in index.mentions_of(code):
            document = index.document(passage.document_id)
            if document is not None:
                quote = quote_span(document, passage.start, passage.end)
                return next(iter(verbatim_only([quote], index.document)), None)
    return None


def _rephrased(question: Question, mention: CodeMention, nearest: Sequence[str]) -> tuple[str, ...]:
    """The question again with each of the nearest codes in place of the unknown one."""
    text = question.text
    return tuple(f"{text[: mention.start]}{code}{text[mention.end :]}" for code in nearest)
