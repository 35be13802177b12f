"""Words about several laptops that change one plan."""
