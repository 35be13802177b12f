"""The forms in which steps and permits are entered."""
