"""Completes city names in any number of fields; the names are collected once per book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from organizer_app.domain.places.city_names import is_city_named
from organizer_app.domain.rows.action_rows import OFF_STATUSES
from organizer_app.ui.widgets.lists.completion_list import dress_completions
from organizer_app.wording.checks.findings import city_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.people.people_book import PeopleBook
    from organizer_app.domain.rows.action_rows import ActionRow


class CityNames:
    """Completes the names of cities."""

    def __init__(self) -> None:
        self._rows: Mapping[str, ActionRow] | None = None
        self._model = QStringListModel()

    def completer(self, book: PeopleBook, field: QWidget) -> QCompleter:
        """Return the completer for a field."""
        if self._rows is not book.rows:
            self._rows = book.rows
            live = (row for row in book.rows.values() if row.status not in OFF_STATUSES)
            self._model.setStringList(sorted({city_of(row.city, row.state) for row in live}))
        completer = QCompleter(self._model, field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        dress_completions(completer, field)
        return completer


def action_named(book: PeopleBook, text: str) -> str:
    """Return the earliest action in a city that is not canceled, or an empty text."""
    live = [row for row in book.rows.values() if row.status not in OFF_STATUSES]
    # The completer offers an action without a city in these words.
    found = [row for row in live if is_city_named(text, row.city or city_of("", ""), row.state)]
    first = min(found, key=lambda row: (row.day or "9999", row.action_id), default=None)
    return first.action_id if first else ""
