"""The plan: the same actions on a map, in a list and in calendars, with one selection."""
