"""Imports rows of a file into a plan as one step."""
