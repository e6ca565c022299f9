"""The pages of a pack, whoever it is for: choose one, look at its pages, leave parts out, print it or save it."""
