"""The screen of several laptops that change one plan: exchange and conflicts."""
