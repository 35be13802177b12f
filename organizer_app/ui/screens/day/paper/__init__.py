"""The view in which what was written by hand, or came as chat messages, is entered many lines at once."""
