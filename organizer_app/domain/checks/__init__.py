"""Find what will go wrong; each finding has its reason and remedy."""
