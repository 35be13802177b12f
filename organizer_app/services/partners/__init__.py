"""Partner groups and their part in cities."""
