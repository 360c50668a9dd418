"""Reading a message: codes, payers, facets, dates and what it leaves unsaid."""
