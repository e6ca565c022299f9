"""Setting up a round in five pages. Each change is saved at once in the draft."""
