"""Compute what lists and maps show of a city action, and how ready it is."""
