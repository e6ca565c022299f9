"""Close the round, open a closed one again, and delete its answers."""
