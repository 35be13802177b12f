"""Write return forms, and read what comes back."""
