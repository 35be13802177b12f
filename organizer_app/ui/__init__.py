"""The window: everything of Organizer that needs Qt."""

from organizer_app.ui.import_speedup import spare_source_search

spare_source_search()
