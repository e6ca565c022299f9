"""Close the round, and open a closed one again."""
