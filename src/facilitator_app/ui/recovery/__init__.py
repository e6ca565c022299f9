"""The words and the recovery sheet of a file, kept in sight until the words were typed once."""
