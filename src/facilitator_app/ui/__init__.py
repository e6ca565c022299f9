"""The window and everything in it: the only part of the program that knows Qt."""
