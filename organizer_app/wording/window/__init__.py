"""Sentences of the window itself: commands, palette, tour and welcome."""
