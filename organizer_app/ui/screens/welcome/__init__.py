"""The screen without an open plan."""
