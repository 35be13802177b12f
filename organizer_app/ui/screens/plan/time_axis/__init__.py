"""Draggable blocks of time, shared by week and timeline."""
