"""Contact cards, read and written."""
