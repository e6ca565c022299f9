"""F7: the groups whose views are asked for."""
