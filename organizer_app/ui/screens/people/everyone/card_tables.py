"""The tables of a card: contact points, roles, details, and calls; one aligned line each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.assignments import ASSIGNMENT_LIFE_CYCLE, AssignmentStatus
from organizer_app.domain.model.people import ContactKind, EngagementRung
from organizer_app.ui.screens.people.everyone.inline_fields import (
    NotesEdit,
    SecretEdit,
    flat_choice,
    flat_line,
    mark,
)
from organizer_app.ui.screens.people.everyone.person_edits import TEXT_FIELDS, point_text, role_text, text_of
from organizer_app.ui.screens.people.row_list import OUTCOME_ICONS
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.tokens import GAP_M, GAP_S, GAP_UNDER_M, GAP_UNDER_XS, GAP_XS
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import icon_button
from organizer_app.ui.widgets.controls.ticks import CheckBox
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.checks.findings import city_of
from organizer_app.wording.language import statuses
from organizer_app.wording.language.dates import short_day
from organizer_app.wording.people import calls as call_words
from organizer_app.wording.people import people as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.model.assignments import Assignment
    from organizer_app.domain.model.people import ContactPoint, Person
    from organizer_app.domain.people.people_book import PeopleBook
    from organizer_app.ui.theme.theme import Theme

_TALKS: Final = 20
_NOTES: Final = "private_notes"
_NOTE: Final = 3
_ROLE_AIR: Final = 6
# The indent of a flat field's text: its border, its padding and two pixels of every field.
_FIELD: Final = 13
_WIDEST_DAY: Final = 96
# The gap between two column heads.
_APART: Final = 6
_ICONS: Final = {
    ContactKind.PHONE: "phone",
    ContactKind.EMAIL: "mail",
    ContactKind.SIGNAL: "message-square",
    ContactKind.OTHER: "globe",
}
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
_VALUE, _LABEL, _DAY, _CHOICE, _TICK = 118, 58, 70, 94, 62
_ABOVE_NOTES: Final = 9


class Tells(NamedTuple):
    """Callbacks of a card: for a person's field; for record, field and text; and for the buttons."""

    person: Callable[[str, str], object]
    point: Callable[[str, str, str], object]
    role: Callable[[str, str, str], object]
    copy: Callable[[str], object]
    remove_point: Callable[[str], object]


def _card() -> QFrame:
    frame = QFrame()
    frame.setObjectName("card")
    return frame


def _grid() -> tuple[QFrame, QGridLayout]:
    frame = _card()
    grid = QGridLayout(frame)
    grid.setContentsMargins(GAP_M, GAP_S, GAP_S, GAP_S)
    grid.setHorizontalSpacing(GAP_XS)
    grid.setVerticalSpacing(GAP_UNDER_XS)
    return frame, grid


def _table(
    widths: tuple[int, ...], stretched: int, heads: tuple[str, ...], theme: Theme
) -> tuple[QFrame, QGridLayout]:
    frame, grid = _grid()
    for column, (width, head) in enumerate(zip(widths, heads, strict=True)):
        grid.setColumnMinimumWidth(column, theme.length(width))
        label = _label("caption", head)
        is_tick = width == _TICK
        label.setContentsMargins(
            0 if column == 0 or is_tick else _FIELD, 0, 0 if is_tick else _APART, GAP_UNDER_XS
        )
        align = _CENTRE if is_tick else Qt.AlignmentFlag.AlignLeft
        grid.addWidget(label, 0, column, align)
    grid.setColumnStretch(stretched, 1)
    return frame, grid


def _stack(frame: QFrame) -> QVBoxLayout:
    """Stack entries if a table does not fit."""
    return column_of(frame, (GAP_M, GAP_S, GAP_S, GAP_S), GAP_UNDER_XS)


def _under_heads(heads: tuple[str, ...], fields: tuple[QWidget, ...]) -> QWidget:
    """Return fields side by side as far as they fit, each below its head."""
    row = QWidget()
    layout = WrappingRow(row, side=0, spacing=GAP_XS)
    for head, field in zip(heads, fields, strict=True):
        pair = QWidget(row)
        column = column_of(pair)
        label = _label("caption", head)
        label.setContentsMargins(0 if isinstance(field, QCheckBox) else _FIELD, 0, 0, 0)
        column.addWidget(label)
        column.addWidget(field)
        layout.addWidget(pair)
    return row


