"""Sentences about files that are brought in."""
