"""Place actions in time: the simultaneity rule, overlaps between cities, moving, and the hours of a day."""
