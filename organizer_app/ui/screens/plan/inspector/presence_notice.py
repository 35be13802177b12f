"""Says in the inspector who is editing the open action on another laptop; it locks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_M, GAP_S
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.wording.together import presence as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from organizer_app.domain.merging.presence import Present
    from organizer_app.ui.theme.theme import Theme

_ICON: Final = 16


class PresenceNotice(Themed, QFrame):
    """Hidden while nobody else edits the action."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("liveNotice")
        self._editing: Mapping[str, tuple[Present, ...]] = {}
        self._action_id = ""
        self._sign = PlainLabel("", self)
        self.said = PlainLabel("", self, role="live", wraps=True)
        row = row_of(self, (GAP_M, GAP_S, GAP_M, GAP_S), GAP_S)
        row.addWidget(self._sign)
        row.addWidget(self.said, 1)
        self.hide()
        self.set_theme(theme)

    @property
    def there(self) -> tuple[Present, ...]:
        """Who is editing the action."""
        return self._editing.get(self._action_id, ())

    def show_editing(self, editing: Mapping[str, tuple[Present, ...]]) -> None:
        """Keep who is editing something, by the id of the city action."""
        self._editing = editing
        self.show_action(self._action_id)

    def show_action(self, action_id: str) -> None:
        """Show who is editing an action; an empty id shows nothing."""
        self._action_id = action_id
        there = self.there
        self.said.setText(breakable(words.notice(there)) if there else "")
        self.setVisible(bool(there))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._sign.setPixmap(theme.pixmap("pencil", _ICON, "live"))
