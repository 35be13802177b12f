"""What the history can be narrowed to: days, kinds of steps and people, with counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from organizer_app.ui.theme.tokens import INSPECTOR_WIDTH
from organizer_app.ui.widgets.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording import history as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.ui.screens.activity.presenter import Facets
    from organizer_app.ui.theme.theme import Theme

# More people than this are found by the search.
_MOST: Final = 30
_WIDEST: Final = 420


class _Section(QWidget):
    """A heading with check boxes and their counts; `toggled` carries the code of the one clicked."""

    toggled = Signal(str)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QCheckBox] = {}
        self._counts: dict[str, PlainLabel] = {}
        head = PlainLabel(title, self)
        head.setProperty("role", "field")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 14)
        self._column.setSpacing(4)
        self._column.addWidget(head)

    def show_values(self, values: Sequence[tuple[str, str, int | None]], wanted: frozenset[str]) -> None:
        """Show code, name and count, if known, of each value; a box that is there keeps its place."""
        for code, name, count in values:
            if code not in self.boxes:
                self._add(code, name)
            self._counts[code].setText("" if count is None else f"{count:,}")
            self.boxes[code].setAccessibleName(name if count is None else words.name_and_steps(name, count))
            self.boxes[code].setChecked(code in wanted)
        self.setVisible(bool(self.boxes))

    def _add(self, code: str, name: str) -> None:
        box, count = QCheckBox(name, self), PlainLabel("", self)
        count.setProperty("role", "meta")
        # Not `toggled`: showing what is wanted is no wish of anybody.
        box.clicked.connect(lambda _on=False: self.toggled.emit(code))
        row = QHBoxLayout()
        row.addWidget(box, 1)
        row.addWidget(count)
        self._column.addLayout(row)
        self.boxes[code], self._counts[code] = box, count


class FilterPane(QFrame):
    """Check boxes that keep what is checked; nothing checked keeps everything."""

    cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAccessibleName(words.show_only())
        self.set_theme(theme)
        self.days = _Section(words.since_filter(), self)
        self.kinds = _Section(words.kind_filter(), self)
        self.people = _Section(words.author_filter(), self)
        self._title = PlainLabel(words.show_only(), self)
        self._title.setProperty("role", "title")
        self._count = PlainLabel("", self)
        self._count.setProperty("role", "meta")
        self.clear = push_button("link", words.clear_all(), self.cleared.emit, self)
        self._note = PlainLabel(words.kept_note(), self)
        self._note.setProperty("role", "meta")
        self._note.setWordWrap(True)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget(self)
        boxes = QVBoxLayout(inside)
        boxes.setContentsMargins(0, 0, 4, 0)
        boxes.setSpacing(0)
        boxes.addWidget(self.days)
        boxes.addWidget(self.kinds)
        boxes.addWidget(self.people)
        boxes.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        inside.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        count = QHBoxLayout()
        count.addWidget(self._count, 1)
        count.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 16, 18)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addLayout(count)
        column.addSpacing(10)
        column.addWidget(area, 1)
        column.addWidget(self._note)

    def show_count(self, said: str, *, is_narrowed: bool) -> None:
        """Say how many steps are shown."""
        self._count.setText(said)
        self.clear.setVisible(is_narrowed)

    def show_facets(self, facets: Facets) -> None:
        """Show kinds and people with their counts."""
        kinds = [
            (code, name, facets.categories[code])
            for code, name in words.category_names()
            if facets.categories.get(code)
        ]
        people = sorted(facets.authors.items(), key=lambda each: (-each[1], each[0]))[:_MOST]
        authors = [(author, words.author_name(author), count) for author, count in people]
        self.days.show_values(
            [(code, name, None) for code, name in words.since_names()], frozenset({facets.wanted_since})
        )
        self.kinds.show_values(kinds, facets.wanted_categories)
        # On a plan of one person there is nobody to tell apart.
        self.people.show_values(authors if len(authors) > 1 else (), facets.wanted_authors)

    def set_theme(self, theme: Theme) -> None:
        """Be as wide as the text is large, without taking the room of the steps."""
        self.setFixedWidth(min(theme.length(INSPECTOR_WIDTH), _WIDEST))
