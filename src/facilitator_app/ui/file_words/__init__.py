"""New words, or a new recovery sheet, for the file that is open."""
