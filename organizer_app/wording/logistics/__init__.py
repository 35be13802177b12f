"""Sentences about logistics."""
