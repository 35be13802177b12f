"""The week calendar."""
