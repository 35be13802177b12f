"""Plan files, their tables and the shipped place list: the only home of SQL."""
