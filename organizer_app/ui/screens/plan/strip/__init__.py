"""The strip of what runs when, below the map."""
