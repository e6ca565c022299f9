"""One partnership: a new one, its task list, its details, and bringing in its organisations."""
