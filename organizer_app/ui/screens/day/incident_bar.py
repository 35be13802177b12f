"""The open incidents at the foot of the board, one at a time, the most severe first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from organizer_app.domain.time.local_time import epoch_minutes
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.controls.buttons import icon_button, push_button
from organizer_app.ui.widgets.plain_label import PlainLabel, ShortenedLabel
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.day import board as words
from organizer_app.wording.day import incidents as incident_words

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QResizeEvent

    from organizer_app.domain.model.day.incidents import Incident
    from organizer_app.services.day.day_books import DayBook
    from organizer_app.ui.theme.theme import Theme

_HEIGHT: Final = 46
_NARROW: Final = 640


class IncidentBar(Themed, QFrame):
    """Hidden while nothing is open; `work_asked` wants the form of the one that is shown."""

    work_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("footBar")
        self._day: DayBook | None = None
        self._spot = 0
        sign = PlainLabel("", self)
        show_icon(sign, theme, "siren", "danger", 18)
        self._place = PlainLabel("", self, role="meta")
        self._when = PlainLabel("", self, role="meta")
        self._city = PlainLabel("", self, role="strong")
        self.text = ShortenedLabel(self)
        self._severity = PlainLabel("", self, role="warn")
        self.work = push_button("plain", incident_words.work_on(), self.work_asked.emit, self)
        set_tip(self.work, incident_words.work_hint())
        self.back = icon_button(theme, "chevron-left", incident_words.previous(), lambda: self._go(-1), self)
        self.forward = icon_button(
            theme, "chevron-right", incident_words.following(), lambda: self._go(1), self
        )
        row = row_of(self, (GAP_L, 0, GAP_L, 0), GAP_M)
        row.addWidget(sign)
        self._name = PlainLabel(words.incidents_label(), self, role="strong")
        row.addWidget(self._name)
        for part in (self._place, self._when, self._city):
            row.addWidget(part)
        row.addWidget(self.text, 1)
        row.addWidget(self._severity)
        row.addSpacing(GAP_S)
        row.addWidget(self.work)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        self.set_theme(theme)
        self.hide()

    def is_kept_clear(self, spot: QPoint) -> bool:
        """Return that words are everywhere in it: a toast must not cover an incident."""
        return self.rect().contains(spot)

    def show_incidents(self, day: DayBook) -> None:
        """Show the open incidents of a day."""
        self._day = day
        self._spot = min(self._spot, max(len(day.incidents) - 1, 0))
        self.setVisible(bool(day.incidents))
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, leave out what the sign and the row of the city say as well."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < self._theme.length(_NARROW)
        for part in (self._name, self._place, self._when):
            part.setVisible(not is_narrow)

    @property
    def incident(self) -> Incident | None:
        """The incident that is shown."""
        found = self._day.incidents if self._day is not None else ()
        return found[self._spot] if found else None

    @property
    def desk_zone(self) -> str:
        """The time zone of HQ; empty where it is not known."""
        return self._day.desk_zone if self._day is not None else ""

    def go_to(self, action_id: str) -> None:
        """Show the most severe incident of a city, if it has one."""
        found = self._day.incidents if self._day is not None else ()
        spot = next((spot for spot, each in enumerate(found) if each.city_action_id == action_id), -1)
        if spot >= 0:
            self._spot = spot
            self._show()

    def _go(self, step: int) -> None:
        if self._day is not None and self._day.incidents:
            self._spot = (self._spot + step) % len(self._day.incidents)
            self._show()

    def _show(self) -> None:
        day = self._day
        if day is None or not day.incidents:
            return
        incident = day.incidents[self._spot]
        self._place.setText(words.of(self._spot + 1, len(day.incidents)))
        at = incident.occurred_at
        self._when.setText(
            words.clock_on(epoch_minutes(at), day.desk_zone, day.day) if at is not None else ""
        )
        self._city.setText(day.book.place_of(incident.city_action_id))
        told = incident_words.with_kind(incident.category, incident.title)
        self.text.setText(incident_words.with_assignee(told, incident.assignee))
        self._severity.setText(words.incident_words(incident.severity))
        for button in (self.back, self.forward):
            button.setVisible(len(day.incidents) > 1)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedHeight(theme.length(_HEIGHT))
