"""People: whom to ring, which roles are open, everybody, and what was said."""
