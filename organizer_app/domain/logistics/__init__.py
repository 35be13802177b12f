"""Plan what a city needs on the day: sites, materials, rides, money and the run of show."""
