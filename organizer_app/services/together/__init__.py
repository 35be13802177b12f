"""Several laptops that change one plan: what they send each other, and what a person must decide."""
