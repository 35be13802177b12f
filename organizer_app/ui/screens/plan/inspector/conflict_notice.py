"""Says in the inspector which fields of the open action two laptops wrote, and leads to deciding them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.tokens import GAP_M, GAP_S
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.wording.language.field_names import field_name
from organizer_app.wording.plan import inspector_parts as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from organizer_app.ui.theme.theme import Theme

_ICON: Final = 16


class ConflictNotice(QFrame):
    """Hidden while nothing is contested; `decide_asked` carries the id of the city action."""

    decide_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._contested: Mapping[str, tuple[str, ...]] = {}
        self._action_id = ""
        sign = PlainLabel("", self)
        show_icon(sign, theme, "git-merge", "accent", _ICON)
        self.said = PlainLabel("", self, role="meta", wraps=True)
        self.decide = push_button("link", words.decide_conflict(), self._decide, self)
        row = row_of(self, (GAP_M, GAP_S, GAP_M, GAP_S), GAP_S)
        row.addWidget(sign)
        row.addWidget(self.said, 1)
        row.addWidget(self.decide)
        self.hide()

    def show_contested(self, contested: Mapping[str, tuple[str, ...]]) -> None:
        """Keep the contested fields by the id of the city action."""
        self._contested = contested
        self.show_action(self._action_id)

    def show_action(self, action_id: str) -> None:
        """Show what is contested of an action; an empty id shows nothing."""
        self._action_id = action_id
        fields = self._contested.get(action_id, ())
        self.said.setText(breakable(words.conflict(", ".join(map(field_name, fields)))))
        self.setVisible(bool(fields))

    def _decide(self) -> None:
        self.decide_asked.emit(self._action_id)
