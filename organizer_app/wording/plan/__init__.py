"""Sentences of the plan: map, lists, calendars, inspector and edits."""
