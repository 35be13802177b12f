"""The sheet of keys over the window, generated from the table of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer_app.ui.flow.commands import COMMANDS, REGISTERED, Command, Scope
from organizer_app.ui.overlays.sheet import Sheet
from organizer_app.ui.overlays.sheet_frame import CORNER, ROOM, sheet_head
from organizer_app.ui.theme.tokens import GAP_M, GAP_S, GAP_UNDER_M, GAP_UNDER_S
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.fading_edge import FadingEdge
from organizer_app.ui.widgets.key_caps import KeyCapsLabel
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.scrolling_column import scrolling_down
from organizer_app.wording.window import commands as words

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme

WIDTH: Final = 860
_LEFT: Final = (Scope.PLAN,)
# Between two commands, and between two groups of them, in pixels.
_BETWEEN: Final = 1
_APART: Final = 10
_FOLDED: Final = {"view": "views", "screen": "screens"}
_BETWEEN_COLUMNS: Final = 40


class CheatSheet(Sheet):
    """Two columns of commands with their keys as caps."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, WIDTH)
        self.setAccessibleName(words.sheet_title())
        self._caps: list[KeyCapsLabel] = []
        title = PlainLabel(words.sheet_title(), self.panel, role="title")
        self._body = QWidget()
        columns = row_of(self._body, (0, 0, GAP_S, 0), _BETWEEN_COLUMNS)
        columns.addLayout(self._column([scope for scope in Scope if scope in _LEFT]), 1)
        columns.addLayout(self._column([scope for scope in Scope if scope not in _LEFT]), 1)
        self.lines = scrolling_down(self._body, self.panel, takes_keys=True)
        self.lines.setAccessibleName(words.sheet_title())
        self._edge = FadingEdge(theme, self.lines)
        foot = PlainLabel(words.sheet_foot(), self.panel, role="meta", wraps=True)
        column = self.column(GAP_UNDER_M)
        column.addLayout(sheet_head(title, None, self.cross))
        inside = QHBoxLayout()
        inside.setContentsMargins(ROOM, 0, CORNER, 0)
        inside.addWidget(self.lines)
        column.addLayout(inside, 1)
        foot.setContentsMargins(ROOM, 0, CORNER, 0)
        column.addWidget(foot)

    def _column(self, scopes: list[Scope]) -> QVBoxLayout:
        column = column_of(spacing=_BETWEEN)
        for number, scope in enumerate(scopes):
            if number:
                column.addSpacing(_APART)
            heading = PlainLabel(words.scope_name(scope.value), self._body, role="field")
            column.addWidget(heading)
            for command in shown_of(scope):
                name = PlainLabel(words.command_name(command.code), self._body)
                name.setWordWrap(True)
                name.setAccessibleName(spoken(command))
                row = row_of(spacing=GAP_M)
                row.addWidget(name, 1)
                row.addLayout(self._keys(command))
                column.addLayout(row)
        column.addStretch(1)
        return column

    def _keys(self, command: Command) -> QHBoxLayout:
        line = row_of(spacing=GAP_UNDER_S)
        between = words.to_word() if command.code in _FOLDED.values() else words.or_word()
        for index, keys in enumerate(caps_of(command)):
            if index and command.scope in REGISTERED:
                word = PlainLabel(between, self._body, role="caption")
                line.addWidget(word)
            caps = KeyCapsLabel(self._theme, keys, self._body)
            self._caps.append(caps)
            line.addWidget(caps)
        return line

    def take_focus(self) -> None:
        """Let the arrows scroll."""
        self.lines.setFocus(Qt.FocusReason.PopupFocusReason)

    def panel_height(self, width: int) -> int:
        """Return the height that all lines need; lines with long words wrap."""
        column, body = self.panel.layout(), self._body.layout()
        if column is None or body is None:
            return 0
        body.invalidate()
        inside = width - ROOM - CORNER - 2 - self.lines.verticalScrollBar().sizeHint().width()
        around = column.sizeHint().height() - self.lines.sizeHint().height()
        return body.totalHeightForWidth(inside) + around


def shown_of(scope: Scope) -> list[Command]:
    """Return the commands of a scope that have keys; numbered ones as one with its first and last key."""
    shown: list[Command] = []
    folded: dict[str, list[Command]] = {}
    for command in COMMANDS:
        if command.scope is not scope or not command.keys:
            continue
        name = _FOLDED.get(command.code.rpartition("_")[0], "")
        if not name:
            shown.append(command)
        else:
            folded.setdefault(name, []).append(command)
    shown += [Command(name, scope, (many[0].keys[0], many[-1].keys[0])) for name, many in folded.items()]
    return shown


def caps_of(command: Command) -> list[tuple[str, ...]]:
    """Return the keys of a command as they are written on them; both keys called Enter are one."""
    return list(dict.fromkeys(words.key_caps(each) for each in command.keys))


def spoken(command: Command) -> str:
    """Return a line as a screen reader says it."""
    keys = f" {words.or_word()} ".join(" ".join(each) for each in caps_of(command))
    return words.line_spoken(words.command_name(command.code), keys)
