"""Sentences about people, calls and coverage."""
