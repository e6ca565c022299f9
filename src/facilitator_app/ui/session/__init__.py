"""The session with one person about their feedback, on a screen that two people look at."""
