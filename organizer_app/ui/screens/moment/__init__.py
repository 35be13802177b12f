"""The screen about the shared moment: what "at once" means, who keeps to it, what brings the others in."""
