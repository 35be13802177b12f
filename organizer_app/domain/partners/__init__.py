"""Track partner groups across cities and their agreements."""
