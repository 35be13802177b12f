"""Buttons, fields and chips."""
