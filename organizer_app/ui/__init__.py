"""The window: everything of Organizer that needs Qt."""
