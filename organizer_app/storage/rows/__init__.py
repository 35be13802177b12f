"""The flat rows that are kept beside the records, so that ten thousand are read at once."""
