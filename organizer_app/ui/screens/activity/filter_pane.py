"""Filters the history by day, kind of step, person, record and import, with counts."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from organizer_app.domain.basics.filters import Facet
from organizer_app.ui.flow.typed_values import Hours, day_meant, hours_meant
from organizer_app.ui.screens.activity.choices import choices_of, record_choice
from organizer_app.ui.screens.activity.filter_section import FilterSection
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import (
    GAP_L,
    GAP_UNDER_M,
    GAP_UNDER_S,
    GAP_UNDER_XL,
    GAP_XL,
    GAP_XS,
    INSPECTOR_WIDTH,
)
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import icon_button, push_button
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.scrolling_column import scrolling_down
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.history import history_filters as filters
from organizer_app.wording.language.filters import facet_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from organizer_app.ui.screens.activity.history_filter import Offered, RecordChoice
    from organizer_app.ui.theme.theme import Theme

# The search finds the people beyond this number.
_MOST: Final = 30
_IMPORTS: Final = 5
_WIDEST: Final = 420
# A link keeps this room around its words, in pixels; everything else begins where its words begin.
_BESIDE_LINK: Final = 4


class FilterPane(Themed, QFrame):
    """Check boxes that filter the history; with nothing checked, everything passes."""

    cleared = Signal()
    closed = Signal()
    day_chosen = Signal(object)
    hours_chosen = Signal(object)
    save_asked = Signal()
    record_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAccessibleName(filters.show_only())
        self.setFixedWidth(_width(theme))
        self._year = 1
        self._found: Sequence[RecordChoice] = ()
        self._facets: Offered | None = None
        self.days = FilterSection(facet_name(Facet.SINCE), theme, self)
        self.day = self.days.add_field(filters.day_hint(), self._read_day)
        self.day_note = self.days.add_note()
        self.hours = self.days.add_field(filters.hours_hint(), self._read_hours)
        self.hours_note = self.days.add_note()
        self.kinds = FilterSection(facet_name(Facet.KIND), theme, self)
        self.people = FilterSection(facet_name(Facet.PERSON), theme, self)
        self.records = FilterSection(facet_name(Facet.RECORD), theme, self)
        self.record = self.records.add_field(filters.record_hint(), lambda _text: self._show_records())
        self.records.toggled.connect(self._choose_record)
        self.imports = FilterSection(facet_name(Facet.IMPORT), theme, self)
        self._title = PlainLabel(filters.show_only(), self, role="title")
        self.close_button = icon_button(theme, "x", filters.hide_filters(), self.closed.emit, self)
        self._count = PlainLabel("", self, role="meta")
        self.clear = push_button("link", filters.clear_all(), self.cleared.emit, self)
        self._note = PlainLabel(filters.kept_note(), self, role="meta", wraps=True)
        self._note.setIndent(_BESIDE_LINK)
        self.save = push_button("link", filters.save_history(), self.save_asked.emit, self)
        set_tip(self.save, filters.save_hint())
        self._lay_out()

    @property
    def _sections(self) -> tuple[FilterSection, ...]:
        return self.days, self.people, self.records, self.imports, self.kinds

    def _lay_out(self) -> None:
        inside = QWidget(self)
        boxes = column_of(inside, (_BESIDE_LINK, 0, GAP_XS, 0))
        for section in self._sections:
            boxes.addWidget(section)
        boxes.addStretch(1)
        area = scrolling_down(inside, self)
        head = QHBoxLayout()
        head.setContentsMargins(_BESIDE_LINK, 0, 0, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        count = QHBoxLayout()
        count.setContentsMargins(_BESIDE_LINK, 0, 0, 0)
        count.addWidget(self._count, 1)
        count.addWidget(self.clear)
        column = column_of(self, (GAP_XL - _BESIDE_LINK, GAP_UNDER_XL, GAP_L, GAP_UNDER_XL), GAP_UNDER_S)
        column.addLayout(head)
        column.addLayout(count)
        column.addSpacing(GAP_UNDER_M)
        column.addWidget(area, 1)
        column.addWidget(self._note)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)

    def show_count(self, said: str, *, is_narrowed: bool) -> None:
        """Show the number of steps shown."""
        self._count.setText(said)
        self.clear.setVisible(is_narrowed)

    def show_facets(self, facets: Offered, year: int) -> None:
        """Show kinds, people and imports with their counts; a day typed without a year belongs to `year`."""
        self._facets, self._year = facets, year
        wanted = facets.wanted
        self.days.show_values(choices_of(facets, Facet.SINCE), wanted.of(Facet.SINCE))
        if wanted.day is None and not self.day.hasFocus():
            self.day.clear()
        if wanted.hours is None and not self.hours.hasFocus():
            self.hours.clear()
        self.kinds.show_values(choices_of(facets, Facet.KIND), wanted.of(Facet.KIND))
        people = choices_of(facets, Facet.PERSON)[:_MOST]
        # In a plan with one person, a person filter is useless.
        self.people.show_values(people if len(people) > 1 else (), wanted.of(Facet.PERSON))
        newest = [
            each
            for number, each in enumerate(choices_of(facets, Facet.IMPORT))
            if number < _IMPORTS or each.code == wanted.brought_by
        ]
        self.imports.show_values(newest, wanted.of(Facet.IMPORT))
        self._show_records()

    # One day

    def _read_day(self, text: str) -> None:
        meant = day_meant(text, self._year)
        self.day_note.setText("" if meant.is_clear else filters.day_unclear())
        self.day_note.setVisible(not meant.is_clear and len(text) > 2)  # noqa: PLR2004  # nobody is done after two letters
        if meant.is_clear and self._is_other_day(meant.value):
            self.day_chosen.emit(meant.value)

    def _is_other_day(self, day: date | None) -> bool:
        return self._facets is None or self._facets.wanted.day != day

    def _read_hours(self, text: str) -> None:
        meant = hours_meant(text)
        self.hours_note.setText("" if meant.is_clear else filters.hours_unclear())
        self.hours_note.setVisible(not meant.is_clear and len(text) > 2)  # noqa: PLR2004  # nobody is done after two letters
        if not meant.is_clear:
            return
        hours = meant.value
        if isinstance(hours, time):
            # A time alone means the hour that it begins.
            hours = Hours(hours, hours.replace(hour=(hours.hour + 1) % 24))
        known = self._facets.wanted.hours if self._facets is not None else None
        if hours != known:
            self.hours_chosen.emit(hours)

    def ask_day(self) -> None:
        """Put the focus in the field for a day."""
        self.day.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.day.selectAll()

    # One record

    def show_found(self, found: Sequence[RecordChoice]) -> None:
        """Offer the records that match the typed name."""
        self._found = found
        self._show_records()

    def ask_record(self) -> None:
        """Put the focus in the field for a record."""
        self.record.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.record.selectAll()

    def _offered(self) -> list[RecordChoice]:
        chosen = self._facets.wanted.record if self._facets is not None else None
        busiest = self._facets.busiest if self._facets is not None else ()
        found = self._found if self.record.text().strip() else busiest
        first = [chosen] if chosen is not None else []
        return first + [each for each in found if chosen is None or each.subject_id != chosen.subject_id]

    def _show_records(self) -> None:
        offered = self._offered()
        chosen = self._facets.wanted.record if self._facets is not None else None
        values = [record_choice(each) for each in offered]
        self.records.show_values(values, frozenset({chosen.subject_id} if chosen else ()), is_shown=True)

    def _choose_record(self, subject_id: str) -> None:
        chosen = self._facets.wanted.record if self._facets is not None else None
        found = next((each for each in self._offered() if each.subject_id == subject_id), None)
        self.record_chosen.emit(None if chosen == found else found)

    @override
    def set_theme(self, theme: Theme) -> None:
        """Match the width to the text size, but leave the steps their space."""
        super().set_theme(theme)
        self.setFixedWidth(_width(theme))


def _width(theme: Theme) -> int:
    return min(theme.length(INSPECTOR_WIDTH), _WIDEST)
