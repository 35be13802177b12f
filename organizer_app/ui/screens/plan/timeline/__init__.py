"""The timeline across time zones."""
