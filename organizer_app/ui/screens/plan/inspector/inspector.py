"""The pane at the right: one city, its clock, its readiness, and its actions to read and edit."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from organizer_app.domain.merging.presence import Spot
from organizer_app.domain.rows.action_rows import OFF_STATUSES, ActionRow
from organizer_app.domain.rows.place_groups import PlaceGroup, group_by_place
from organizer_app.domain.time.local_time import epoch_minutes, local_of
from organizer_app.ui.screens.plan.inspector import inspector_lists as lists
from organizer_app.ui.screens.plan.inspector.inspector_cards import ActionCards, flush
from organizer_app.ui.screens.plan.inspector.inspector_fields import DeliveryRow, WindowRow
from organizer_app.ui.screens.plan.inspector.inspector_lists import GlancePage, NeedsPane, StepList
from organizer_app.ui.screens.plan.inspector.inspector_roles import GroupsPage, PeoplePage
from organizer_app.ui.screens.plan.inspector.inspector_tabs import (
    CHECKLIST,
    DETAILS,
    GLANCE,
    GROUPS,
    HISTORY,
    NOTES,
    PEOPLE,
    InspectorTabs,
)
from organizer_app.ui.screens.plan.store.row_words import state_or_country
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.style_marks import mark
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import (
    GAP_M,
    GAP_S,
    GAP_UNDER_L,
    GAP_UNDER_XS,
    GAP_XS,
    GAP_XXL,
    INSPECTOR_WIDTH,
)
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import icon_button, push_button
from organizer_app.ui.widgets.mix_bar import LevelBall, MixBar
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.ui.widgets.presence_notice import PresenceNotice
from organizer_app.ui.widgets.scrolling_column import scrolling_down
from organizer_app.ui.widgets.tab_order import tab_through
from organizer_app.wording.language import statuses
from organizer_app.wording.language.field_names import field_name
from organizer_app.wording.language.readiness import level_name, row_reasons
from organizer_app.wording.plan import inspector as words
from organizer_app.wording.plan import inspector_parts as inspector_part_words
from organizer_app.wording.plan.calendars import city_of
from organizer_app.wording.plan.map_and_list import no_city

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from organizer_app.domain.calendar.rule_compliance import WindowOffer
    from organizer_app.domain.rows.action_details import ActionDetail
    from organizer_app.domain.rows.place_groups import Mix
    from organizer_app.environment.clock import Clock
    from organizer_app.ui.screens.plan.inspector.action_form import ActionForm
    from organizer_app.ui.screens.plan.inspector.bulk_pane import BulkPane
    from organizer_app.ui.theme.theme import Theme


_ICON: Final = 16


class ConflictNotice(QFrame):
    """Hidden while nothing is contested; `decide_asked` carries the id of the city action."""

    decide_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._contested: Mapping[str, tuple[str, ...]] = {}
        self._action_id = ""
        sign = PlainLabel("", self)
        show_icon(sign, theme, "git-merge", "accent", _ICON)
        self.said = PlainLabel("", self, role="meta", wraps=True)
        self.decide = push_button("link", inspector_part_words.decide_conflict(), self._decide, self)
        row = row_of(self, (GAP_M, GAP_S, GAP_M, GAP_S), GAP_S)
        row.addWidget(sign)
        row.addWidget(self.said, 1)
        row.addWidget(self.decide)
        self.hide()

    def show_contested(self, contested: Mapping[str, tuple[str, ...]]) -> None:
        """Keep the contested fields by the id of the city action."""
        self._contested = contested
        self.show_action(self._action_id)

    def show_action(self, action_id: str) -> None:
        """Show what is contested of an action; an empty id shows nothing."""
        self._action_id = action_id
        fields = self._contested.get(action_id, ())
        self.said.setText(breakable(inspector_part_words.conflict(", ".join(map(field_name, fields)))))
        self.setVisible(bool(fields))

    def _decide(self) -> None:
        self.decide_asked.emit(self._action_id)


# The head of the inspector: the city, its clock, and its readiness


_BALL: Final = 14
_BAR: Final = 6
_AT_RISK: Final = 0
# More letters than this wrap to a second line.
_LONG: Final = 24
_BESIDE_BALL: Final = 7


class InspectorHead(QWidget):
    """City, state, local time and days to go; the mix of its actions; level, reasons and steps of one."""

    closed = Signal()

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._city = self._label("title", wraps=True)
        self._state = self._label("meta")
        self._close = icon_button(theme, "x", words.close(), self.closed.emit, self)
        self._now = self._label("meta", wraps=True)
        self._bar = MixBar(theme, _BAR, self)
        self._ball = LevelBall(theme, _BALL, self)
        self._level = self._label("strong")
        self._steps = self._label("meta", wraps=True)
        self._steps.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._reasons = self._label("meta", wraps=True)
        self._lay_out()
        self.show_nothing()

    def _label(self, role: str, *, wraps: bool = False) -> PlainLabel:
        return PlainLabel("", self, role=role, wraps=wraps)

    def _lay_out(self) -> None:
        top = row_of(spacing=GAP_S)
        top.addWidget(self._city)
        top.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        # The state's smaller letters share the baseline of the city's.
        self._city.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._state.setContentsMargins(0, GAP_XS, 0, 0)
        level = row_of(spacing=_BESIDE_BALL)
        level.addWidget(self._ball)
        level.addWidget(self._level)
        level.addWidget(self._steps, 1)
        column = column_of(self)
        column.addLayout(top)
        column.addSpacing(GAP_UNDER_XS)
        column.addWidget(self._now)
        column.addSpacing(GAP_M)
        column.addWidget(self._bar)
        column.addSpacing(GAP_S)
        column.addLayout(level)
        column.addSpacing(GAP_UNDER_XS)
        column.addWidget(self._reasons)

    def show_nothing(self) -> None:
        """Say that no city is selected, and what to do."""
        self._city.setText(words.nothing_selected())
        self._now.setText(words.nothing_selected_hint())
        for part in (self._state, self._bar, self._ball, self._level, self._steps, self._reasons):
            part.hide()

    def show_place(self, row: ActionRow, mix: Mix, anchor_date: str) -> None:
        """Show a city.

        Args:
            row: the action whose level is shown: the open one, or the representative of the city.
            mix: the number of the city's actions at each level.
            anchor_date: T-0 as ISO text; if empty, the action's own day counts.
        """
        place = state_or_country(row)
        # Beside a name of several lines, the state would belong to none of them.
        is_long = len(row.city) > _LONG and bool(row.state)
        self._city.setText(breakable(city_of(row) if is_long else row.city or no_city()))
        self._city.setAccessibleName(row.city or no_city())
        self._state.setText(place)
        self._state.setVisible(bool(place) and not is_long)
        self._show_clock(row, anchor_date)
        self._bar.show_mix(mix, words.mix_sentence(mix))
        self._bar.setVisible(any(mix))
        is_off = row.status in OFF_STATUSES
        self._ball.show_level(row.readiness)
        self._ball.setVisible(not is_off)
        self._level.setText(statuses.name_of(row.status) if is_off else level_name(row.readiness))
        self._level.show()
        self._steps.setText(words.steps_done(row.steps_done, row.steps_total))
        self._steps.setVisible(bool(row.steps_total))
        self._show_reasons("" if is_off else " · ".join(row_reasons(row)), is_bad=row.readiness == _AT_RISK)

    def _show_clock(self, row: ActionRow, anchor_date: str) -> None:
        now = self._clock()
        today = local_of(now, row.zone or "UTC").day.isoformat()
        self._now.setText(words.clock_line(row.zone, epoch_minutes(now), anchor_date or row.day, today))

    def _show_reasons(self, text: str, *, is_bad: bool) -> None:
        self._reasons.setText(text)
        self._reasons.setVisible(bool(text))
        mark(self._reasons, "role", "warn" if is_bad else "meta")


_MARGIN: Final = 20
# The width beside a screen of at least the second width; both at 100 % text size.
_WIDE, _ROOMY = 394, 1200
# They are on the page of the notes, all other fields on that of the details.
_NOTES_FIELDS: Final = frozenset({NOTES, "tags"})


class Inspector(Themed, QFrame):
    """Shows a city and its open action; reports edits and clicks.

    `field_edited` carries the code of a field and its new value; it is about `action_id`, even if it is
    emitted because another action is about to be shown.

    Args:
        theme: colors and type.
        parent: the screen.
        clock: returns the present instant, UTC.
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
    delivered = Signal(object)
    history_asked = Signal(str)
    window_asked = Signal(str)
    conflict_asked = Signal(str)

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
        self._beside = 0
        self.form: ActionForm | None = None
        self._many: BulkPane | None = None
        self._page = QWidget()
        self._column = column_of(self._page, (_MARGIN, GAP_UNDER_L, _MARGIN - GAP_XS, GAP_XXL))
        self._make_top()
        self._make_pages()
        self._column.addStretch(1)
        self._scroll = self._make_scroll()
        self.clear()

    def _make_scroll(self) -> QScrollArea:
        scroll = scrolling_down(self._page, self)
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
        self._column.addWidget(self.head)
        self.conflict = ConflictNotice(self._theme, self._page)
        self.conflict.decide_asked.connect(self.conflict_asked)
        self._column.addSpacing(GAP_XS)
        self._column.addWidget(self.conflict)
        self.presence = PresenceNotice(self._theme, self._page)
        self._column.addSpacing(GAP_XS)
        self._column.addWidget(self.presence)
        self._column.addSpacing(GAP_M)
        self._column.addLayout(title)
        self._column.addSpacing(GAP_XS)
        self._column.addWidget(self.cards)

    def _make_pages(self) -> None:
        self.tabs = InspectorTabs(self._theme, self._page)
        self.tabs.chosen.connect(self.show_tab)
        self._column.addWidget(self.tabs)
        self._saved = PlainLabel(words.saved_hint(), self._page, role="caption")
        self.shared_window = WindowRow(self._page)
        self.shared_window.asked.connect(lambda: self.window_asked.emit(self.action_id))
        self._remove = push_button(
            "link", words.remove_action(), self.remove_action_requested.emit, self._page
        )
        self.tasks = StepList(self._theme, self._page)
        self.tasks.settled.connect(self.step_settled)
        self.new_step = QLineEdit(self._page)
        self.new_step.setPlaceholderText(words.add_step())
        self.new_step.setAccessibleName(words.add_step())
        self.new_step.returnPressed.connect(self._add_step)
        self.people = PeoplePage(self._theme, self._page)
        self.groups = GroupsPage(self._theme, self._page)
        self.glance = GlancePage(self._theme, self._page)
        self.glance.settled.connect(self.step_settled)
        self.glance.page_asked.connect(self.show_tab)
        people = self.people
        self.glance.menu_wanted.connect(lambda number, at: people.open_menu_of(number, at))  # noqa: PLW0108  # as there
        self.glance.removal_wanted.connect(lambda number: people.remove_at(number))  # noqa: PLW0108  # as there
        self.needs = NeedsPane(self._theme, self._page)
        self._form_place, self._notes_place = QWidget(self._page), QWidget(self._page)
        self._late = {place: QVBoxLayout(place) for place in (self._form_place, self._notes_place)}
        for column in self._late.values():
            column.setContentsMargins(0, GAP_XS, 0, 0)
        self._pages = {
            GLANCE: self._make_page(self.glance, self.needs),
            DETAILS: self._make_details(),
            CHECKLIST: self._make_page(self.tasks, self.new_step),
            PEOPLE: self._make_page(self.people),
            GROUPS: self._make_page(self.groups),
            NOTES: self._make_page(self._notes_place),
            HISTORY: self._make_history(),
        }

    def _make_details(self) -> QWidget:
        self.deliveries = DeliveryRow(self._page)
        self.deliveries.delivered.connect(self.delivered)
        below = (self.deliveries, self._saved, self.shared_window, flush(self._remove))
        return self._make_page(self._form_place, *below)

    def _make_history(self) -> QWidget:
        self.history = lists.history_list(self._theme, self._page)
        self._no_history = PlainLabel(inspector_part_words.no_history(), self._page, role="meta")
        self.whole_history = push_button(
            "link", inspector_part_words.whole_history(), self._ask_history, self._page
        )
        return self._make_page(self._no_history, self.history, flush(self.whole_history))

    def _heading(self, text: str) -> PlainLabel:
        return PlainLabel(text, self._page, role="field")

    def _make_page(self, *parts: QWidget) -> QWidget:
        page = QWidget(self._page)
        column = column_of(page, (0, GAP_S, 0, 0), GAP_S)
        for part in parts:
            column.addWidget(part)
        page.hide()
        self._column.addWidget(page)
        return page

    def show_tab(self, code: str) -> None:
        """Show one part of the open action; text being typed in another part is reported first."""
        if self.form is not None:
            self.form.finish()
        self.tabs.choose(code)
        self._show_pages()

    def focus_field(self, field: str) -> bool:
        """Put the focus in a field of the open action; return whether an action with it is open."""
        row = self.form.fields.get(field) if self.form is not None and self.action_id else None
        if row is None:
            return False
        self.show_tab(NOTES if field in _NOTES_FIELDS else DETAILS)
        row.editor.widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._bring_into_sight(row)
        return True

    def show_removal(self) -> None:
        """Put the focus on what removes the open action."""
        self.show_tab(DETAILS)
        self._remove.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._bring_into_sight(self._remove)

    def _bring_into_sight(self, part: QWidget) -> None:
        # The page has its height only after this event.
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part))

    def _show_pages(self) -> None:
        is_open = bool(self.action_id)
        self.tabs.setVisible(is_open)
        for code, page in self._pages.items():
            page.setVisible(is_open and code == self.tabs.current)

    def fit(self, width: int) -> None:
        """Match the width to the text size, up to half of a given width in pixels.

        In a wide window the names of all tabs are on one line.
        """
        wanted = _WIDE if width >= self._theme.length(_ROOMY) else INSPECTOR_WIDTH
        self.setFixedWidth(max(INSPECTOR_WIDTH, min(self._theme.length(wanted), width // 2)))
        sides, bar = self._column.contentsMargins(), self._scroll.verticalScrollBar()
        self.tabs.fit(self.width() - sides.left() - sides.right() - bar.sizeHint().width())

    # Many actions

    @property
    def many(self) -> BulkPane:
        """The pane for many actions, made when several are first selected."""
        if self._many is None:
            from organizer_app.ui.screens.plan.inspector.bulk_pane import BulkPane

            self._many = BulkPane(self._theme, self)
            self._many.closed.connect(self.closed)
            self._many.hide()
            self._outer.addWidget(self._many)
            self.many_made.emit(self._many)
        return self._many

    def show_many(self, rows: Sequence[ActionRow]) -> None:
        """Show several selected actions instead of one city."""
        # Once shown, they stay visible while they change, so that a focused widget keeps the focus.
        self._forget_place()
        self._scroll.hide()
        self.many.show_rows(rows)
        self.many.show()

    def _show_one(self) -> None:
        if self._many is not None:
            self._many.hide()
        self._scroll.show()

    # Contents

    @property
    def action_id(self) -> str:
        """The action whose fields are shown, which `field_edited` is about; empty for none."""
        return self.form.action_id if self.form is not None else ""

    def show_place(
        self,
        rows_of_place: Sequence[ActionRow],
        desk_zone: str,
        anchor_date: str,
        beside: int = 0,
        offer: WindowOffer | None = None,
    ) -> None:
        """Show a city by its actions; the open action stays open if it is one of them.

        Args:
            rows_of_place: its actions, at least one.
            desk_zone: IANA zone of headquarters, or empty.
            anchor_date: T-0 as ISO text, or empty.
            beside: minutes by which the open action starts off schedule, negative when early.
            offer: where a move into the overlap would bring the open action, or why there is none.
        """
        self.shared_window.show_offer(offer)
        self._show_one()
        self._beside = beside
        group = group_by_place(rows_of_place)[0]
        is_other = group.key != self._key
        self._key, self._rows, self._anchor_date = group.key, group.rows, anchor_date
        opened = next((row for row in group.rows if row.action_id == self.action_id), None)
        if opened is None:
            self.close_action()
        elif self.form is not None:
            self.form.show_action(opened, None, desk_zone, anchor_date)
            self.form.show_faults(opened, beside)
        self._show_group(group, opened, is_other=is_other)
        if is_other:
            self._scroll.verticalScrollBar().setValue(0)

    def show_row(self, row: ActionRow, desk_zone: str) -> None:
        """Open an action of the city before everything about it was read: all fields but the notes."""
        self._open(row, None, desk_zone, None)

    def show_detail(self, detail: ActionDetail, desk_zone: str) -> None:
        """Open an action of the city, or show what has changed in it; text being typed stays."""
        self._desk_zone = desk_zone
        self._open(detail.row, detail.notes, desk_zone, detail.tags)
        if self.form is not None:
            self.form.show_typed(detail.typed)
        self._show_lists(detail)

    def _open(self, row: ActionRow, notes: str | None, desk_zone: str, tags: Sequence[str] | None) -> None:
        form = self._form()
        if row.action_id != self.action_id:
            self._show_lists(None)
            self.deliveries.clear()
        form.show_action(row, notes, desk_zone, self._anchor_date, tags)
        form.show_faults(row, self._beside)
        form.show()
        self._show_pages()
        rows = [row if each.action_id == row.action_id else each for each in self._rows] or [row]
        self._show_group(group_by_place(rows)[0], row, is_other=False)

    def close_action(self) -> None:
        """Show only the city; text being typed is reported first."""
        if self.form is not None:
            self.form.finish()
            self.form.action_id = ""
            self.form.hide()
        self._show_pages()
        self._show_lists(None)

    def clear(self) -> None:
        """Show that no city is selected."""
        self._forget_place()
        self._show_one()

    def _forget_place(self) -> None:
        self.close_action()
        self._key, self._rows = "", ()
        self.head.show_nothing()
        self.conflict.show_action("")
        self._show_editing("")
        self._show_actions(is_shown=False)

    def show_field_problem(self, field: str, sentence: str) -> None:
        """Show below a field of the open action why its value was rejected."""
        if self.action_id and self.form is not None:
            self.form.refuse(field, sentence)

    def show_contested(self, contested: Mapping[str, tuple[str, ...]]) -> None:
        """Name the fields that two laptops wrote, by the id of the city action."""
        self.conflict.show_contested(contested)

    def show_editing(self) -> None:
        """Show who else is editing which fields now."""
        self.presence.look_again()
        self._name_editors()

    def _show_editing(self, action_id: str) -> None:
        self.presence.show_record(action_id)
        self._name_editors()

    def _name_editors(self) -> None:
        if self.form is not None:
            self.form.show_editing(self.presence.there)

    def glow(self, action_ids: frozenset[str]) -> None:
        """Tint the fields that others change now, if the open action is one of these; no ids end it."""
        if self.form is not None:
            self.form.glow(is_on=self.action_id in action_ids)

    def spot_of(self, field: QWidget) -> Spot:
        """Return what is edited in one of its fields."""
        code = self.form.field_of(field) if self.form is not None else ""
        return Spot(self.action_id, code) if code else Spot()

    def _show_group(self, group: PlaceGroup, opened: ActionRow | None, *, is_other: bool) -> None:
        self.head.show_place(opened or group.head, group.mix, self._anchor_date)
        shown = opened.action_id if opened else group.head.action_id
        self.conflict.show_action(shown)
        self._show_editing(shown)
        self.cards.show_rows(group.rows, opened.action_id if opened else "", is_other=is_other)
        self._show_actions(is_shown=True)

    def _show_actions(self, *, is_shown: bool) -> None:
        for part in (self._actions_head, self._add, self.cards):
            part.setVisible(is_shown)

    def _show_lists(self, detail: ActionDetail | None) -> None:
        tasks = detail.tasks if detail else ()
        people, groups = (detail.people, detail.groups) if detail else ((), ())
        today = local_of(self._clock(), detail.row.zone or "UTC").day.isoformat() if detail else ""
        done = sum(task.is_settled for task in tasks)
        self.tasks.show_tasks(tasks, today)
        self.glance.show_action(tasks, people, today)
        self.people.show_people(people)
        self.deliveries.show_deliveries(detail.deliveries if detail else ())
        self.groups.show_groups(groups)
        steps = detail.steps if detail else ()
        self.history.show_lines([lists.history_line(step, self._desk_zone) for step in steps])
        self._no_history.setVisible(not steps)
        self.tabs.show_count(CHECKLIST, words.steps_share(done, len(tasks)))
        self.tabs.show_count(PEOPLE, inspector_part_words.count(len(people)))
        self.tabs.show_count(GROUPS, inspector_part_words.count(len(groups)))
        self.needs.show_explanation(detail.explanation if detail else None)

    def _add_step(self) -> None:
        title = self.new_step.text().strip()
        if title:
            self.new_step.clear()
            self.step_added.emit(title)

    def _tell_edited(self, field: str, value: object) -> None:
        # A list of values can be open when another window removes the action.
        if self.action_id:
            self.field_edited.emit(field, value)

    def _ask_history(self) -> None:
        row = next(iter(self._rows), None)
        if row is not None:
            self.history_asked.emit(row.place_id or row.action_id)

    def _form(self) -> ActionForm:
        if self.form is None:
            # A dozen fields cost start-up time, so they are made when the first action is opened.
            from organizer_app.ui.screens.plan.inspector.action_form import ActionForm

            self.form = ActionForm(self._page)
            self.form.field_edited.connect(self._tell_edited)
            self.form_made.emit(self.form)
            self._late[self._form_place].addWidget(self.form)
            for line in (self.form.tags, self.form.notes):
                self._late[self._notes_place].addWidget(line)
                line.show()
            for field in self.form.fields.values():
                field.grown.connect(partial(self._scroll.ensureWidgetVisible, field))
            fields = self.form.fields.items()
            editors = [row.editor.widget for code, row in fields if code not in _NOTES_FIELDS]
            tab_through((self.tabs.buttons[HISTORY], *editors, self.deliveries.field, self._remove))
        return self.form
