"""Filters the history by chips above it and by a pane with counts beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)
from typing_extensions import override

from organizer_app.domain.basics.filters import Facet, Option
from organizer_app.domain.rows.findables import FindKind
from organizer_app.domain.time.local_time import minutes_of
from organizer_app.ui.flow.typed_values import Hours, day_meant, hours_meant
from organizer_app.ui.screens.activity.history_filter import SINGLE, HistoryFilter, can_revert
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import (
    GAP_L,
    GAP_UNDER_L,
    GAP_UNDER_M,
    GAP_UNDER_S,
    GAP_UNDER_XL,
    GAP_XL,
    GAP_XS,
    INSPECTOR_WIDTH,
)
from organizer_app.ui.widgets.avatars import AVATAR, avatar_icon
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import icon_button, push_button
from organizer_app.ui.widgets.controls.filter_bar import FilterBar
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.scrolling_column import scrolling_down
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.history import history, reverting
from organizer_app.wording.history import history_filters as words
from organizer_app.wording.language.filters import facet_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from organizer_app.ui.screens.activity.history_filter import Offered, RecordChoice
    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.controls.check_menu import CheckMenu


_RECORD_ICONS: Final = {
    FindKind.CITY: "map-pin",
    FindKind.ACTION: "map-pin",
    FindKind.PERSON: "user",
    FindKind.GROUP: "handshake",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be checked.

    Attributes:
        code: its code.
        name: its name.
        count: the number of its steps, if known.
        below: the text below its name.
        icon: the icon before its name; a person has a circle with initials instead.
        is_person: whether it is a person.
    """

    code: str
    name: str
    count: int | None = None
    below: str = ""
    icon: str = ""
    is_person: bool = False

    @property
    def spoken(self) -> str:
        """All of it in one line."""
        name = words.name_and_below(self.name, self.below) if self.below else self.name
        return name if self.count is None else words.name_and_steps(name, self.count)


def record_choice(record: RecordChoice) -> Choice:
    """Return a record of the plan as a value to check."""
    return Choice(record.subject_id, record.title, record.steps, icon=_RECORD_ICONS[record.kind])


def choices_of(facets: Offered, facet: Facet) -> list[Choice]:
    """Return the values of any facet but a record: most active authors first, newest import first."""
    if facet is Facet.SINCE:
        return [Choice(code, name) for code, name in words.since_names()]
    if facet is Facet.PERSON:
        people = sorted(facets.authors.items(), key=lambda each: (-each[1], each[0]))
        return [
            Choice(author, history.author_name(author), count, is_person=True) for author, count in people
        ]
    if facet is Facet.IMPORT:
        return [Choice(each.step_id, each.file, below=history.when(each.moment)) for each in facets.imports]
    known = facets.categories
    return [Choice(code, name, known[code]) for code, name in words.category_names() if known.get(code)]


# One heading of the history's filters with its check boxes; a long name never widens the pane


_ICON: Final = 16
# The gap that Qt leaves between a box's indicator and its name.
_ICON_GAP: Final = 4
# In a narrower box, names are no longer distinguishable; in pixels.
_LEAST: Final = 80


class _Box(QCheckBox):
    """A check box that elides a long name and shows all of it in a tooltip."""

    def __init__(self, choice: Choice, parent: QWidget) -> None:
        super().__init__(choice.name.replace("&", "&&"), parent)
        self._name = choice.name
        set_tip(self, choice.spoken)
        # A check box never shrinks below its text by itself.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        taken = 0 if self.icon().isNull() else self.iconSize().width() + _ICON_GAP
        room = self.rect_of_name.width() - taken
        said = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        self.setText(said.replace("&", "&&"))

    @property
    def rect_of_name(self) -> QRect:
        """The rectangle of the name."""
        self.ensurePolished()
        option = QStyleOptionButton()
        self.initStyleOption(option)
        return self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)


@dataclass(frozen=True, slots=True)
class _Row:
    """The widgets of one choice."""

    choice: Choice
    box: _Box
    count: PlainLabel
    below: PlainLabel | None
    grid: QGridLayout


