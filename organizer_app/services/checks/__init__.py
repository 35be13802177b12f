"""Finds the problems of a plan and remembers them between edits."""
