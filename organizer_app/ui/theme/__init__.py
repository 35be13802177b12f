"""The theme: colors, fonts, icons and glyphs for every widget and painter."""
