"""The use-cases of the day itself: what HQ is told is logged, and the board shows it."""
