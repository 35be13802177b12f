"""The sheet that lists entries which may be the same, side by side, for a human to decide."""
