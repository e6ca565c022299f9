"""The next step in one look."""
