"""Reduce schedules, packets and releases to what an audience may see."""
