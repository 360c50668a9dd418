"""From documents to ranked hits: passages, vectors, words and codes."""
