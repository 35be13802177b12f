"""Blocks of time that can be dragged, as week and timeline share them."""
