"""Packs of a round about the partnership, their pages, printing and saving."""
