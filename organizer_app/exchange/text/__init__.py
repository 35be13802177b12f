"""Decode unknown text, and write characters and cells safely."""
