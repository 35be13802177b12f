"""The plans that the program ships as examples."""
