"""What the pages before and around an open file share."""
