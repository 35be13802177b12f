"""Partner groups and their partnerships in cities."""
