"""The open incidents at the foot of the board, one at a time, and the work on one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget
from typing_extensions import override

from organizer_app.domain.day.incident_changes import LONGEST_ACTION, SEVERITIES, IncidentChange, past_actions
from organizer_app.domain.model.day.incidents import IncidentCategory, IncidentStatus
from organizer_app.domain.time.local_time import epoch_minutes
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_XS
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import icon_button, push_button
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.controls.leaving_frame import LeavingFrame
from organizer_app.ui.widgets.plain_label import PlainLabel, ShortenedLabel, breakable
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.day import board as words
from organizer_app.wording.day import incidents as incident_words
from organizer_app.wording.day.day_views import past_action

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QBoxLayout

    from organizer_app.domain.model.day.incidents import Incident
    from organizer_app.services.day.day_books import DayBook
    from organizer_app.ui.theme.theme import Theme


class IncidentForm(LeavingFrame):
    """`changed` carries an incident and its `IncidentChange`; `left` tells that nothing more is asked."""

    changed = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("footBar")
        self._incident: Incident | None = None
        self.setAccessibleName(incident_words.form_name())
        self.past = PlainLabel("", self, role="meta", wraps=True)
        self.category, self.severity, self.status = (ChoiceBox(self) for _each in range(3))
        for category in IncidentCategory:
            self.category.addItem(incident_words.category_name(category), category.value)
        for severity in SEVERITIES:
            self.severity.addItem(words.incident_words(severity), severity)
        for status in IncidentStatus:
            self.status.addItem(incident_words.status_name(status), status.value)
        self.assignee, self.done, self.next_step = (QLineEdit(self) for _each in range(3))
        for field in (self.assignee, self.done, self.next_step):
            field.setMaxLength(LONGEST_ACTION)
            field.returnPressed.connect(self._save)
        self.save = push_button("plain", incident_words.save(), self._save, self)
        self.cancel = push_button("plain", incident_words.cancel(), self.leave, self)
        column = column_of(self, (GAP_L, GAP_S, GAP_L, GAP_S), GAP_S)
        column.addWidget(self.past)
        first, second = row_of(None, spacing=GAP_S), row_of(None, spacing=GAP_S)
        for name, choice in (
            (incident_words.status_label(), self.status),
            (incident_words.severity_label(), self.severity),
            (incident_words.category_label(), self.category),
        ):
            first.addLayout(self._labelled(name, choice), 1)
        first.addLayout(self._labelled(incident_words.assignee_label(), self.assignee), 2)
        second.addLayout(self._labelled(incident_words.done_label(), self.done), 3)
        second.addLayout(self._labelled(incident_words.next_label(), self.next_step), 2)
        for button in (self.save, self.cancel):
            second.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(first)
        column.addLayout(second)
        self.hide()

    def _labelled(self, name: str, field: QWidget) -> QBoxLayout:
        part = column_of(None, spacing=GAP_XS)
        label = PlainLabel(name, self, role="field")
        label.setBuddy(field)
        field.setAccessibleName(name)
        part.addWidget(label)
        part.addWidget(field)
        return part

    def open(self, incident: Incident, desk_zone: str) -> None:
        """Show an incident, its past on the clock of HQ; the keyboard is where what was done is written."""
        self._incident = incident
        lines = past_actions(incident.actions)
        self.past.setText(breakable("   ".join(past_action(*each, desk_zone) for each in lines)))
        self.past.setVisible(bool(lines))
        self.category.setCurrentIndex(self.category.findData(incident.category.value))
        self.severity.setCurrentIndex(self.severity.findData(incident.severity))
        self.status.setCurrentIndex(self.status.findData(incident.status.value))
        self.assignee.setText(incident.assignee)
        self.done.clear()
        self.next_step.setText(incident.next_step)
        self.show()
        self.done.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def leave(self) -> None:
        self._incident = None
        super().leave()

    def _save(self) -> None:
        """Hand over what was changed alone: what a colleague changed meanwhile stays."""
        incident = self._incident
        if incident is None:
            return
        category = IncidentCategory(self.category.currentData())
        severity = int(self.severity.currentData())
        status = IncidentStatus(self.status.currentData())
        assignee, next_step = self.assignee.text().strip(), self.next_step.text().strip()
        change = IncidentChange(
            category=category if category is not incident.category else None,
            severity=severity if severity != incident.severity else None,
            status=status if status is not incident.status else None,
            assignee=assignee if assignee != incident.assignee else None,
            done=self.done.text(),
            next_step=next_step if next_step != incident.next_step else None,
        )
        self.changed.emit(incident.id, change)
        self.leave()


# The open incidents at the foot of the board, one at a time, the most severe first


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
