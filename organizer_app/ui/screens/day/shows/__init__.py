"""The run of show of every city side by side: as planned, as it goes, and one line for now."""
