"""Query the shipped gazetteer: cities by name, near spellings and places around a point."""
