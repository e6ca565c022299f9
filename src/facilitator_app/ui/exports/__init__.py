"""A chart or a table to take away."""
