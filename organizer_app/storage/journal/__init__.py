"""Keep the log of changes: what each replaced, in which order, and what can be undone."""
