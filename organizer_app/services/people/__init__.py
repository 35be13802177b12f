"""Leads, calls, coverage, and forgetting a person."""
