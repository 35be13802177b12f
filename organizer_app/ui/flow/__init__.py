"""Carries work and changes between the window and the plan."""
