"""The people on the tick list, and bringing in a list of them."""
