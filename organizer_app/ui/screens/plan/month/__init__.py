"""The month calendar."""
