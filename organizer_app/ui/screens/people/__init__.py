"""People: who to call, which roles are open, everybody, and the call log."""
