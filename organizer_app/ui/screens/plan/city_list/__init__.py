"""The list of cities beside the map."""
