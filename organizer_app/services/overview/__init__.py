"""Reads what the first screen shows, and what the palette finds."""
