"""Text that tries to steer whoever reads it, in a document or in a message.

Documents and messages are data. A sentence that addresses a reader that takes text for orders
carries no fact, is never quoted as an answer, and is never followed.
"""

import re

_STEERING = re.compile(
    r"(?i)"
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|rules?|prompts?"
    r"|guidelines|context|training|messages?|directions?|polic(?:y|ies)|documents?|sources?)\b"
    r"|\b(?:system ?prompt|developer mode|jailbreak|dan mode)\b"
    r"|\byou (?:are now|are no longer|must (?:now |always )?(?:answer|say|reply|respond))\b"
    r"|\b(?:assistant|chat ?bot|language model|AI model|LLM|AI)s?\b.{0,30}"
    r"\b(?:must|should|shall|always|never|please)\b"
    r"|\bas an (?:AI|assistant)\b|\bpretend (?:to be|you|that)\b|\bact as (?:a|an|if|my)\b"
    r"|\b(?:reveal|show|print|repeat|output)\b.{0,20}\byour (?:instructions|prompt|rules)\b"
    r"|\b(?:always|just|only|simply) (?:answer|say|reply|respond)\b"
    r"|\b(?:say|answer|reply|respond|tell (?:them|everyone|users?))(?: with| that)?:? "
    r"['\"]?(?:yes|no|covered|(?:it|this|[A-V]\d{4}) is (?:fully )?covered)\b"
    r"|\bfrom now on\b|\bdo not (?:quote|cite)\b|\bwithout (?:quoting|citing)\b"
    r"|<\|?(?:im_start|system)|\[/?inst\]|^\s*system ?:"
)


def is_steering(text: str) -> bool:
    """Whether a text tries to instruct a reader that takes text for orders."""
    return _STEERING.search(text) is not None
