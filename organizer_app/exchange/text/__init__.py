"""Characters and cells that are safe to write, and how unknown text is decoded."""
