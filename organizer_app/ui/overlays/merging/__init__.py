"""The sheet that shows what a file of changes would do, and takes it in."""
