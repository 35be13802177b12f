"""What calendars show of a day beside its actions."""
