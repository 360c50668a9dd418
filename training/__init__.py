"""Training of the cross-encoder that reads questions beside sentences: `python -m training`."""
