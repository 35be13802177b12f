"""What the first screen shows, and what the palette finds."""
