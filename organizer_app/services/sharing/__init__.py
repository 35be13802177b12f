"""Releases, packets, exports and published folders."""
