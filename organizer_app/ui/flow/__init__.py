"""How work and news travel between the window and the plan."""
