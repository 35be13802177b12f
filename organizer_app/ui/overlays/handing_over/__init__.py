"""The sheet in which one shift hands over to the next."""
