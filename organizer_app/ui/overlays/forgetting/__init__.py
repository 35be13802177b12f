"""The sheet that erases people: one by name, or all whose retention period is over."""
