"""Store plan files, their tables and the place list; all SQL is here."""
