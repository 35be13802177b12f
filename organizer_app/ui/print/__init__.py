"""Pages on paper: laid out once, and painted the same way in a PDF and on the screen."""
