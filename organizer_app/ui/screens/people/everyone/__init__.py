"""Everybody the plan knows, one person in full, and past calls."""
