"""A Support Action Plan: its rows, and the cycle with its steps."""
