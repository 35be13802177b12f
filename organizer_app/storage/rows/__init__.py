"""Keep flat rows next to the records, so that ten thousand can be read at once."""
