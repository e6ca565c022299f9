"""The packs of a round about people, one person's pages, and who got which pack."""
