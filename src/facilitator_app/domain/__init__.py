"""Values and rules of the field. Standard library only; imports nothing of this package."""
