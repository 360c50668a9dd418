"""The chat completions of the OpenAI API: transcripts in, Markdown with citations out."""
