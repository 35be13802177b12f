"""What will go wrong: findings, each with its reason and remedy."""
