"""Lists what stands out before a merge: conflicts, possible duplicates, missing changes, erased records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_M, GAP_S, GAP_UNDER_XS
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.wording.together import merge_sheet as words

if TYPE_CHECKING:
    from organizer_app.ui.overlays.merging.presenter import LookedAt
    from organizer_app.ui.theme.theme import Theme

_ICON: Final = 18
_MOST_GAPS: Final = 3


class _Note(NamedTuple):
    icon: str
    color: str
    above: str
    below: str
    request: str = ""


class NotesColumn(Themed, QWidget):
    """One line for each kind of thing; `request_asked` carries a message that asks for missing changes."""

    request_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = column_of(self)
        self._rows: list[QWidget] = []

    def show_notes(self, looked: LookedAt) -> None:
        """Show what stands out in a file."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.deleteLater()
        notes = _notes(looked)
        self._rows = [self._row(note) for note in notes]
        if not notes:
            self._rows = [PlainLabel(words.nothing_to_watch(), self, role="meta", wraps=True)]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, note: _Note) -> QWidget:
        part = QWidget(self)
        sign = PlainLabel("", part)
        show_icon(sign, self._theme, note.icon, note.color, _ICON)
        texts = column_of(spacing=GAP_UNDER_XS)
        texts.addWidget(PlainLabel(breakable(note.above), part, role="strong", wraps=True))
        texts.addWidget(PlainLabel(breakable(note.below), part, role="meta", wraps=True))
        row = row_of(margins=(0, GAP_S, 0, GAP_S), spacing=GAP_M)
        row.addWidget(sign)
        row.addLayout(texts, 1)
        if note.request:
            row.addWidget(
                push_button("link", words.copy_request(), lambda: self.request_asked.emit(note.request), part)
            )
        rule = QFrame(part)
        rule.setProperty("line", "true")
        column = column_of(part)
        column.addLayout(row)
        column.addWidget(rule)
        return part


def _notes(looked: LookedAt) -> list[_Note]:
    preview = looked.preview
    report = preview.report
    notes = []
    if report.contests:
        notes.append(_Note("git-merge", "accent", *words.conflicts(len(report.contests))))
    if preview.alike:
        pairs = "; ".join(words.alike_pair(*pair) for pair in preview.alike[:3])
        notes.append(_Note("copy", "due", *words.alike(len(preview.alike), pairs)))
    for gap in report.missing[:_MOST_GAPS]:
        laptop = looked.names.get(gap.origin, "")
        said = words.missing(gap, laptop, report.waiting)
        notes.append(_Note("unlink", "due", *said, words.request(laptop, gap)))
    notes += [_Note("unlink", "danger", *words.unproved(name)) for name in report.unproved[:_MOST_GAPS]]
    notes += [_Note("user-x", "danger", *words.asking(each)) for each in report.asking[:_MOST_GAPS]]
    if report.erased:
        notes.append(_Note("user-x", "danger", *words.erased(len(report.erased))))
    return notes
