"""Choose a beginning."""
