"""Actions in time: the simultaneity rule, what cities share, moving, and the hours of a day."""
