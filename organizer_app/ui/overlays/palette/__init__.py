"""The command palette: everything in the window and in the plan, by a few letters."""
