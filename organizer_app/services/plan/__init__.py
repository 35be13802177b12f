"""The open plan itself: workspace, places, history, views and what all use cases need."""
