"""Partner groups across cities and what they have agreed to."""
