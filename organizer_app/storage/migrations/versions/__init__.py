"""Hold one file per migration step, named by date and purpose, each with its own snapshot of the tables."""
