"""Convert formats: bytes to values and values to bytes; no database, no sentences."""