def points_table(
    theme: Theme, points: tuple[ContactPoint, ...], tells: Tells, *, is_narrow: bool = False
) -> tuple[QFrame, list[SecretEdit]]:
    """Return the contact points, one per line or block, and the fields that hide them."""
    heads = (
        "",
        words.field_name("value"),
        words.field_name("label"),
        words.head_name("verified"),
        words.field_name("shown_to"),
        words.head_name("ok"),
        "",
        "",
    )
    secrets, lines = [], []
    for point in points:
        value = SecretEdit(point, partial(tells.point, point.id, "value"))
        secrets.append(value)
        lines.append(_point_fields(theme, point, value, tells))
    if is_narrow:
        frame = _card()
        column = _stack(frame)
        for icon, number, label, day, shown_to, ok, copy, remove in lines:
            first = QHBoxLayout()
            for part in (icon, number, copy, remove):
                first.addWidget(part, 1 if part is number else 0)
            column.addLayout(first)
            column.addWidget(_under_heads(heads[2:6], (label, day, shown_to, ok)))
        return frame, secrets
    frame, grid = _table((24, _VALUE, _LABEL, _DAY, _CHOICE, _TICK, 0, 0), 1, heads, theme)
    for line, fields in enumerate(lines, 1):
        _add_line(grid, line, fields)
    return frame, secrets


def _add_line(grid: QGridLayout, line: int, fields: tuple[QWidget, ...]) -> None:
    for column, field in enumerate(fields):
        if isinstance(field, QCheckBox):
            grid.addWidget(field, line, column, _CENTRE)
        else:
            grid.addWidget(field, line, column)


def _point_fields(theme: Theme, point: ContactPoint, value: SecretEdit, tells: Tells) -> tuple[QWidget, ...]:
    def on_typed(code: str) -> Callable[[str], object]:
        return lambda text: tells.point(point.id, code, text)

    icon = PlainLabel()
    show_icon(icon, theme, _ICONS[point.kind], size=16)
    set_tip(icon, words.contact_name(point.kind))
    audiences = [(each.name, words.shown_to_name(each)) for each in Audience]
    shown_to = flat_choice(
        audiences, point.shown_to.name, "shown_to", f"{point.id} shown_to", on_typed("shown_to")
    )
    label = flat_line(point.label, "label", f"{point.id} label", on_typed("label"))
    day = _day_line(theme, point_text(point, "verified"), "verified", f"{point.id} verified", on_typed)
    ok = _tick("ok", f"{point.id} ok", on_typed("ok"), is_on=point.ok_on_the_day)
    copy = icon_button(theme, "copy", words.copy_number(), lambda: tells.copy(point.value))
    remove = icon_button(theme, "trash-2", words.remove(), lambda: tells.remove_point(point.id))
    for column, button in enumerate((copy, remove), 6):
        mark(button, f"{point.id} {column}")
    return icon, value, label, day, shown_to, ok, copy, remove


def roles_table(
    theme: Theme, book: PeopleBook, roles: list[Assignment], tells: Tells, *, is_narrow: bool = False
) -> QFrame:
    """Return a person's roles, one per line or block."""
    heads = (
        words.field_name("role"),
        words.field_name("status"),
        words.head_name("trained"),
        words.field_name("report_at"),
        words.field_name("backup"),
    )
    lines = [_role_fields(theme, book, held, tells) for held in roles]
    if is_narrow:
        frame = _card()
        column = _stack(frame)
        for fields in lines:
            column.addWidget(fields[0])
            column.addWidget(_under_heads(heads[1:], fields[1:]))
        return frame
    frame, grid = _table((_VALUE, _CHOICE, _DAY, _DAY, _TICK), 0, heads, theme)
    # Roles may be two lines high: padding separates them.
    grid.setVerticalSpacing(_ROLE_AIR)
    for line, fields in enumerate(lines, 1):
        _add_line(grid, line, fields)
    return frame


def _role_fields(theme: Theme, book: PeopleBook, held: Assignment, tells: Tells) -> tuple[QWidget, ...]:
    def on_typed(code: str) -> Callable[[str], object]:
        return lambda text: tells.role(held.id, code, text)

    row = book.rows[held.city_action_id]
    following = ASSIGNMENT_LIFE_CYCLE[held.status] | {held.status}
    options = [
        (each.value, statuses.assignment_status_name(each.value))
        for each in AssignmentStatus
        if each in following
    ]
    title = _label("strong", words.role_line(held, city_of(row.city, row.state)))
    title.setWordWrap(True)
    # Two that wrap below each other would read as one.
    title.setContentsMargins(0, GAP_XS, 0, GAP_XS)
    status = flat_choice(options, held.status.value, "status", f"{held.id} status", on_typed("status"))
    days = [
        _day_line(theme, role_text(held, code), code, f"{held.id} {code}", on_typed)
        for code in ("trained", "report_at")
    ]
    backup = _tick("backup", f"{held.id} backup", on_typed("backup"), is_on=held.is_backup)
    return title, status, *days, backup


