"""Sentences of the day: the board, the log and the counts."""
