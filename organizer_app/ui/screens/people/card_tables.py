"""The tables of a card: ways to reach somebody, roles, what is known, and talks; one line each, aligned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLineEdit, QWidget

from organizer_app.domain.assignments import ASSIGNMENT_LIFE_CYCLE, AssignmentStatus
from organizer_app.domain.audiences import Audience
from organizer_app.domain.people import ContactKind, EngagementRung
from organizer_app.ui.screens.people.flat_fields import NotesEdit, SecretEdit, flat_choice, flat_line, mark
from organizer_app.ui.screens.people.person_edits import TEXT_FIELDS, point_text, role_text, text_of
from organizer_app.ui.screens.people.row_painters import OUTCOME_ICONS
from organizer_app.ui.widgets.buttons import icon_button
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.wording import calls as call_words
from organizer_app.wording import people as words
from organizer_app.wording import statuses
from organizer_app.wording.dates import short_day
from organizer_app.wording.findings import city_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.assignments import Assignment
    from organizer_app.domain.people import ContactPoint, Person
    from organizer_app.domain.people_book import PeopleBook
    from organizer_app.ui.theme.theme import Theme

_TALKS: Final = 20
_NOTE: Final = 3
_WIDEST_DAY: Final = 96
_ICONS: Final = {
    ContactKind.PHONE: "phone",
    ContactKind.EMAIL: "mail",
    ContactKind.SIGNAL: "message-square",
    ContactKind.OTHER: "globe",
}
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
_VALUE, _LABEL, _DAY, _CHOICE, _TICK = 118, 58, 70, 94, 62


class Tells(NamedTuple):
    """Whom the fields of a card tell: a person's field, or record, field and text; and what buttons do."""

    person: Callable[[str, str], object]
    point: Callable[[str, str, str], object]
    role: Callable[[str, str, str], object]
    copy: Callable[[str], object]
    remove_point: Callable[[str], object]


def _table(
    widths: tuple[int, ...], stretched: int, heads: tuple[str, ...], theme: Theme
) -> tuple[QFrame, QGridLayout]:
    frame = QFrame()
    frame.setObjectName("card")
    grid = QGridLayout(frame)
    grid.setContentsMargins(12, 8, 8, 8)
    grid.setHorizontalSpacing(4)
    grid.setVerticalSpacing(2)
    for column, (width, head) in enumerate(zip(widths, heads, strict=True)):
        grid.setColumnMinimumWidth(column, theme.length(width))
        label = _label("caption", head)
        label.setContentsMargins(0 if column == 0 or width == _TICK else 11, 0, 0, 2)
        align = _CENTRE if width == _TICK else Qt.AlignmentFlag.AlignLeft
        grid.addWidget(label, 0, column, align)
    grid.setColumnStretch(stretched, 1)
    return frame, grid


def points_table(
    theme: Theme, points: tuple[ContactPoint, ...], tells: Tells
) -> tuple[QFrame, list[SecretEdit]]:
    """Return the ways to reach somebody, one a line, and the fields that hide them."""
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
    frame, grid = _table((24, _VALUE, _LABEL, _DAY, _CHOICE, _TICK, 0, 0), 1, heads, theme)
    secrets = []
    for line, point in enumerate(points, 1):
        secrets.append(_add_point(grid, line, theme, point, tells))
    return frame, secrets


def _add_point(grid: QGridLayout, line: int, theme: Theme, point: ContactPoint, tells: Tells) -> SecretEdit:
    def tell(code: str) -> Callable[[str], object]:
        return lambda text: tells.point(point.id, code, text)

    icon = PlainLabel()
    icon.setPixmap(theme.pixmap(_ICONS[point.kind], 16, "text2"))
    icon.setToolTip(words.contact_name(point.kind))
    value = SecretEdit(point, tell("value"))
    audiences = [(each.name, words.shown_to_name(each)) for each in Audience]
    shown_to = flat_choice(
        audiences, point.shown_to.name, "shown_to", f"{point.id} shown_to", tell("shown_to")
    )
    label = flat_line(point.label, "label", f"{point.id} label", tell("label"))
    day = _day_line(theme, point_text(point, "verified"), "verified", f"{point.id} verified", tell)
    fields: tuple[QWidget, ...] = (icon, value, label, day, shown_to)
    for column, field in enumerate(fields):
        grid.addWidget(field, line, column)
    ok = _tick("ok", f"{point.id} ok", tell("ok"), is_on=point.ok_on_the_day)
    grid.addWidget(ok, line, len(fields), _CENTRE)
    copy = icon_button(theme, "copy", words.copy_number(), lambda: tells.copy(point.value))
    remove = icon_button(theme, "trash-2", words.remove(), lambda: tells.remove_point(point.id))
    for column, button in enumerate((copy, remove), len(fields) + 1):
        mark(button, f"{point.id} {column}")
        grid.addWidget(button, line, column)
    return value


