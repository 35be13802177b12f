"""The shipped gazetteer: cities by name, near spellings and places around a point."""
