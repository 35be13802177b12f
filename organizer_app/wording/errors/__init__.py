"""Sentences for problems that stop a command or an edit."""
