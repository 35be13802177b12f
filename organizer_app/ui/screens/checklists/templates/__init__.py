"""The templates and their tasks."""
