"""The steps that bring the hub's tables to the present, oldest first."""
