"""Connect to the two databases with the same tables: a plan file and a team server."""
