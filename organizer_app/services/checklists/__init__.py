"""Tasks, templates and permits."""
