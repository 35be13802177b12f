"""Organizer: plan one action in many cities at once."""

__version__ = "0.1.0"
