"""The sheet over the window in which the settings of the plan are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES
from organizer_app.ui.overlays.settings.laptop_choices import LaptopChoices
from organizer_app.ui.overlays.settings.presenter import SettingsPresenter, TypedDate
from organizer_app.ui.overlays.sheet import Sheet
from organizer_app.ui.overlays.sheet_frame import ROOM, sheet_foot, sheet_head, sheet_label
from organizer_app.ui.theme.tokens import GAP_L, GAP_S
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.controls.ticks import CheckBox
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel, WarningLabel, breakable
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.wording.language.dates import day_and_year
from organizer_app.wording.language.zones import zone_choices, zone_name
from organizer_app.wording.people.people import shown_to_name
from organizer_app.wording.plan import plan_settings as words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from organizer_app.environment.clock import Clock
    from organizer_app.services.plan.plan_settings import PlanSettings
    from organizer_app.ui.flow.plan_access import PlanAccess
    from organizer_app.ui.theme.theme import Theme

WIDTH: Final = 640
# Line, column and column span of each field; its name is above it.
_PLACES: Final = {
    "title": (0, 0, 2),
    "anchor_date": (2, 0, 1),
    "zone": (2, 1, 1),
    "goal_cities": (6, 0, 1),
    "goal_turnout": (6, 1, 1),
    "petition_signatures": (8, 0, 1),
    "target": (8, 1, 1),
    "demand": (10, 0, 2),
    "hashtags": (12, 0, 2),
    "press_contact": (14, 0, 1),
    "press_contact_shown_to": (14, 1, 1),
}
_PREVIEW_LINE: Final = 4
_DATES_LINE: Final = 16
_CHOICES: Final = frozenset({"zone", "press_contact_shown_to"})
_SPARE_DATES: Final = 2


class SettingsSheet(Sheet):
    """Implements `SettingsView`.

    Args:
        theme: the theme in use.
        window: the window it covers.
        access: access to the plan.
        clock: the present moment; its year completes typed days.
    """

    high = 700
    command_asked = Signal(str)
    goes_down = True

    def __init__(self, theme: Theme, window: QWidget, access: PlanAccess, clock: Clock) -> None:
        super().__init__(theme, window, WIDTH)
        self.setAccessibleName(words.title())
        self.presenter = SettingsPresenter(self, access, clock().year)
        self.opened.connect(self.presenter.look)
        self.wrong = WarningLabel(self.panel)
        self.fields = {code: self._line(code) for code in _PLACES if code not in _CHOICES}
        self.zone = self._choice("zone", zone_choices())
        self.press_readers = self._choice(
            "press_contact_shown_to",
            [(each.code, shown_to_name(each)) for each in reversed(EXPORT_AUDIENCES)],
        )
        self.along = CheckBox(words.along(), self.panel)
        self.along.setChecked(True)
        self.preview = sheet_label("meta", self.panel)
        self.fields["anchor_date"].textChanged.connect(self._ask_preview)
        self.along.toggled.connect(self._ask_preview)
        self.dates: list[tuple[str, QLineEdit, QLineEdit]] = []
        self.cancel = push_button("plain", words.cancel(), self.leave, self.panel)
        self.save = push_button("primary", words.save(), self._save, self.panel)
        self.save.setEnabled(False)
        self.laptop = LaptopChoices(self.panel)
        self._lay_out()

    def _line(self, code: str) -> QLineEdit:
        line = QLineEdit(self.panel)
        line.setPlaceholderText(words.example(code))
        line.setAccessibleName(words.field_name(code))
        line.returnPressed.connect(self._save)
        line.textEdited.connect(self.wrong.hide)
        return line

    def _choice(self, code: str, choices: Iterable[tuple[str, str]]) -> ChoiceBox:
        box = ChoiceBox(self.panel)
        box.setAccessibleName(words.field_name(code))
        for value, name in choices:
            box.addItem(name, value)
        return box

    def _lay_out(self) -> None:
        column = self.column()
        title, promise = sheet_label("title", self.panel, words.title()), sheet_label("meta", self.panel)
        promise.setText(breakable(words.promise()))
        column.addLayout(sheet_head(title, promise, self.cross))
        middle = QWidget(self.panel)
        inside = scrolling_column(middle)
        inside.setContentsMargins(ROOM, 0, ROOM, 0)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP_L)
        self._grid.setVerticalSpacing(GAP_S)
        for side in (0, 1):
            self._grid.setColumnStretch(side, 1)
        inside.addLayout(self._grid)
        inside.addWidget(self.laptop)
        inside.addStretch(1)
        boxes = {"zone": self.zone, "press_contact_shown_to": self.press_readers}
        for code, place in _PLACES.items():
            self._add(code, boxes[code] if code in _CHOICES else self.fields[code], place)
        self._grid.addWidget(self.along, _PREVIEW_LINE, 0, 1, 2)
        self._grid.addWidget(self.preview, _PREVIEW_LINE + 1, 0, 1, 2)
        self._grid.addWidget(self._name(words.key_dates()), _DATES_LINE, 0, 1, 2)
        column.addWidget(middle, 1)
        self.wrong.setContentsMargins(ROOM, 0, ROOM, 0)
        column.addWidget(self.wrong)
        column.addWidget(sheet_foot(self.panel, (), (self.cancel, self.save)))

    def _name(self, text: str) -> PlainLabel:
        label = PlainLabel(text, self.panel)
        label.setProperty("role", "field")
        return label

    def _add(self, code: str, editor: QWidget, place: tuple[int, int, int]) -> None:
        line, at, span = place
        name = self._name(words.field_name(code))
        name.setBuddy(editor)
        self._grid.addWidget(name, line, at, 1, span)
        self._grid.addWidget(editor, line + 1, at, 1, span)

    def take_focus(self) -> None:
        """Focus the title."""
        self.fields["title"].setFocus(Qt.FocusReason.PopupFocusReason)

    def _ask_preview(self) -> None:
        self.presenter.preview(self.fields["anchor_date"].text(), with_actions=self.along.isChecked())

    def _save(self) -> None:
        self.wrong.hide()
        texts = {code: field.text() for code, field in self.fields.items()}
        dates = [TypedDate(key, what.text(), day.text()) for key, what, day in self.dates]
        texts["zone"] = str(self.zone.currentData())
        texts["press_contact_shown_to"] = str(self.press_readers.currentData())
        self.presenter.save(texts, dates, with_actions=self.along.isChecked())

    # SettingsView

    def show_settings(self, settings: PlanSettings) -> None:
        if self.zone.findData(settings.zone) < 0:
            self.zone.addItem(zone_name(settings.zone), settings.zone)
        self.zone.setCurrentIndex(self.zone.findData(settings.zone))
        shown = {
            "title": settings.title,
            "anchor_date": _written(settings.anchor_date),
            "demand": settings.demand,
            "target": settings.target,
            "hashtags": " ".join(settings.hashtags),
            "press_contact": settings.press_contact,
        }
        readers = self.press_readers.findData(settings.press_contact_shown_to.code)
        self.press_readers.setCurrentIndex(readers)
        for code, field in self.fields.items():
            number = getattr(settings, code, None) if code not in shown else None
            field.setText(shown.get(code, "" if number is None else f"{number:,}"))
            field.setCursorPosition(0)
        for each in settings.key_dates:
            self._add_date(each.date_id, each.title, _written(each.day))
        for _spare in range(_SPARE_DATES):
            self._add_date("", "", "")
        self.save.setEnabled(True)

    def _add_date(self, date_id: str, title: str, day: str) -> None:
        line = _DATES_LINE + 1 + len(self.dates)
        what, when = QLineEdit(title, self.panel), QLineEdit(day, self.panel)
        for at, (field, name) in enumerate(((what, words.key_date_title()), (when, words.key_date_day()))):
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
            field.returnPressed.connect(self._save)
            field.textEdited.connect(self.wrong.hide)
            self._grid.addWidget(field, line, at)
        self.dates.append((date_id, what, when))

    def show_wrong(self, sentence: str) -> None:
        self.wrong.complain(sentence)
        announce(self.panel, sentence)

    def show_preview(self, sentence: str) -> None:
        self.preview.setText(breakable(sentence))

    def show_problem(self, sentence: str) -> None:
        """Show what went wrong while saving."""
        self.show_wrong(sentence)

    def finish(self, sentence: str) -> None:
        self.leave()
        for code in self.laptop.commands():
            self.command_asked.emit(code)
        # Last, so that its Undo is what stays in sight.
        if sentence:
            can_undo = True
            self.said.emit(sentence, can_undo)


def _written(day: date | None) -> str:
    return day_and_year(day.isoformat()) if day else ""