class FilterSection(Themed, QWidget):
    """A heading with check boxes and counts; `toggled` carries the code of the clicked one."""

    toggled = Signal(str)

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: dict[str, _Row] = {}
        head = PlainLabel(title, self, role="field")
        self._column = column_of(self, (0, 0, 0, GAP_UNDER_L), GAP_XS)
        self._column.addWidget(head)

    @property
    def boxes(self) -> dict[str, QCheckBox]:
        """The boxes by code."""
        return {code: row.box for code, row in self._rows.items()}

    def add_field(self, hint: str, typed: Callable[[str], None]) -> QLineEdit:
        """Add a field that reports its text at every key; it keeps the section visible."""
        field = QLineEdit(self)
        field.setPlaceholderText(hint)
        field.setAccessibleName(hint)
        field.setClearButtonEnabled(True)
        field.textChanged.connect(typed)
        self._column.addWidget(field)
        return field

    def add_note(self) -> PlainLabel:
        """Add a line that says what is wrong with the field above."""
        note = PlainLabel("", self, role="warn", wraps=True)
        note.hide()
        self._column.addWidget(note)
        return note

    def show_values(
        self, choices: Sequence[Choice], wanted: frozenset[str], *, is_shown: bool = False
    ) -> None:
        """Show every choice; existing boxes keep their places."""
        codes = {choice.code for choice in choices}
        for code in [each for each in self._rows if each not in codes]:
            self._remove(code)
        for choice in choices:
            if choice.code not in self._rows:
                self._add(choice)
            row = self._rows[choice.code]
            row.count.setText("" if choice.count is None else f"{choice.count:,}")
            row.box.setAccessibleName(choice.spoken)
            row.box.setChecked(choice.code in wanted)
        self.setVisible(bool(self._rows) or is_shown)

    def _add(self, choice: Choice) -> None:
        box, count = _Box(choice, self), PlainLabel("", self)
        count.setProperty("role", "meta")
        self._picture(box, choice)
        # Not `toggled`: updating the boxes is not a person's click.
        box.clicked.connect(lambda _on=False: self.toggled.emit(choice.code))
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(0)
        grid.addWidget(box, 0, 0)
        grid.addWidget(count, 0, 1)
        below = None
        if choice.below:
            below = PlainLabel(choice.below, self, role="meta")
            below.setIndent(box.rect_of_name.left())
            grid.addWidget(below, 1, 0, 1, 2)
        self._column.addLayout(grid)
        self._rows[choice.code] = _Row(choice, box, count, below, grid)

    def _picture(self, box: _Box, choice: Choice) -> None:
        if choice.is_person:
            box.setIconSize(self._theme.square(AVATAR))
            box.setIcon(avatar_icon(self._theme, choice.name))
        elif choice.icon:
            box.setIconSize(self._theme.square(_ICON))
            box.setIcon(self._theme.icon(choice.icon, size=_ICON))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for row in self._rows.values():
            self._picture(row.box, row.choice)

    def _remove(self, code: str) -> None:
        row = self._rows.pop(code)
        self._column.removeItem(row.grid)
        for part in (row.box, row.count, row.below):
            if part is not None:
                part.hide()
                part.deleteLater()


# The row of chips above the history: one per facet, tinted while it filters


FACETS: Final = (Facet.SINCE, Facet.PERSON, Facet.RECORD, Facet.IMPORT, Facet.KIND)


