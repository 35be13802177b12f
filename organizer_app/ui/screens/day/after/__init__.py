"""After the day: expected against counted in every city, and what is still to do."""
