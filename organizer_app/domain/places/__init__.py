"""Name, locate and map countries, states and cities."""