def about_table(
    theme: Theme, book: PeopleBook, person: Person, tells: Tells, *, is_narrow: bool = False
) -> tuple[QFrame, dict[str, QWidget]]:
    """Return the details of a person, names at the left, and the fields by code."""
    frame, grid = _grid()

    def on_typed(code: str) -> Callable[[str], object]:
        return lambda text: tells.person(code, text)

    fields: dict[str, QWidget] = {
        code: flat_line(text_of(book, person, code), code, code, on_typed(code)) for code in TEXT_FIELDS
    }
    kinds = [("", words.no_matter()), *((kind.value, words.contact_name(kind)) for kind in ContactKind)]
    preferred = person.preferred_channel.value if person.preferred_channel else ""
    fields["preferred_channel"] = flat_choice(
        kinds, preferred, "preferred_channel", "preferred_channel", on_typed("preferred_channel")
    )
    rungs = [("", words.unknown()), *((rung.value, words.rung_name(rung)) for rung in EngagementRung)]
    rung = person.rung.value if person.rung else ""
    fields["rung"] = flat_choice(rungs, rung, "rung", "rung", on_typed("rung"))
    for number, (code, field) in enumerate(fields.items()):
        line, side = divmod(number, 1 if is_narrow else 2)
        _add_named(grid, line, side * 2, code, field)
    notes = NotesEdit(person.private_notes, _NOTES, _NOTES, on_typed(_NOTES))
    grid.addWidget(_name_of(_NOTES, notes), len(fields), 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(notes, len(fields), 1, 1, 1 if is_narrow else 3)
    for column in (1,) if is_narrow else (1, 3):
        grid.setColumnMinimumWidth(column - 1, theme.length(84))
        grid.setColumnStretch(column, 1)
    return frame, {**fields, _NOTES: notes}


def _add_named(grid: QGridLayout, line: int, column: int, code: str, field: QWidget) -> None:
    grid.addWidget(_name_of(code, field), line, column)
    grid.addWidget(field, line, column + 1)


def _name_of(code: str, field: QWidget) -> PlainLabel:
    name = _label("meta", words.field_name(code))
    name.setBuddy(field)
    name.setContentsMargins(0, _ABOVE_NOTES if code == _NOTES else 0, 0, 0)
    return name


def talks_table(theme: Theme, book: PeopleBook, person: Person) -> QWidget:
    """Return the calls, newest first, one per line."""
    talks = sorted(book.talks.of(person.id), key=lambda talk: str(talk.at), reverse=True)
    if not talks:
        return _label("meta", words.no_talks())
    frame = _card()
    grid = QGridLayout(frame)
    grid.setContentsMargins(GAP_M, GAP_UNDER_M, GAP_M, GAP_UNDER_M)
    grid.setHorizontalSpacing(GAP_M)
    grid.setVerticalSpacing(GAP_S)
    for line, talk in enumerate(talks[:_TALKS]):
        icon = PlainLabel()
        show_icon(icon, theme, OUTCOME_ICONS[talk.outcome], size=16)
        grid.addWidget(icon, line, 0)
        day = short_day(talk.at.date().isoformat()) if talk.at else ""
        cells = (("meta", day), ("strong", call_words.logged_name(talk.outcome)), ("", talk.note))
        for column, (role, text) in enumerate((*cells, ("meta", talk.caller)), 1):
            label = _label(role, text)
            label.setWordWrap(column == _NOTE)
            grid.addWidget(label, line, column, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(_NOTE, 1)
    return frame


def _day_line(
    theme: Theme, text: str, code: str, key: str, on_typed: Callable[[str], Callable[[str], object]]
) -> QLineEdit:
    """Return a narrow field for a day or an hour, so that roles beside it get the width."""
    line = flat_line(text, code, key, on_typed(code))
    needed = line.fontMetrics().horizontalAdvance(text) + 2 * _FIELD
    line.setFixedWidth(min(theme.length(_WIDEST_DAY), max(theme.length(_DAY), needed)))
    return line


def _tick(code: str, key: str, on_typed: Callable[[str], object], *, is_on: bool) -> QCheckBox:
    box = CheckBox()
    # Without words beside it, it stands in the middle below its head.
    box.setProperty("kind", "bare")
    box.setAccessibleName(words.field_name(code))
    set_tip(box, words.field_name(code))
    box.setChecked(is_on)
    box.clicked.connect(lambda on: on_typed("yes" if on else ""))
    mark(box, key)
    return box


def _label(role: str, text: str) -> PlainLabel:
    return PlainLabel(breakable(text), role=role)
