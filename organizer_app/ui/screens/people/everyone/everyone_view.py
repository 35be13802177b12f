"""Everybody in one list, with the selected person's card beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget
from typing_extensions import override

from organizer_app.domain.basics.problems import UnclearError
from organizer_app.ui.flow.number_clipboard import NumberClipboard
from organizer_app.ui.screens.people.everyone.city_names import action_named
from organizer_app.ui.screens.people.everyone.person_card import PersonCard
from organizer_app.ui.screens.people.everyone.person_edits import person_change, point_change, role_change
from organizer_app.ui.screens.people.first_step_view import FirstStepView
from organizer_app.ui.screens.people.first_steps import FirstStep
from organizer_app.ui.screens.people.held_key import HeldKey
from organizer_app.ui.screens.people.people_view import PeopleView
from organizer_app.ui.screens.people.row_list import PeopleRows, RowList
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.wording.people import calls as call_words
from organizer_app.wording.people import people as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from organizer_app.domain.model.assignments import AssignmentRole
    from organizer_app.domain.model.people import ContactKind, Person
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.screens.people.people_view import PeopleShown
    from organizer_app.ui.screens.people.presenter import PeoplePresenter
    from organizer_app.ui.theme.theme import Theme

_WIDTH = 380
_NARROW = 290
_CROWDED = 1000
# The largest share of the width for the list.
_SHARE = 0.48


class EveryoneView(Themed, QWidget):
    """H shows the numbers of the card while held; Enter goes from the list to the card."""

    def __init__(self, theme: Theme, presenter: PeoplePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._shown: PeopleShown | None = None
        self._is_kept_shown = False
        self.clipboard = NumberClipboard(self)
        self._held = HeldKey(self, lambda is_held: self.card.reveal(is_shown=is_held))
        self.list: RowList[Person] = RowList(theme, words.list_name("everyone"), self)
        self.list.chosen.connect(presenter.choose_person)
        self.card = PersonCard(theme, self)
        self.list.opened.connect(lambda _key: self.card.setFocus(Qt.FocusReason.TabFocusReason))
        self.card.person_edited.connect(
            lambda code, text: presenter.change(person_change(self.card.person_id, code, text))
        )
        self.card.point_edited.connect(lambda point, code, text: self._edit(point_change, point, code, text))
        self.card.role_edited.connect(lambda role, code, text: self._edit(role_change, role, code, text))
        self.card.point_added.connect(self._add_point)
        self.card.role_added.connect(self._add_role)
        self.card.point_removed.connect(self._remove_point)
        self.card.removed.connect(self._remove)
        self.card.copied.connect(self._copy)
        self.nobody = FirstStepView(theme, "user", PeopleView.EVERYONE, self)
        self.nobody.show_step(FirstStep.CHOOSE)
        self.right = QStackedWidget(self)
        self.right.addWidget(self.card)
        self.right.addWidget(self.nobody)
        row = row_of(self)
        row.addWidget(self.list)
        row.addWidget(self.right, 1)
        self.setFocusProxy(self.list)
        self.set_theme(theme)

    def show_people(self, shown: PeopleShown) -> None:
        """Show the list, and the card of the selected person."""
        before, self._shown = self._shown, shown
        rows = PeopleRows(self._theme, shown, is_masked=not self._is_kept_shown)
        self.list.show_lines(shown.people, shown.chosen, rows)
        person = shown.book.people.get(shown.chosen)
        # An empty list would be a blank column.
        self.list.setVisible(bool(shown.people))
        self.nobody.show_step(FirstStep.CHOOSE if shown.people else self._presenter.first_step)
        self.right.setCurrentIndex(0 if person and shown.people else 1)
        is_same = before is not None and before.book is shown.book and before.chosen == shown.chosen
        if person is not None and not is_same:
            self.card.show_person(shown.book, person, shown.now)

    def keep_shown(self, *, is_on: bool) -> None:
        """Keep numbers visible on the card and in the list, or hide them again."""
        self._is_kept_shown = is_on
        self.card.keep_shown(is_on=is_on)
        if self._shown is not None:
            self.show_people(self._shown)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._share_room()
        if self._shown is not None:
            shown, self._shown = self._shown, None
            self.show_people(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        is_crowded = self.width() < self._theme.length(_CROWDED)
        wanted = self._theme.length(_NARROW if is_crowded else _WIDTH)
        self.list.setFixedWidth(min(wanted, int(self.width() * _SHARE)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the numbers while H is held."""
        if not self._held.takes(event):
            super().keyPressEvent(event)

    def _edit(
        self, make: Callable[..., Callable[[Workspace], object]], record: str, code: str, text: str
    ) -> None:
        try:
            change = make(record, code, text, self._presenter.year)
        except UnclearError:
            self._presenter.refuse(words.unreadable(words.field_name(code)))
            return
        self._presenter.change(change)

    def _add_point(self, kind: ContactKind, text: str) -> None:
        person_id = self.card.person_id

        def add(plan: Workspace) -> None:
            from organizer_app.services.people.people import add_contact

            add_contact(plan, person_id=person_id, kind=kind, text=text)

        def clear() -> None:
            field = self.card.fields["new_value"]
            if isinstance(field, QLineEdit):
                field.clear()

        self._presenter.change(add, clear)

    def _add_role(self, role: AssignmentRole, city: str, is_backup: bool) -> None:  # noqa: FBT001  # a signal carries it
        person_id, book = self.card.person_id, self._presenter.book
        action_id = action_named(book, city) if book else ""
        if not action_id:
            self._presenter.refuse(words.no_city(city.strip()))
            return

        def add(plan: Workspace) -> None:
            from organizer_app.services.people.coverage import fill_role

            fill_role(plan, action_id=action_id, role=role, is_backup=is_backup, person_id=person_id)

        self._presenter.change(add)

    def _remove_point(self, point_id: str) -> None:
        def remove(plan: Workspace) -> None:
            from organizer_app.services.people.people import remove_contact

            remove_contact(plan, point_id=point_id)

        self._presenter.change(remove)

    def _remove(self) -> None:
        person_id = self.card.person_id

        def remove(plan: Workspace) -> None:
            from organizer_app.services.people.people import remove_person

            remove_person(plan, person_id=person_id)

        self._presenter.change(remove)

    def _copy(self, value: str) -> None:
        self.clipboard.copy(value)
        self._presenter.say(call_words.copied())