class ActivityFilterBar(FilterBar):
    """The chips and the number of steps shown; a day or a record is entered beside the history."""

    day_asked = Signal()
    revert_asked = Signal()
    record_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, FACETS, parent)
        self.setObjectName("filterBar")
        self.setAccessibleName(words.filter_bar())
        self._offered: Offered | None = None
        self.asked.connect(self._ask)
        row = WrappingRow(self, side=GAP_L, above=GAP_UNDER_S)
        self.add_chips(row)
        self._count = PlainLabel("", self, role="field")
        self.revert = push_button("link", reverting.revert_these(), self.revert_asked.emit, self)
        set_tip(self.revert, reverting.revert_hint())
        self.revert.hide()
        row.add_tail(self.revert)
        row.add_tail(self._count)

    def show_count(self, said: str) -> None:
        """Show the number of steps shown."""
        self._count.setText(said)

    def show_facets(self, facets: Offered) -> None:
        """Show the filter."""
        self._offered = facets
        wanted = facets.wanted
        self.show_kept(
            {
                Facet.SINCE: _since(wanted),
                Facet.PERSON: _several(history.author_name(each) for each in sorted(wanted.of(Facet.PERSON))),
                Facet.RECORD: wanted.record.title if wanted.record else "",
                Facet.IMPORT: _file(facets),
                Facet.KIND: _several(words.category_name(each) for each in sorted(wanted.of(Facet.KIND))),
            },
            is_narrowed=wanted != HistoryFilter(),
        )
        # The history of an import shows later steps on its rows too; they stay.
        self.revert.setText(reverting.revert_import() if wanted.brought_by else reverting.revert_these())
        self.revert.setVisible(can_revert(wanted))
        idle = set()
        # In a plan with one person, a person filter is useless.
        if len(facets.authors) <= 1 and not wanted.of(Facet.PERSON):
            idle.add(Facet.PERSON)
        if not facets.imports and not wanted.brought_by:
            idle.add(Facet.IMPORT)
        self.show_chips(set(FACETS) - idle)

    def _ask(self, facet: Facet) -> None:
        if facet is Facet.RECORD:
            self.record_asked.emit()
        else:
            self.open_below(self.chips[facet], self.facet_menu(facet))

    def facet_menu(self, facet: Facet) -> CheckMenu:
        """Build the menu of a facet: its values with counts; it stays open while several are checked."""
        facets = self._offered
        found = [Option(each.code, each.spoken) for each in choices_of(facets, facet)] if facets else ()
        kept = facets.wanted.of(facet) if facets else ()
        menu = self.menu_of(facet, found, kept, stays_open=facet not in SINGLE)
        if facet is Facet.SINCE:
            menu.addAction(words.one_day(), self.day_asked.emit)
        return menu


def _since(wanted: HistoryFilter) -> str:
    """Return the first day shown, or the only one; an empty text when all days are shown."""
    if wanted.day is not None:
        day, hours = wanted.day.isoformat(), wanted.hours
        return words.hours_chosen(day, *map(minutes_of, hours)) if hours else words.day_chosen(day)
    return "".join(words.since_chosen(code) for code in wanted.of(Facet.SINCE))


def _file(facets: Offered) -> str:
    """Return the file of the selected import, or an empty text."""
    brought_by = facets.wanted.brought_by
    files = (each.file for each in facets.imports if each.step_id == brought_by)
    return next(files, facet_name(Facet.IMPORT) if brought_by else "")


def _several(names: Iterable[str]) -> str:
    """Return the first of several names and the number of the others; an empty text for none."""
    found = list(names)
    return words.chosen(found[0], len(found) - 1) if found else ""


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
        self.setAccessibleName(words.show_only())
        self.setFixedWidth(_width(theme))
        self._year = 1
        self._found: Sequence[RecordChoice] = ()
        self._facets: Offered | None = None
        self.days = FilterSection(facet_name(Facet.SINCE), theme, self)
        self.day = self.days.add_field(words.day_hint(), self._read_day)
        self.day_note = self.days.add_note()
        self.hours = self.days.add_field(words.hours_hint(), self._read_hours)
        self.hours_note = self.days.add_note()
        self.kinds = FilterSection(facet_name(Facet.KIND), theme, self)
        self.people = FilterSection(facet_name(Facet.PERSON), theme, self)
        self.records = FilterSection(facet_name(Facet.RECORD), theme, self)
        self.record = self.records.add_field(words.record_hint(), lambda _text: self._show_records())
        self.records.toggled.connect(self._choose_record)
        self.imports = FilterSection(facet_name(Facet.IMPORT), theme, self)
        self._title = PlainLabel(words.show_only(), self, role="title")
        self.close_button = icon_button(theme, "x", words.hide_filters(), self.closed.emit, self)
        self._count = PlainLabel("", self, role="meta")
        self.clear = push_button("link", words.clear_all(), self.cleared.emit, self)
        self._note = PlainLabel(words.kept_note(), self, role="meta", wraps=True)
        self._note.setIndent(_BESIDE_LINK)
        self.save = push_button("link", words.save_history(), self.save_asked.emit, self)
        set_tip(self.save, words.save_hint())
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
        self.day_note.setText("" if meant.is_clear else words.day_unclear())
        self.day_note.setVisible(not meant.is_clear and len(text) > 2)  # noqa: PLR2004  # nobody is done after two letters
        if meant.is_clear and self._is_other_day(meant.value):
            self.day_chosen.emit(meant.value)

    def _is_other_day(self, day: date | None) -> bool:
        return self._facets is None or self._facets.wanted.day != day

    def _read_hours(self, text: str) -> None:
        meant = hours_meant(text)
        self.hours_note.setText("" if meant.is_clear else words.hours_unclear())
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
