"""Widgets for any screen, without a noun of the plan."""
