"""From a question and the documents of its codes to claims that rest on quotes."""
