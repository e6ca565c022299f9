"""Files that come from elsewhere: lists of people."""
