"""The matrix of cities and roles."""
