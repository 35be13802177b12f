"""The overview: what the desk must know at a glance."""
