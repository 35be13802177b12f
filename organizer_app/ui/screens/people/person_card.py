"""Everything about one person, each field changed where it stands; numbers are hidden until H is held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from organizer_app.domain.assignments import ASSIGNMENT_LIFE_CYCLE, AssignmentRole, AssignmentStatus
from organizer_app.domain.audiences import Audience
from organizer_app.domain.people import ContactKind, EngagementRung
from organizer_app.domain.phone_display import masked_email, masked_phone, written_phone
from organizer_app.ui.screens.people.city_names import CityNames
from organizer_app.ui.screens.people.person_edits import TEXT_FIELDS, point_text, role_text, text_of
from organizer_app.ui.widgets.buttons import icon_button, push_button
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

_WIDEST: Final = 760
_TALKS: Final = 20
_DIALLED: Final = frozenset({ContactKind.PHONE, ContactKind.SIGNAL})


class SecretEdit(QLineEdit):
    """A number or address: masked unless it is being changed or revealed."""

    def __init__(self, point: ContactPoint, parent: QWidget) -> None:
        super().__init__(parent)
        self._point = point
        self.reveal(is_shown=False)

    def reveal(self, *, is_shown: bool) -> None:
        """Show the number, or hide it; what is being typed stays."""
        if self.isModified():
            return
        value = self._point.value
        is_number = self._point.kind in _DIALLED
        shown = written_phone(value) if is_number else value
        hidden = masked_phone(value) if is_number else masked_email(value)
        self.setText(shown if is_shown else hidden)


class PersonCard(QScrollArea):
    """Tells which field has which new text; the presenter's answer shows the card anew."""

    person_edited = Signal(str, str)
    point_edited = Signal(str, str, str)
    role_edited = Signal(str, str, str)
    point_added = Signal(object, str)
    point_removed = Signal(str)
    role_added = Signal(object, str, bool)
    removed = Signal()
    copied = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.person_id = ""
        self.secrets: list[SecretEdit] = []
        self.fields: dict[str, QLineEdit | QComboBox] = {}
        self._cities = CityNames()
        self.setWidgetResizable(True)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme; the card is shown anew by its owner."""
        self._theme = theme

    def reveal(self, *, is_shown: bool) -> None:
        """Show all numbers, or hide them."""
        for field in self.secrets:
            field.reveal(is_shown=is_shown)

    def show_person(self, book: PeopleBook, person: Person) -> None:
        """Show a person; what is scrolled to stays for the same one."""
        at = self.verticalScrollBar().value() if person.id == self.person_id else 0
        self.person_id = person.id
        self.secrets, self.fields = [], {}
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        body = QVBoxLayout(inside)
        body.setContentsMargins(28, 20, 28, 24)
        body.setSpacing(10)
        title = self._label("display", person.name)
        body.addWidget(title)
        reach, roles, about, talks = words.headings()
        body.addWidget(self._label("field", reach))
        for point in book.points.of(person.id):
            body.addWidget(self._point_row(point))
        body.addLayout(self._new_point())
        body.addWidget(self._label("field", roles))
        for held in book.roles_of(person.id):
            body.addWidget(self._role_row(book, held))
        body.addLayout(self._new_role(book))
        body.addWidget(self._label("field", about))
        body.addLayout(self._about(book, person))
        body.addWidget(self._label("field", talks))
        self._add_talks(body, book, person)
        body.addWidget(push_button("link", words.remove_person(), self.removed.emit, inside))
        body.addStretch(1)
        self.setWidget(inside)
        self.verticalScrollBar().setValue(at)

    def _label(self, role: str, text: str) -> PlainLabel:
        label = PlainLabel(breakable(text))
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def _line(self, text: str, code: str, tell: Callable[[str], object]) -> QLineEdit:
        line = QLineEdit(text)
        line.setPlaceholderText(words.field_example(code))
        line.setAccessibleName(words.field_name(code))
        line.setToolTip(words.field_name(code))
        line.editingFinished.connect(lambda: tell(line.text()) if line.isModified() else None)
        return line

    def _choice(
        self, options: list[tuple[str, str]], chosen: str, code: str, tell: Callable[[str], object]
    ) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(words.field_name(code))
        box.setToolTip(words.field_name(code))
        for value, name in options:
            box.addItem(name, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.activated.connect(lambda _at: tell(str(box.currentData())))
        return box

    def _point_row(self, point: ContactPoint) -> QWidget:
        frame = QFrame()
        frame.setObjectName("card")
        grid = QGridLayout(frame)
        grid.setContentsMargins(12, 10, 12, 10)
        grid.setSpacing(8)

        def tell(code: str) -> Callable[[str], object]:
            return lambda text: self.point_edited.emit(point.id, code, text)

        value = SecretEdit(point, frame)
        value.setAccessibleName(words.contact_name(point.kind))
        value.textEdited.connect(lambda _text: value.setModified(True))
        value.editingFinished.connect(lambda: tell("value")(value.text()) if value.isModified() else None)
        self.secrets.append(value)
        audiences = [(each.name, words.shown_to_name(each)) for each in Audience]
        ok = QCheckBox(words.field_name("ok"))
        ok.setChecked(point.ok_on_the_day)
        ok.clicked.connect(lambda is_on: tell("ok")("yes" if is_on else ""))
        grid.addWidget(self._label("strong", words.contact_name(point.kind)), 0, 0)
        grid.addWidget(value, 0, 1)
        grid.addWidget(self._line(point.label, "label", tell("label")), 0, 2)
        buttons = QHBoxLayout()
        buttons.addWidget(
            icon_button(self._theme, "copy", words.copy_number(), lambda: self.copied.emit(point.value))
        )
        buttons.addWidget(
            icon_button(self._theme, "trash-2", words.remove(), lambda: self.point_removed.emit(point.id))
        )
        grid.addLayout(buttons, 0, 3)
        grid.addWidget(ok, 1, 0)
        grid.addWidget(self._line(point_text(point, "verified"), "verified", tell("verified")), 1, 1)
        grid.addWidget(self._choice(audiences, point.shown_to.name, "shown_to", tell("shown_to")), 1, 2, 1, 2)
        grid.setColumnMinimumWidth(0, 110)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 1)
        return frame

    def _new_point(self) -> QHBoxLayout:
        kinds = [(kind.value, words.contact_name(kind)) for kind in ContactKind]
        kind = self._choice(kinds, ContactKind.PHONE.value, "value", lambda _text: None)
        value = QLineEdit()
        value.setPlaceholderText(words.field_name("value"))
        value.setAccessibleName(words.field_name("value"))
        self.fields["new_kind"], self.fields["new_value"] = kind, value

        def add() -> None:
            self.point_added.emit(ContactKind(kind.currentData()), value.text())

        value.returnPressed.connect(add)
        row = QHBoxLayout()
        row.addWidget(kind)
        row.addWidget(value, 1)
        row.addWidget(push_button("plain", words.add_contact(), add))
        return row

    def _role_row(self, book: PeopleBook, held: Assignment) -> QWidget:
        frame = QFrame()
        frame.setObjectName("card")
        grid = QGridLayout(frame)
        grid.setContentsMargins(12, 10, 12, 10)
        grid.setSpacing(8)

        def tell(code: str) -> Callable[[str], object]:
            return lambda text: self.role_edited.emit(held.id, code, text)

        row = book.rows[held.city_action_id]
        following = ASSIGNMENT_LIFE_CYCLE[held.status] | {held.status}
        options = [
            (each.value, statuses.assignment_status_name(each.value))
            for each in AssignmentStatus
            if each in following
        ]
        backup = QCheckBox(words.field_name("backup"))
        backup.setChecked(held.is_backup)
        backup.clicked.connect(lambda is_on: tell("backup")("yes" if is_on else ""))
        grid.addWidget(self._label("strong", words.role_line(held, city_of(row.city, row.state))), 0, 0, 1, 3)
        grid.addWidget(backup, 0, 3)
        grid.addWidget(self._choice(options, held.status.value, "status", tell("status")), 1, 0)
        for column, code in ((1, "trained"), (2, "report_at")):
            grid.addWidget(self._label("meta", words.field_name(code)), 1, column * 2 - 1)
            grid.addWidget(self._line(role_text(held, code), code, tell(code)), 1, column * 2)
        return frame

    def _new_role(self, book: PeopleBook) -> QHBoxLayout:
        roles = [(role.value, statuses.role_name(role.value)) for role in AssignmentRole]
        role = self._choice(roles, AssignmentRole.MARSHAL.value, "role", lambda _text: None)
        city = QLineEdit()
        city.setPlaceholderText(words.field_name("city"))
        city.setAccessibleName(words.field_name("city"))
        city.setCompleter(self._cities.completer(book, city))
        backup = QCheckBox(words.field_name("backup"))
        self.fields["new_role"], self.fields["new_city"] = role, city

        def add() -> None:
            self.role_added.emit(AssignmentRole(role.currentData()), city.text(), backup.isChecked())

        city.returnPressed.connect(add)
        row = QHBoxLayout()
        row.addWidget(role)
        row.addWidget(city, 1)
        row.addWidget(backup)
        row.addWidget(push_button("plain", words.add_role(), add))
        return row

    def _about(self, book: PeopleBook, person: Person) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)

        def tell(code: str) -> Callable[[str], object]:
            return lambda text: self.person_edited.emit(code, text)

        for code in (*TEXT_FIELDS, "notes"):
            self.fields[code] = self._line(text_of(book, person, code), code, tell(code))
        kinds = [("", words.no_matter()), *((kind.value, words.contact_name(kind)) for kind in ContactKind)]
        preferred = person.preferred_channel.value if person.preferred_channel else ""
        self.fields["preferred"] = self._choice(kinds, preferred, "preferred", tell("preferred"))
        rungs = [("", words.unknown()), *((rung.value, words.rung_name(rung)) for rung in EngagementRung)]
        self.fields["rung"] = self._choice(
            rungs, person.rung.value if person.rung else "", "rung", tell("rung")
        )
        codes = (*TEXT_FIELDS, "preferred", "rung", "notes")
        for number, code in enumerate(codes):
            line, column = divmod(number, 2)
            is_wide = code == "notes"
            name = self._label("field", words.field_name(code))
            name.setBuddy(self.fields[code])
            grid.addWidget(name, line * 2, column)
            grid.addWidget(self.fields[code], line * 2 + 1, column, 1, 2 if is_wide else 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _add_talks(self, body: QVBoxLayout, book: PeopleBook, person: Person) -> None:
        talks = sorted(book.talks.of(person.id), key=lambda talk: str(talk.at), reverse=True)
        for talk in talks[:_TALKS]:
            day = short_day(talk.at.date().isoformat()) if talk.at else ""
            parts = (day, call_words.logged_name(talk.outcome), talk.note, talk.caller)
            body.addWidget(self._label("meta", " · ".join(filter(None, parts))))
        if not talks:
            body.addWidget(self._label("meta", words.no_talks()[0]))
