"""The strip below the map that shows which actions run when."""
