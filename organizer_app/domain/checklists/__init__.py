"""Plan tasks and permits: when they are due, where they apply, and how templates create them."""
