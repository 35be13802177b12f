"""Countries, states and cities: their names, where they are, and how they are drawn on a map."""
