"""The sheet of the plan's settings."""
