"""The sheet that shows what a dropped file would do, before anything of it is kept."""
