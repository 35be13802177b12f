"""Lists and grids with keyboard and screen reader support."""
