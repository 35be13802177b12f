"""The rehearsal of a day: its strip above every view, and the score at its end."""
