"""The overview: what headquarters must see at a glance."""
