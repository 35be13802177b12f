"""Rules by which the changes of several laptops become one plan."""
