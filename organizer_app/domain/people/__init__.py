"""Manage people, their roles and calls: who to call next, who covers what, how to erase a person."""
