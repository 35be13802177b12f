"""Sentences about tasks, templates and permits."""
