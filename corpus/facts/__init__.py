"""Facts: typed readings of spans of a document's text."""
