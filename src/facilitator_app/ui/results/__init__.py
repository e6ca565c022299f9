"""The results: the main points, the groups, one theme, people's own words."""
