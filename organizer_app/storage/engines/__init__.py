"""The two databases behind the same tables: a plan file and a team server."""
