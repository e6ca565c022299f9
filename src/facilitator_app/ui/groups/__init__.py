"""The groups whose views are asked for."""
