"""Releases, packets, exports and what is published."""
