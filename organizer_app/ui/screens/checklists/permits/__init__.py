"""Permits with their deadlines."""