def roles_table(theme: Theme, book: PeopleBook, roles: list[Assignment], tells: Tells) -> QFrame:
    """Return what somebody does where, one role a line."""
    heads = (
        words.field_name("role"),
        words.field_name("status"),
        words.head_name("trained"),
        words.field_name("report_at"),
        words.field_name("backup"),
    )
    frame, grid = _table((_VALUE, _CHOICE, _DAY, _DAY, _TICK), 0, heads, theme)
    for line, held in enumerate(roles, 1):
        _add_role(grid, (line, theme), book, held, tells)
    return frame


def _add_role(
    grid: QGridLayout, at: tuple[int, Theme], book: PeopleBook, held: Assignment, tells: Tells
) -> None:
    line, theme = at

    def tell(code: str) -> Callable[[str], object]:
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
    grid.addWidget(title, line, 0)
    grid.addWidget(
        flat_choice(options, held.status.value, "status", f"{held.id} status", tell("status")), line, 1
    )
    for column, code in enumerate(("trained", "report_at"), 2):
        grid.addWidget(_day_line(theme, role_text(held, code), code, f"{held.id} {code}", tell), line, column)
    grid.addWidget(
        _tick("backup", f"{held.id} backup", tell("backup"), is_on=held.is_backup), line, 4, _CENTRE
    )


def about_table(
    theme: Theme, book: PeopleBook, person: Person, tells: Tells
) -> tuple[QFrame, dict[str, QWidget]]:
    """Return what is known of somebody, names at the left, and the fields by their codes."""
    frame = QFrame()
    frame.setObjectName("card")
    grid = QGridLayout(frame)
    grid.setContentsMargins(12, 8, 8, 8)
    grid.setHorizontalSpacing(4)
    grid.setVerticalSpacing(2)

    def tell(code: str) -> Callable[[str], object]:
        return lambda text: tells.person(code, text)

    fields: dict[str, QWidget] = {
        code: flat_line(text_of(book, person, code), code, code, tell(code)) for code in TEXT_FIELDS
    }
    kinds = [("", words.no_matter()), *((kind.value, words.contact_name(kind)) for kind in ContactKind)]
    preferred = person.preferred_channel.value if person.preferred_channel else ""
    fields["preferred"] = flat_choice(kinds, preferred, "preferred", "preferred", tell("preferred"))
    rungs = [("", words.unknown()), *((rung.value, words.rung_name(rung)) for rung in EngagementRung)]
    rung = person.rung.value if person.rung else ""
    fields["rung"] = flat_choice(rungs, rung, "rung", "rung", tell("rung"))
    for number, (code, field) in enumerate(fields.items()):
        line, side = divmod(number, 2)
        _add_named(grid, line, side * 2, code, field)
    notes = NotesEdit(person.private_notes, "notes", "notes", tell("notes"))
    grid.addWidget(_name_of("notes", notes), 5, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(notes, 5, 1, 1, 3)
    for column, stretch in ((1, 1), (3, 1)):
        grid.setColumnMinimumWidth(column - 1, theme.length(84))
        grid.setColumnStretch(column, stretch)
    return frame, {**fields, "notes": notes}


def _add_named(grid: QGridLayout, line: int, column: int, code: str, field: QWidget) -> None:
    grid.addWidget(_name_of(code, field), line, column)
    grid.addWidget(field, line, column + 1)


def _name_of(code: str, field: QWidget) -> PlainLabel:
    name = _label("meta", words.field_name(code))
    name.setBuddy(field)
    name.setContentsMargins(0, 9 if code == "notes" else 0, 0, 0)
    return name


def talks_table(theme: Theme, book: PeopleBook, person: Person) -> QWidget:
    """Return what was said, newest first, one talk a line."""
    talks = sorted(book.talks.of(person.id), key=lambda talk: str(talk.at), reverse=True)
    if not talks:
        return _label("meta", words.no_talks()[0])
    frame = QFrame()
    frame.setObjectName("card")
    grid = QGridLayout(frame)
    grid.setContentsMargins(12, 10, 12, 10)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    for line, talk in enumerate(talks[:_TALKS]):
        icon = PlainLabel()
        icon.setPixmap(theme.pixmap(OUTCOME_ICONS[talk.outcome], 16, "text2"))
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
    theme: Theme, text: str, code: str, key: str, tell: Callable[[str], Callable[[str], object]]
) -> QLineEdit:
    """Return a field for a day or an hour, no wider than one."""
    line = flat_line(text, code, key, tell(code))
    line.setMaximumWidth(theme.length(_WIDEST_DAY))
    return line


def _tick(code: str, key: str, tell: Callable[[str], object], *, is_on: bool) -> QCheckBox:
    box = QCheckBox()
    box.setAccessibleName(words.field_name(code))
    box.setToolTip(words.field_name(code))
    box.setChecked(is_on)
    box.clicked.connect(lambda on: tell("yes" if on else ""))
    mark(box, key)
    return box


def _label(role: str, text: str) -> PlainLabel:
    label = PlainLabel(breakable(text))
    label.setProperty("role", role)
    return label
