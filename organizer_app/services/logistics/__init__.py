"""Sites, materials, rides, money and the run of show."""
