"""Schedules, packets and releases as an audience may see them."""
