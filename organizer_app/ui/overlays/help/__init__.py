"""The guide over the window: a short page for each screen."""
