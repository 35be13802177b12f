"""The sheet over the window: unknown names on the left, cities for the selected one on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from organizer_app.ui.overlays.list_sheet import ListSheet
from organizer_app.ui.overlays.sheet_frame import (
    ROOM,
    sheet_foot,
    sheet_head,
    sheet_label,
)
from organizer_app.ui.overlays.sheet_list import SheetList
from organizer_app.ui.overlays.unknown_places.choice_row import ChoiceRow
from organizer_app.ui.overlays.unknown_places.name_list import NameLine, NameLines
from organizer_app.ui.overlays.unknown_places.presenter import UnknownPlacesPresenter
from organizer_app.ui.theme.tokens import (
    GAP_UNDER_M,
    GAP_UNDER_XS,
    GAP_XS,
)
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.lists.name_completion import NameCompletion
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import breakable
from organizer_app.wording.importing import unknown_places as words
from organizer_app.wording.importing.import_questions import leave_it

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from organizer_app.domain.places.place_names import GazetteerPlace
    from organizer_app.domain.places.unknown_places import UnknownPlace
    from organizer_app.ui.flow.plan_access import PlanAccess
    from organizer_app.ui.theme.theme import Theme

WIDTH: Final = 820
_DIGITS: Final = range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)
_MOST_CANDIDATES: Final = 6


class UnknownPlacesSheet(ListSheet):
    """Keys: arrows choose a name, 1 to 9 the city, 0 leaves the name, Ctrl+Enter saves.

    Args:
        theme: the theme in use.
        window: the window it covers.
        access: access to the plan.
    """

    high, list_width, list_share = 520, 300, 0.38

    def __init__(self, theme: Theme, window: QWidget, access: PlanAccess) -> None:
        super().__init__(theme, window, WIDTH, "map-pin")
        self.setAccessibleName(words.title())
        self.presenter = UnknownPlacesPresenter(self, access)
        self.opened.connect(self.presenter.look)
        self.list = SheetList(theme, NameLines, words.names(), self.panel, _is_own)
        self.list.chosen.connect(lambda _key: self.presenter.choose_name(self.list.current))
        self.question = sheet_label("sub", self.panel)
        self.situation = sheet_label("meta", self.panel)
        self.choices: tuple[ChoiceRow, ...] = ()
        self.another = QLineEdit(self.panel)
        self.another.setPlaceholderText(words.another())
        self.another.setAccessibleName(words.another())
        self.another.returnPressed.connect(lambda: self.presenter.answer_with(self.another.text()))
        completion = NameCompletion(self.another, self.presenter.suggest)
        completion.completer.activated.connect(self.presenter.answer_with)
        self.refusal = sheet_label("warn", self.panel)
        self.refusal.hide()
        self.save = push_button("primary", words.save(0), self.presenter.save, self.panel)
        self.save.setEnabled(False)
        self._lay_out()

    def _lay_out(self) -> None:
        title = sheet_label("title", self.panel, words.title())
        head = sheet_head(title, sheet_label("meta", self.panel, words.promise()), self.cross)
        self.lay_out(head, self._right_side(), sheet_foot(self.panel, (), (self.save,)))

    def _right_side(self) -> QWidget:
        right = QWidget(self.panel)
        side = column_of(right, margins=(ROOM, GAP_XS, ROOM, 0), spacing=GAP_UNDER_M)
        asked = column_of(spacing=GAP_UNDER_XS)
        asked.addWidget(self.question)
        asked.addWidget(self.situation)
        side.addLayout(asked)
        self._radios = column_of(spacing=GAP_XS)
        side.addLayout(self._radios)
        side.addWidget(self.another)
        side.addWidget(self.refusal)
        side.addStretch(1)
        return right

    @property
    @override
    def has_input(self) -> bool:
        return super().has_input or self.presenter.has_answered

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer on a digit."""
        digit = event.key() - Qt.Key.Key_0
        if 0 <= digit <= _MOST_CANDIDATES:
            self.presenter.answer(digit - 1 if digit else None)
        super().keyPressEvent(event)

    # UnknownPlacesView

    def show_problem(self, sentence: str) -> None:
        self.said.emit(sentence, False)  # noqa: FBT003  # a signal takes no names

    def show_names(
        self, unknown: tuple[UnknownPlace, ...], answers: dict[str, GazetteerPlace], number: int
    ) -> None:
        self.pages.setCurrentIndex(0)
        lines = tuple(NameLine(each, answers.get(each.place_id)) for each in unknown)
        self.list.show_lines(lines)
        if self.list.current != number:
            self.list.go_to(number)
        self.save.setText(words.save(len(answers)))
        self.save.setEnabled(bool(answers))

    def show_choices(self, unknown: UnknownPlace, answer: GazetteerPlace | None) -> None:
        self.refusal.hide()
        self.another.clear()
        self.question.setText(breakable(words.question(unknown)))
        self.situation.setText(words.stands_in(unknown.actions))
        for old in self.choices:
            old.hide()
            old.deleteLater()
        said = [
            (words.place(found), words.facts(found, unknown.landmarks.get(found.geoname_id, "")))
            for found in unknown.candidates[:_MOST_CANDIDATES]
        ]
        self.choices = (
            *(
                self._choice(number, texts, number - 1, is_on=found == answer)
                for number, (texts, found) in enumerate(zip(said, unknown.candidates, strict=False), 1)
            ),
            self._choice(0, (leave_it(), ""), None, is_on=answer is None),
        )

    def _choice(self, digit: int, texts: tuple[str, str], number: int | None, *, is_on: bool) -> ChoiceRow:
        row = ChoiceRow(self._theme, str(digit), texts, self.panel, is_on=is_on)
        row.taken.connect(lambda number=number: self.presenter.answer(number))
        self._radios.addWidget(row)
        return row

    def show_nothing(self) -> None:
        self.pages.setCurrentIndex(1)
        self.empty.say(*words.nothing_left(), "")
        self.save.hide()

    def show_refusal(self, sentence: str) -> None:
        self.refusal.setText(breakable(sentence))
        self.refusal.show()
        announce(self.panel, sentence)

    def show_done(self, sentence: str) -> None:
        """Emit what was done and uncover the plan."""
        self.said.emit(sentence, True)  # noqa: FBT003  # a signal takes no names
        self.leave()


def _is_own(event: QKeyEvent) -> bool:
    """Return whether a key answers or saves instead of moving between names."""
    return event.key() in _DIGITS or bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
