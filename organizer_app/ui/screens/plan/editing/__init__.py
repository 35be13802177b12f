"""Carries out what views ask of the plan when something is changed or moved."""
