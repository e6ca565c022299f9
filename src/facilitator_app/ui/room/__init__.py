"""R7: the results on a projector, one thing at a time."""
