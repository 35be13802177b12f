"""The pane at the right: one city, its clock, how ready it is, and its actions to read and edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from organizer_app.ui.screens.plan.inspector_cards import ActionCard, PeopleLines, TaskLines
from organizer_app.ui.theme.tokens import INSPECTOR_WIDTH
from organizer_app.ui.widgets.buttons import icon_button, push_button
from organizer_app.ui.widgets.mix_bar import LevelBall, MixBar
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording import inspector as words
from organizer_app.wording import map_and_list, plan_bar
from organizer_app.wording.readiness import level_name, row_reasons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.action_details import ActionDetail
    from organizer_app.domain.action_rows import ActionRow
    from organizer_app.ui.screens.plan.action_form import ActionForm
    from organizer_app.ui.screens.plan.place_groups import PlaceGroup
    from organizer_app.ui.screens.plan.plan_view import Field, Inspected
    from organizer_app.ui.theme.theme import Theme

_MARGIN = 20
_MOST_CARDS = 12


class Inspector(QFrame):
    """Shows what the presenter says; tells it what was typed and chosen."""

    edited = Signal(str, object, str)
    action_chosen = Signal(str)
    add_asked = Signal(str)
    remove_asked = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAccessibleName(words.pane_name())
        self.setFixedWidth(INSPECTOR_WIDTH)
        self._theme = theme
        self._row: ActionRow | None = None
        self._group: PlaceGroup | None = None
        self._cards: list[ActionCard] = []
        self.form: ActionForm | None = None
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(_MARGIN, 14, _MARGIN - 4, 24)
        self._column.setSpacing(0)
        self._make_head()
        self._make_actions()
        self._make_lists()
        self._column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._page)
        self._scroll = scroll
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.show_inspected(None)

    def _label(self, role: str, *, wraps: bool = False) -> PlainLabel:
        label = PlainLabel("", self._page)
        label.setProperty("role", role)
        label.setWordWrap(wraps)
        return label

    def _make_head(self) -> None:
        self._city = self._label("title", wraps=True)
        self._state = self._label("meta")
        self._close = icon_button(self._theme, "x", plan_bar.close(), self.closed.emit, self._page)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._city, 1)
        top.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._clock = self._label("meta", wraps=True)
        self._bar = MixBar(self._theme, 6, self._page)
        self._ball = LevelBall(self._theme, 14, self._page)
        self._level = self._label("strong")
        self._steps = self._label("meta")
        level = QHBoxLayout()
        level.setSpacing(7)
        level.addWidget(self._ball)
        level.addWidget(self._level)
        level.addStretch(1)
        level.addWidget(self._steps)
        self._reasons = self._label("meta", wraps=True)
        self._column.addLayout(top)
        self._column.addWidget(self._clock)
        self._column.addSpacing(12)
        self._column.addWidget(self._bar)
        self._column.addSpacing(8)
        self._column.addLayout(level)
        self._column.addSpacing(2)
        self._column.addWidget(self._reasons)

    def _make_actions(self) -> None:
        self._actions = self._label("field")
        self._actions.setText(words.actions())
        self._add = push_button("link", words.add_action(), self._ask_to_add, self._page)
        head = QHBoxLayout()
        head.addWidget(self._actions, 1)
        head.addWidget(self._add)
        self._card_column = QVBoxLayout()
        self._card_column.setSpacing(6)
        self._form_column = QVBoxLayout()
        self._form_column.setContentsMargins(0, 14, 0, 0)
        self._column.addSpacing(12)
        self._column.addLayout(head)
        self._column.addSpacing(4)
        self._column.addLayout(self._card_column)
        self._column.addLayout(self._form_column)

    def _make_lists(self) -> None:
        self._tasks_head = self._label("field")
        self._tasks_head.setText(words.before_the_day())
        self._tasks = TaskLines(self._theme, self._page)
        self._people_head = self._label("field")
        self._people_head.setText(words.people())
        self._people = PeopleLines(self._theme, self._page)
        self._saved = self._label("caption")
        self._saved.setText(words.saved_hint())
        self._remove = push_button("link", words.remove_action(), self._ask_to_remove, self._page)
        self._column.addSpacing(18)
        for part in (self._tasks_head, self._tasks, self._people_head, self._people):
            self._column.addWidget(part)
            self._column.addSpacing(6)
        self._column.addSpacing(8)
        self._column.addWidget(self._saved)
        self._column.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)

    # What is shown

    def show_inspected(self, inspected: Inspected | None) -> None:
        """Show a city and its open action, or that nothing is selected."""
        is_other = (inspected.group.key if inspected else "") != (self._group.key if self._group else "")
        self._group = inspected.group if inspected else None
        self._row = inspected.row if inspected else None
        for part in (
            self._state,
            self._bar,
            self._ball,
            self._steps,
            self._actions,
            self._add,
            self._reasons,
        ):
            part.setVisible(inspected is not None)
        if inspected is None:
            self._show_nothing()
            return
        self._show_head(inspected)
        self._show_cards(inspected.group)
        self._show_form(inspected)
        self._show_lists(inspected.detail, inspected.today)
        if is_other:
            self._scroll.verticalScrollBar().setValue(0)

    def _show_nothing(self) -> None:
        self._city.setText(words.nothing_selected())
        self._clock.setText(words.nothing_selected_hint())
        self._level.setText("")
        self._show_cards(None)
        if self.form is not None:
            self.form.hand_over()
            self.form.hide()
        self._show_lists(None, "")

    def _show_head(self, inspected: Inspected) -> None:
        group = inspected.group
        row = inspected.row or group.head
        self._city.setText(row.city or map_and_list.no_city())
        self._state.setText(row.state)
        self._clock.setText(words.clock_line(row.zone, inspected.now_utc, row.day, inspected.today))
        names = [level_name(level) for level in range(len(group.mix))]
        self._bar.show_mix(group.mix, plan_bar.mix_sentence(names, list(group.mix)))
        self._ball.show_level(row.readiness)
        self._level.setText(level_name(row.readiness))
        self._steps.setText(words.steps_done(row.steps_done, row.steps_total))
        self._reasons.setText(" · ".join(row_reasons(row)))
        self._reasons.setVisible(bool(row.reasons))
        self._reasons.setProperty("role", "warn" if row.readiness == 0 else "meta")
        self._reasons.style().unpolish(self._reasons)
        self._reasons.style().polish(self._reasons)

    def _show_cards(self, group: PlaceGroup | None) -> None:
        rows: Sequence[ActionRow] = group.rows if group is not None else ()
        shown = rows if len(rows) <= _MOST_CARDS else self._nearest(rows)
        if [card.row for card in self._cards] != list(shown):
            for card in self._cards:
                self._card_column.removeWidget(card)
                card.hide()
                card.deleteLater()
            with_day = len({row.day for row in rows}) > 1
            self._cards = [self._make_card(row, with_day=with_day) for row in shown]
        for card in self._cards:
            card.setChecked(self._row is not None and card.row.action_id == self._row.action_id)
        hidden = len(rows) - len(shown)
        self._actions.setText(words.actions() if not hidden else map_and_list.actions(len(rows)))

    def _nearest(self, rows: Sequence[ActionRow]) -> Sequence[ActionRow]:
        """Return as many actions as there is room for, the open one among them."""
        at = next((n for n, row in enumerate(rows) if self._row and row.action_id == self._row.action_id), 0)
        first = max(0, min(at - _MOST_CARDS // 2, len(rows) - _MOST_CARDS))
        return rows[first : first + _MOST_CARDS]

    def _make_card(self, row: ActionRow, *, with_day: bool) -> ActionCard:
        card = ActionCard(self._theme, row, with_day=with_day, parent=self._page)
        card.clicked.connect(lambda: self._choose(card))
        self._card_column.addWidget(card)
        card.show()
        return card

    def _choose(self, card: ActionCard) -> None:
        card.setChecked(self._row is not None and card.row.action_id == self._row.action_id)
        self.action_chosen.emit(card.row.action_id)

    def _show_form(self, inspected: Inspected) -> None:
        if inspected.row is None:
            if self.form is not None:
                self.form.hand_over()
                self.form.hide()
            return
        if self.form is None:
            self._make_form()
        if self.form is not None:
            detail = inspected.detail
            notes = detail.notes if detail and detail.row.action_id == inspected.row.action_id else None
            self.form.show_action(inspected.row, notes, inspected.desk_zone)
            self.form.show()

    def _make_form(self) -> None:
        # Fourteen fields cost start-up time, so they are made when the first action is opened.
        from organizer_app.ui.screens.plan.action_form import ActionForm

        self.form = ActionForm(self._page)
        self.form.edited.connect(self.edited)
        self._form_column.addWidget(self.form)

    def _show_lists(self, detail: ActionDetail | None, today: str) -> None:
        tasks = detail.tasks if detail else ()
        people = detail.people if detail else ()
        self._tasks.show_tasks(tasks, today)
        self._people.show_people(people)
        for part in (self._tasks_head, self._tasks):
            part.setVisible(bool(tasks))
        for part in (self._people_head, self._people):
            part.setVisible(bool(people))
        self._saved.setVisible(self._row is not None)
        self._remove.setVisible(self._row is not None)

    def show_field_problem(self, action_id: str, field: Field, sentence: str) -> None:
        """Say what is wrong with a typed value."""
        if self.form is not None:
            self.form.show_problem(action_id, field, sentence)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._theme = theme
        self._close.setIcon(theme.icon("x"))
        self._bar.set_theme(theme)
        self._ball.set_theme(theme)

    def _ask_to_add(self) -> None:
        row = self._row or (self._group.head if self._group else None)
        self.add_asked.emit(f"{row.city}, {row.state}" if row and row.state else row.city if row else "")

    def _ask_to_remove(self) -> None:
        if self._row is not None:
            self.remove_asked.emit(self._row.action_id)
