"""The sheet that shows entries that may be the same side by side, for a person to decide."""
