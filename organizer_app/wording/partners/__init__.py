"""Sentences about partner groups."""
