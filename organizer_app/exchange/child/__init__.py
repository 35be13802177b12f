"""Work in a child process that can be ended at any time."""
