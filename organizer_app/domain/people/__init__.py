"""Leads and other people: whom to call next and when, who covers what, and how one is forgotten."""
