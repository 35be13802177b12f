"""The sheet of the intervals and limits of the day."""
