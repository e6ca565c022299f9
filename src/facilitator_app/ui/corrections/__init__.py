"""Putting answers right, leaving responses out and deleting them, by the code on a person's slip."""
