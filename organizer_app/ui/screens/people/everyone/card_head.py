"""The head of a person's card: name, role, and local time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from organizer_app.domain.people.call_rules import call_time
from organizer_app.ui.screens.people.everyone.inline_fields import flat_line
from organizer_app.ui.screens.people.row_list import Avatar
from organizer_app.ui.theme.tokens import GAP_M, GAP_UNDER_S
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.checks.findings import city_of
from organizer_app.wording.language.dates import clock
from organizer_app.wording.language.zones import zone_name
from organizer_app.wording.people import calls as call_words
from organizer_app.wording.people import people as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from organizer_app.domain.model.people import Person
    from organizer_app.domain.people.people_book import PeopleBook
    from organizer_app.ui.theme.theme import Theme

_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter
# The indent of a flat field's text: its border, its padding and two pixels of every field.
_INDENT: Final = 13


def card_head(
    theme: Theme,
    book: PeopleBook,
    person: Person,
    now: datetime,
    tell: Callable[[str], object],
    *,
    is_narrow: bool = False,
) -> QWidget:
    """Return the head; `tell` receives a new name; in a narrow head, the clock goes below the role."""
    head = QWidget()
    grid = QGridLayout(head)
    grid.setContentsMargins(0, 0, 0, GAP_UNDER_S)
    grid.setHorizontalSpacing(GAP_M)
    grid.setVerticalSpacing(0)
    name = flat_line(person.name, "name", "name", tell)
    name.setProperty("look", "title")
    set_tip(name, person.name)
    clock_at = _clock_labels(book, person, now)
    lines = 2 if is_narrow else max(2, len(clock_at))
    grid.addWidget(Avatar(theme, person.name), 0, 0, lines, 1, _MIDDLE)
    grid.addWidget(name, 0, 1)
    grid.addWidget(
        _label("meta", _what(book, person), indent=_INDENT), 1, 1, lines - 1, 1, Qt.AlignmentFlag.AlignTop
    )
    for line, label in enumerate(clock_at):
        if is_narrow:
            label.setContentsMargins(_INDENT, 0, 0, 0)
            grid.addWidget(label, lines + line, 1)
        else:
            grid.addWidget(label, line, 2, _RIGHT | _MIDDLE)
    grid.setColumnStretch(1, 1)
    return head


def _clock_labels(book: PeopleBook, person: Person, now: datetime) -> list[PlainLabel]:
    """Return a person's local time, its zone, and whether to call now; nothing without a zone."""
    held = book.roles_of(person.id)
    zone = book.zone_of(person.id, held[0].city_action_id if held else "")
    if not zone:
        return []
    when = call_time(now, zone)
    return [
        _label("title", clock(when.minutes)),
        _label("meta", zone_name(zone)),
        _label("meta" if when.is_ok else "warn", call_words.call_time(is_ok=when.is_ok)),
    ]


def _what(book: PeopleBook, person: Person) -> str:
    parts = []
    for role in book.roles_of(person.id)[:1]:
        row = book.rows[role.city_action_id]
        parts.append(words.role_line(role, city_of(row.city, row.state)))
    parts += [book.groups.get(person.organization_id, ""), person.pronouns, ", ".join(person.languages)]
    return " · ".join(filter(None, parts)) or words.no_role_yet()


def _label(role: str, text: str, *, indent: int = 0) -> PlainLabel:
    label = PlainLabel(breakable(text), role=role)
    label.setContentsMargins(indent, 0, 0, 0)
    label.setWordWrap(bool(indent))
    return label
