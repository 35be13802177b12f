"""The rows that all views of the plan share, what is filtered and selected, and the period shown."""
