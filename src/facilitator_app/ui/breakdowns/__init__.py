"""The ways to divide the people of a partnership into groups."""
