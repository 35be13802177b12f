"""The sheet that forgets people: one by name, or all whose time is over."""
