"""The HTTP service: convert in, one call, convert out."""
