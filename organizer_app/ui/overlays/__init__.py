"""What covers the screens for a moment: palette, keys, import, tour; each is loaded when first needed."""
