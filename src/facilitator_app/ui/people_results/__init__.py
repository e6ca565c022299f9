"""The results of a round about people: the list of them, one person's figures, and all of them together."""
