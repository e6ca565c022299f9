"""One page for the life of a partnership: what has a day, where it stands, when to look again."""
