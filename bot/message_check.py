"""Whether a message can be read at all, and what to say if not."""


def why_unreadable(message: str, most_chars: int) -> str | None:
    """What is wrong with a message, as a sentence for its author; None if nothing is."""
    if not message.strip():
        return "The message is empty: ask something."
    if len(message) > most_chars:
        return (
            f"The message has {len(message)} characters; at most {most_chars} are read. Shorten it."
        )
    return None
