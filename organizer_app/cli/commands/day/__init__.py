"""The commands of the day: its board, log, incidents, handover, rehearsal, and what comes after."""
