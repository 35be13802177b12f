"""The inbox of returned forms."""
