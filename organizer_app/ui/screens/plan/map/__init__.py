"""The map: its scene, layers, pointer and keyboard."""
