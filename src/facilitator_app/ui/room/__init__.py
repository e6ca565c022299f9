"""The results on a projector, one thing at a time."""
