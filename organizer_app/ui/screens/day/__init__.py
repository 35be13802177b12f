"""The screen of the day itself: the board of all cities and the log."""
