"""What lists and maps show of a city action, computed from the records, and how ready it is."""
