"""One folder per screen of the window; no screen knows another."""
