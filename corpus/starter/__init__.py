"""The packaged starter corpus, one Markdown file a code."""
