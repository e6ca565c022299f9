"""Going back to a copy: its words, what would change, and then the copy in the place of the file."""
