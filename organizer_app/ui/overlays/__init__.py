"""What lies over the screens for a moment: palette, keys, import, tour; each loaded when it is asked for."""
