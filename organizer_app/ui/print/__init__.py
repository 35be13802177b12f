"""Pages on paper: laid out once, painted on a PDF and on the screen alike."""
