"""All answers as lists, a separate act with a reason."""
