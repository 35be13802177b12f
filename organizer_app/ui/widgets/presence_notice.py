"""Says in a form who is editing its record on another laptop; it locks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_M, GAP_S
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.lists.editor_marks import editors_in, mark_editors
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable

if TYPE_CHECKING:
    from organizer_app.domain.merging.presence import Present
    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.lists.editor_marks import Editors

_ICON: Final = 16


class PresenceNotice(Themed, QFrame):
    """Hidden while nobody else edits the record."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("liveNotice")
        self._record_id = ""
        self._sign = PlainLabel("", self)
        self.said = PlainLabel("", self, role="live", wraps=True)
        row = row_of(self, (GAP_M, GAP_S, GAP_M, GAP_S), GAP_S)
        row.addWidget(self._sign)
        row.addWidget(self.said, 1)
        self.hide()
        self.set_theme(theme)

    @property
    def there(self) -> tuple[Present, ...]:
        """Who is editing the record."""
        return editors_in(self).get(self._record_id, ())

    def show_record(self, record_id: str) -> None:
        """Show who is editing a record; an empty id shows nothing."""
        self._record_id = record_id
        self.look_again()

    def look_again(self) -> None:
        """Show who is editing it by now."""
        there = self.there
        if there:
            from organizer_app.wording.together import presence as words

            self.said.setText(breakable(words.notice(there)))
        self.setVisible(bool(there))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._sign.setPixmap(theme.pixmap("pencil", _ICON, "live"))


def show_editors(window: QWidget, editors: Editors) -> None:
    """Say in every list and form of a window who else is editing its records, by their ids."""
    mark_editors(window, editors)
    for notice in window.findChildren(PresenceNotice):
        notice.look_again()
