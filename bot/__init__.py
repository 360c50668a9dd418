"""From a question to a reply, and the channels that carry it."""
