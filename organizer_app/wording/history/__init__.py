"""Sentences about the steps of a plan and the names of fields."""
