"""Find what will go wrong and remember it between edits."""
