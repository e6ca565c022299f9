"""Lock the file."""
