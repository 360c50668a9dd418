"""Systems that answer the same questions: what others build, and ours with a part left out."""
