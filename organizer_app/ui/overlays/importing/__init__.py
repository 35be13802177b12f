"""The sheet that shows what a dropped file would do, before anything is saved."""
