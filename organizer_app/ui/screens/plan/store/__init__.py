"""Holds the rows that all views of the plan share, the filter, the selection, and the shown period."""
