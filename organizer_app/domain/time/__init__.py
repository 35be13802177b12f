"""Compute local time, working days, holidays, and days relative to another day."""
