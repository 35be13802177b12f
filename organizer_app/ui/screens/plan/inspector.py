"""The pane at the right: one city, its clock, how ready it is, and its actions to read and edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from organizer_app.domain.local_time import local_of
from organizer_app.domain.place_groups import PlaceGroup, group_by_place
from organizer_app.domain.tasks import SETTLED
from organizer_app.ui.screens.plan import inspector_lists as lists
from organizer_app.ui.screens.plan.inspector_cards import ActionCards, flush
from organizer_app.ui.screens.plan.inspector_head import InspectorHead
from organizer_app.ui.screens.plan.inspector_steps import PeopleList, StepList
from organizer_app.ui.theme.tokens import INSPECTOR_WIDTH
from organizer_app.ui.widgets.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording import inspector as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.action_details import ActionDetail
    from organizer_app.domain.action_rows import ActionRow
    from organizer_app.environment.clock import Clock
    from organizer_app.ui.screens.plan.action_form import ActionForm
    from organizer_app.ui.screens.plan.bulk_pane import BulkPane
    from organizer_app.ui.theme.theme import Theme

_MARGIN: Final = 20
_SECTION_GAP: Final = 18


class Inspector(QFrame):
    """Shows a city and its open action; tells what was typed and chosen.

    `field_edited` carries the code of a field and its new value; it is about `action_id`, also when it is
    told because another action is about to be shown.

    Args:
        theme: colours and type.
        parent: the screen.
        clock: the present moment, UTC.
    """

    action_chosen = Signal(str)
    field_edited = Signal(str, object)
    add_action_requested = Signal()
    remove_action_requested = Signal()
    closed = Signal()
    many_made = Signal(object)
    form_made = Signal(object)
    step_settled = Signal(str, bool)
    step_added = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, clock: Clock) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAccessibleName(words.pane_name())
        self.setFixedWidth(INSPECTOR_WIDTH)
        self._theme = theme
        self._clock = clock
        self._rows: Sequence[ActionRow] = ()
        self._key = ""
        self._desk_zone = ""
        self._anchor_date = ""
        self.form: ActionForm | None = None
        self._many: BulkPane | None = None
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(_MARGIN, 14, _MARGIN - 4, 24)
        self._column.setSpacing(0)
        self._make_top()
        self._make_lists()
        self._column.addStretch(1)
        self._scroll = self._make_scroll()
        self.clear()

    def _make_scroll(self) -> QScrollArea:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._page)
        # The pane's own ground shows through.
        scroll.viewport().setAutoFillBackground(False)
        self._page.setAutoFillBackground(False)
        outer = self._outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        return scroll

    def _make_top(self) -> None:
        self.head = InspectorHead(self._theme, self._clock, self._page)
        self.head.closed.connect(self.closed)
        self._actions_head = self._heading(words.actions())
        self._add = push_button("link", words.add_action(), self.add_action_requested.emit, self._page)
        title = QHBoxLayout()
        title.addWidget(self._actions_head, 1)
        title.addWidget(flush(self._add))
        self.cards = ActionCards(self._theme, self._page)
        self.cards.chosen.connect(self.action_chosen)
        self._form_place = QVBoxLayout()
        self._column.addWidget(self.head)
        self._column.addSpacing(12)
        self._column.addLayout(title)
        self._column.addSpacing(4)
        self._column.addWidget(self.cards)
        self._column.addLayout(self._form_place)

    def _make_lists(self) -> None:
        self._steps = PlainLabel("", self._page)
        self._steps.setProperty("role", "meta")
        self.tasks = StepList(self._theme, self._page)
        self.tasks.settled.connect(self.step_settled)
        self.new_step = QLineEdit(self._page)
        self.new_step.setPlaceholderText(words.add_step())
        self.new_step.setAccessibleName(words.add_step())
        self.new_step.returnPressed.connect(self._add_step)
        self.people = PeopleList(self._theme, self._page)
        self.history = lists.history_list(self._theme, self._page)
        self.groups = lists.group_list(self._theme, self._page)
        self._sections = (
            self._section(words.before_the_day(), self.tasks, self._steps, self.new_step),
            self._section(words.people(), self.people),
            self._section(words.groups(), self.groups),
            self._section(words.history(), self.history),
        )
        self._saved = PlainLabel(words.saved_hint(), self._page)
        self._saved.setProperty("role", "caption")
        self._remove = push_button(
            "link", words.remove_action(), self.remove_action_requested.emit, self._page
        )
        self._column.addSpacing(_SECTION_GAP)
        self._column.addWidget(self._saved)
        self._column.addWidget(flush(self._remove), 0, Qt.AlignmentFlag.AlignLeft)

    def _heading(self, text: str) -> PlainLabel:
        label = PlainLabel(text, self._page)
        label.setProperty("role", "field")
        return label

    def _section(
        self, title: str, lines: QWidget, share: QWidget | None = None, below: QWidget | None = None
    ) -> QWidget:
        section = QWidget(self._page)
        column = QVBoxLayout(section)
        column.setContentsMargins(0, _SECTION_GAP, 0, 0)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(self._heading(title), 1)
        if share is not None:
            top.addWidget(share)
        column.addLayout(top)
        column.addWidget(lines)
        if below is not None:
            column.addWidget(below)
        self._column.addWidget(section)
        return section

    # Many at once

    @property
    def many(self) -> BulkPane:
        """The pane for many actions, made when several are first selected."""
        if self._many is None:
            from organizer_app.ui.screens.plan.bulk_pane import BulkPane

            self._many = BulkPane(self._theme, self)
            self._many.closed.connect(self.closed)
            self._many.hide()
            self._outer.addWidget(self._many)
            self.many_made.emit(self._many)
        return self._many

    def show_many(self, rows: Sequence[ActionRow]) -> None:
        """Show several selected actions instead of one city."""
        self.clear()
        self._scroll.hide()
        self.many.show_rows(rows)
        self.many.show()

    def _show_one(self) -> None:
        if self._many is not None:
            self._many.hide()
        self._scroll.show()

    # What is shown

    @property
    def action_id(self) -> str:
        """The action whose fields are shown, and that `field_edited` is about; empty when none is."""
        return self.form.action_id if self.form is not None else ""

    def show_place(self, rows_of_place: Sequence[ActionRow], desk_zone: str, anchor_date: str) -> None:
        """Show a city by its actions; the open action stays open while it is one of them.

        Args:
            rows_of_place: its actions, at least one.
            desk_zone: IANA zone of the desk, or empty.
            anchor_date: T-0 as ISO text, or empty.
        """
        self._show_one()
        group = group_by_place(rows_of_place)[0]
        is_other = group.key != self._key
        self._key, self._rows, self._anchor_date = group.key, group.rows, anchor_date
        opened = next((row for row in group.rows if row.action_id == self.action_id), None)
        if opened is None:
            self.close_action()
        elif self.form is not None:
            self.form.show_action(opened, None, desk_zone, anchor_date)
        self._show_group(group, opened, is_other=is_other)
        if is_other:
            self._scroll.verticalScrollBar().setValue(0)

    def show_row(self, row: ActionRow, desk_zone: str) -> None:
        """Open an action of the city before everything about it has been read: all fields but the notes."""
        self._open(row, None, desk_zone)

    def show_detail(self, detail: ActionDetail, desk_zone: str) -> None:
        """Open an action of the city, or show what has changed in it; what is being typed stays."""
        self._desk_zone = desk_zone
        self._open(detail.row, detail.notes, desk_zone)
        self._show_lists(detail)

    def _open(self, row: ActionRow, notes: str | None, desk_zone: str) -> None:
        form = self._form()
        if row.action_id != self.action_id:
            self._show_lists(None)
        form.show_action(row, notes, desk_zone, self._anchor_date)
        form.show()
        self._saved.show()
        self._remove.show()
        rows = [row if each.action_id == row.action_id else each for each in self._rows] or [row]
        self._show_group(group_by_place(rows)[0], row, is_other=False)

    def close_action(self) -> None:
        """Show the city alone; what is being typed is told before."""
        if self.form is not None:
            self.form.finish()
            self.form.action_id = ""
            self.form.hide()
        self._saved.hide()
        self._remove.hide()
        self._show_lists(None)

    def clear(self) -> None:
        """Show that no city is selected."""
        self.close_action()
        self._show_one()
        self._key, self._rows = "", ()
        self.head.show_nothing()
        self._show_actions(is_shown=False)

    def show_field_problem(self, field: str, sentence: str) -> None:
        """Say below a field of the open action why its value was not taken."""
        if self.action_id and self.form is not None:
            self.form.refuse(field, sentence)

    def _show_group(self, group: PlaceGroup, opened: ActionRow | None, *, is_other: bool) -> None:
        self.head.show_place(opened or group.head, group.mix, self._anchor_date)
        self.cards.show_rows(group.rows, opened.action_id if opened else "", is_other=is_other)
        self._show_actions(is_shown=True)

    def _show_actions(self, *, is_shown: bool) -> None:
        for part in (self._actions_head, self._add, self.cards):
            part.setVisible(is_shown)

    def _show_lists(self, detail: ActionDetail | None) -> None:
        tasks = detail.tasks if detail else ()
        today = local_of(self._clock(), detail.row.zone or "UTC").day.isoformat() if detail else ""
        done = sum(task.status in SETTLED for task in tasks)
        self._steps.setText(words.steps_share(done, len(tasks)))
        self.tasks.show_tasks(tasks, today)
        self.people.show_people(detail.people if detail else ())
        self.history.show_lines(
            [lists.history_line(step, self._desk_zone) for step in (detail.steps if detail else ())]
        )
        self.groups.show_lines([lists.group_line(group) for group in (detail.groups if detail else ())])
        parts = (self.tasks, self.people, self.groups, self.history)
        for section, part in zip(self._sections, parts, strict=True):
            section.setVisible(part.count > 0)
        # A step can be added where there is none yet.
        self._sections[0].setVisible(detail is not None)

    def _add_step(self) -> None:
        title = self.new_step.text().strip()
        if title:
            self.new_step.clear()
            self.step_added.emit(title)

    def _form(self) -> ActionForm:
        if self.form is None:
            # A dozen fields cost start-up time, so they are made when the first action is opened.
            from organizer_app.ui.screens.plan.action_form import ActionForm

            self.form = ActionForm(self._page)
            self.form.field_edited.connect(self.field_edited)
            self.form_made.emit(self.form)
            self._form_place.setContentsMargins(0, 14, 0, 0)
            self._form_place.addWidget(self.form)
            QWidget.setTabOrder(self.cards.more, self.form)
            QWidget.setTabOrder(self.form.fields["notes"].editor.widget, self._remove)
        return self.form

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._theme = theme
        if self._many is not None:
            self._many.set_theme(theme)
        for part in (self.head, self.cards, self.tasks, self.people, self.groups, self.history):
            part.set_theme(theme)
