"""The forms for steps and permits."""
