"""Queries (words that mean a code), how well search ranks codes for them, and formats for both."""
