"""What is said to messages that ask nothing of the documents."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.question import Intent, Question
from bot.reply import Reply, Status
from bot.understanding import references, scope
from bot.understanding.small_talk import SmallTalk, small_talk
from corpus.codes import code_system
from index.code_index import CodeIndex

_EXAMPLES = ("Is {} covered by Medicare?", "When is {} used?", "What is {} also called?")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say, and whether examples of questions go with it."""

    status: Status
    text: str
    intent: Intent = Intent.OTHER
    with_examples: bool = True

    def reply(self, index: CodeIndex) -> Reply:
        """The remark as a reply, its examples about codes that the index has."""
        suggestions = examples(index) if self.with_examples else ()
        return Reply(self.status, self.intent, self.text, suggestions=suggestions)


OUT_OF_SCOPE = Remark(
    Status.OUT_OF_SCOPE,
    "I can only look up medical billing codes and quote what the documents say about them.",
)
MEDICAL_ADVICE = Remark(
    Status.OUT_OF_SCOPE,
    "I can't give medical advice; please ask a clinician. I can look up billing codes.",
)
MISUSE = Remark(
    Status.OUT_OF_SCOPE,
    "I can't help with that: a claim has to show what was done and documented. "
    "I can look up what a code is for.",
)
INSTRUCTION = Remark(
    Status.OUT_OF_SCOPE,
    "I answer from the code documents alone and don't take instructions from messages. "
    "Which code can I look up?",
)
NO_LISTS = Remark(
    Status.OUT_OF_SCOPE,
    "I look up single codes. What changed between two releases as a whole is written by "
    "`codecite diff`.",
)
WHICH_CODE = Remark(
    Status.CLARIFY,
    "Which code do you mean? Give me the code, or describe the item or service.",
)
NO_CODE_FITS = Remark(
    Status.NOT_FOUND,
    "I found no code in the documents that fits these words. Try other words, or give the code.",
    Intent.REVERSE_LOOKUP,
)


def _talk(text: str, *, with_examples: bool = False) -> Remark:
    return Remark(Status.ANSWERED, text, Intent.SMALLTALK, with_examples)


_SMALL_TALK: Mapping[SmallTalk, Remark] = {
    SmallTalk.GREETING: _talk(
        "Hello! Ask me about a billing code: what it is, who covers it, how it is billed.",
        with_examples=True,
    ),
    SmallTalk.FEELING: _talk("All well, thank you. Which billing code can I look up for you?"),
    SmallTalk.THANKS: _talk("You're welcome."),
    SmallTalk.FAREWELL: _talk("Goodbye."),
    SmallTalk.ACKNOWLEDGEMENT: _talk("Good. Ask on whenever you like."),
    SmallTalk.HELP: _talk(
        "I look up US medical billing codes and answer with quotes from the documents. Ask what "
        "a code is, whether a payer covers it, how it is billed, or which code fits a description.",
        with_examples=True,
    ),
    SmallTalk.IDENTITY: _talk(
        "I am codecite, a program that looks up US medical billing codes and quotes the "
        "documents on them.",
        with_examples=True,
    ),
}


def remark_on(question: Question) -> Remark | None:
    """What to say to a message that needs no document; None for a question about codes."""
    text = question.text
    if not text and not question.codes:
        return INSTRUCTION
    kind = small_talk(text)
    if kind is not None:
        return _SMALL_TALK[kind]
    if scope.asks_for_misuse(text):
        return MISUSE
    if scope.asks_for_advice(text):
        return MEDICAL_ADVICE
    if scope.asks_for_a_list(text):
        return NO_LISTS
    if references.is_refusal(text):
        return WHICH_CODE
    names_no_code = question.is_about_words or (question.refers_back and not question.readings)
    return OUT_OF_SCOPE if names_no_code and scope.is_elsewhere(text) else None


def examples(index: CodeIndex) -> tuple[str, ...]:
    """Questions to begin with, about codes spread over the index."""
    # Modifiers are codes too, but no payer covers one.
    codes = [code for code in index.codes if code_system(code) is not None]
    step = max(1, len(codes) // len(_EXAMPLES))
    return tuple(
        text.format(code) for text, code in zip(_EXAMPLES, codes[step - 1 :: step], strict=False)
    )
