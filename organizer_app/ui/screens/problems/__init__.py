"""The problems screen: everything that will go wrong, what mends it, and what is lived with."""
