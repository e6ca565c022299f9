"""Copies and moving."""
