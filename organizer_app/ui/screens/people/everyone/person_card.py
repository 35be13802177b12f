"""Everything about one person, edited in place; numbers are hidden until H is held."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from organizer_app.domain.merging.presence import Spot
from organizer_app.domain.model.assignments import AssignmentRole
from organizer_app.domain.model.people import ContactKind
from organizer_app.ui.screens.people.everyone import card_tables
from organizer_app.ui.screens.people.everyone.card_head import card_head
from organizer_app.ui.screens.people.everyone.city_names import CityNames
from organizer_app.ui.screens.people.everyone.inline_fields import SecretEdit, mark
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import (
    GAP_M,
    GAP_S,
    GAP_UNDER_L,
    GAP_UNDER_M,
    GAP_UNDER_S,
    GAP_UNDER_XL,
    GAP_UNDER_XS,
    GAP_XXL,
)
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.controls.ticks import CheckBox
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.presence_notice import PresenceNotice
from organizer_app.ui.widgets.scrolling_column import SteadyScrollArea, scroll_down_only, show_instead
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.language import statuses
from organizer_app.wording.people import calls as call_words
from organizer_app.wording.people import forgetting
from organizer_app.wording.people import people as words

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from organizer_app.domain.model.people import Person
    from organizer_app.domain.people.people_book import PeopleBook
    from organizer_app.ui.theme.theme import Theme

_WIDEST: Final = 820


class PersonCard(Themed, SteadyScrollArea):
    """Reports which field has a new text; the presenter's answer rebuilds the card."""

    person_edited = Signal(str, str)
    point_edited = Signal(str, str, str)
    role_edited = Signal(str, str, str)
    point_added = Signal(object, str)
    point_removed = Signal(str)
    role_added = Signal(object, str, bool)
    removed = Signal()
    forget_asked = Signal(str)
    copied = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Its fields take the focus and scroll into view.
        scroll_down_only(self)
        self._theme = theme
        self.person_id = ""
        self.secrets: list[SecretEdit] = []
        self.fields: dict[str, QWidget] = {}
        self._cities = CityNames()
        self._is_kept_shown = False
        self._shown: tuple[PeopleBook, Person, datetime] | None = None
        self._needed = 0
        self.is_narrow = False
        self._tells = card_tables.Tells(
            self.person_edited.emit,
            self.point_edited.emit,
            self.role_edited.emit,
            self.copied.emit,
            self.point_removed.emit,
        )

    def reveal(self, *, is_shown: bool) -> None:
        """Show all numbers, or hide them unless they stay visible."""
        for field in self.secrets:
            field.reveal(is_shown=is_shown or self._is_kept_shown)

    def keep_shown(self, *, is_on: bool) -> None:
        """Keep the numbers visible, or hide them again."""
        self._is_kept_shown = is_on
        self.reveal(is_shown=is_on)

    def show_person(self, book: PeopleBook, person: Person, now: datetime) -> None:
        """Show a person at an instant, UTC; for the same one, scroll, focus and typed text stay."""
        is_same = person.id == self.person_id
        at = self.verticalScrollBar().value() if is_same else 0
        typed = self._typed() if is_same else None
        self.person_id = person.id
        self._shown = (book, person, now)
        self._needed = self._build(book, person, now, is_narrow=False)
        self.is_narrow = self._needed > self.viewport().width()
        if self.is_narrow:
            self._build(book, person, now, is_narrow=True)
        self.reveal(is_shown=False)
        self.verticalScrollBar().setValue(at)
        if typed is not None:
            self._type_again(typed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown is not None and self.is_narrow is not (self._needed > self.viewport().width()):
            self.show_person(*self._shown)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        if self._shown is not None:
            self.show_person(*self._shown)

    def _build(self, book: PeopleBook, person: Person, now: datetime, *, is_narrow: bool) -> int:
        """Lay out a person and return the minimum width in pixels."""
        self.secrets, self.fields = [], {}
        inside = QWidget()
        inside.setMaximumWidth(self._theme.length(_WIDEST))
        body = column_of(inside, (GAP_UNDER_L, GAP_UNDER_XL, GAP_UNDER_M, GAP_XXL), GAP_UNDER_S)
        presence = PresenceNotice(self._theme, inside)
        body.addWidget(presence)
        tell = partial(self.person_edited.emit, "name")
        body.addWidget(card_head(self._theme, book, person, now, tell, is_narrow=is_narrow))
        self._add_sections(body, book, person, is_narrow=is_narrow)
        body.addWidget(self._way_out(person.id))
        body.addStretch(1)
        show_instead(self, inside)
        presence.show_record(person.id)
        for part in inside.findChildren(QWidget):
            # Its font has the right size only then.
            part.ensurePolished()
        body.activate()
        return body.minimumSize().width()

    def _add_sections(self, body: QVBoxLayout, book: PeopleBook, person: Person, *, is_narrow: bool) -> None:
        theme = self._theme
        reach, roles, about, talks = words.headings()
        body.addLayout(self._heading(reach, hint=True))
        points = book.points.of(person.id)
        if points:
            table, self.secrets = card_tables.points_table(theme, points, self._tells, is_narrow=is_narrow)
            body.addWidget(table)
        body.addLayout(self._new_point())
        body.addLayout(self._heading(roles))
        held = book.roles_of(person.id)
        if held:
            body.addWidget(card_tables.roles_table(theme, book, held, self._tells, is_narrow=is_narrow))
        self._add_new_role(body, book, is_narrow=is_narrow)
        body.addLayout(self._heading(about))
        table, fields = card_tables.about_table(theme, book, person, self._tells, is_narrow=is_narrow)
        self.fields |= fields
        body.addWidget(table)
        body.addLayout(self._heading(talks))
        body.addWidget(card_tables.talks_table(theme, book, person))

    def _heading(self, text: str, *, hint: bool = False) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, GAP_M, 0, 0)
        label = PlainLabel(text, role="field")
        row.addWidget(label)
        row.addStretch(1)
        if hint and not self._is_kept_shown:
            keys = PlainLabel(" ".join(call_words.hold_to_show()), role="caption")
            row.addWidget(keys)
        return row

    def _way_out(self, person_id: str) -> QWidget:
        way = QWidget()
        row = WrappingRow(way, side=0, above=GAP_UNDER_L)
        row.addWidget(push_button("link", words.remove_person(), self.removed.emit))
        row.add_tail(
            push_button("warn-link", forgetting.forget_person(), lambda: self.forget_asked.emit(person_id))
        )
        return way

    # Keeping typed text when the plan changes

    def _typed(self) -> tuple[str, str, int] | None:
        """Return the focused field, its unfinished text, and the cursor position."""
        field = self.focusWidget()
        key = field.property("field") if field is not None else None
        if not key or field is None or not field.hasFocus():
            return None
        if isinstance(field, QLineEdit) and field.isModified():
            return str(key), field.text(), field.cursorPosition()
        return str(key), "", -1

    def _type_again(self, typed: tuple[str, str, int]) -> None:
        key, text, cursor = typed
        field = self._field(key)
        if field is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, QLineEdit) and cursor >= 0:
            field.setText(text)
            field.setModified(True)
            field.setCursorPosition(cursor)

    def _field(self, key: str) -> QWidget | None:
        # Of the card in sight: the one before it may not be deleted yet.
        inside = self.widget()
        fields = inside.findChildren(QWidget) if inside is not None else []
        return next((each for each in fields if each.property("field") == key), None)

    def spot_of(self, field: QWidget) -> Spot:
        """Return what is edited in one of its fields: its key ends with the name of the field."""
        key = str(field.property("field") or "")
        return Spot("", key.rpartition(" ")[2].removeprefix("new_"), self.person_id) if key else Spot()

    def focus_field(self, key: str) -> bool:
        """Put the focus in a field by its key; return whether the card has it."""
        field = self._field(key)
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(field)
        return field is not None

    # Adding

    def _new_point(self) -> QHBoxLayout:
        kind, value = ChoiceBox(), QLineEdit()
        for each in ContactKind:
            kind.addItem(words.contact_name(each), each.value)
        kind.setAccessibleName(words.field_name("value"))
        value.setPlaceholderText(words.new_contact())
        value.setAccessibleName(words.field_name("value"))
        self._keep("new_kind", kind)
        self._keep("new_value", value)

        def add() -> None:
            self.point_added.emit(ContactKind(kind.currentData()), value.text())

        value.returnPressed.connect(add)
        return _row(kind, value, push_button("plain", words.add_contact(), add))

    def _add_new_role(self, body: QVBoxLayout, book: PeopleBook, *, is_narrow: bool) -> None:
        role, city, backup = ChoiceBox(), QLineEdit(), CheckBox(words.field_name("backup"))
        for each in AssignmentRole:
            role.addItem(statuses.role_name(each.value), each.value)
        role.setCurrentIndex(role.findData(AssignmentRole.MARSHAL.value))
        role.setAccessibleName(words.field_name("role"))
        city.setPlaceholderText(words.new_role_city())
        city.setAccessibleName(words.field_name("city"))
        city.setCompleter(self._cities.completer(book, city))
        self._keep("new_role", role)
        self._keep("new_city", city)
        self._keep("new_backup", backup)

        def add() -> None:
            self.role_added.emit(AssignmentRole(role.currentData()), city.text(), backup.isChecked())

        city.returnPressed.connect(add)
        button = push_button("plain", words.add_role(), add)
        if is_narrow:
            body.addLayout(_row(role, city))
            body.addLayout(_row(backup, button))
        else:
            body.addLayout(_row(role, city, backup, button))

    def _keep(self, key: str, field: QWidget) -> None:
        mark(field, key)
        self.fields[key] = field


def _row(*parts: QWidget) -> QHBoxLayout:
    row = row_of(margins=(0, GAP_UNDER_XS, 0, 0), spacing=GAP_S)
    for part in parts:
        row.addWidget(part, 1 if isinstance(part, QLineEdit) else 0)
    return row
