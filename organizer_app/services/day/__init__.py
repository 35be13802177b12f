"""The use-cases of the day itself: what the desk hears is logged, and the board shows it."""
