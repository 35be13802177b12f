"""Everybody in the plan, one person in full, and past calls."""
