"""Leads, calls, coverage, duplicates, and erasing a person."""
