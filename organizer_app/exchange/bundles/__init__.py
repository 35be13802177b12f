"""The sealed file in which changes travel from one laptop to others."""
