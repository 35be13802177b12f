"""The look: tokens, type, icons and glyphs that every widget and painter takes its values from."""
