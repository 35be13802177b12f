"""The screen without a plan."""
