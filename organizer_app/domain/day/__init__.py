"""Rules of the day itself: check-ins, the ladder for a missed one, counts, and the board of every city."""
