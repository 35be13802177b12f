"""Give the steps of this laptop to others, and take theirs in."""
