"""The command palette: finds everything in the window and in the plan by a few letters."""
