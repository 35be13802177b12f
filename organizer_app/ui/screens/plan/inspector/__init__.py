"""One action in full, and the forms that change it."""
