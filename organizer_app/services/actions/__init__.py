"""Reads and changes city actions, one or many, and the rule they follow."""
