"""Figures as large as the screen, to look at together and to save."""
