"""The problems screen: everything that will go wrong, how to fix it, and what is ignored."""
