"""Tasks and permits: when they are due, to whom they apply, and what a template makes of a city."""
