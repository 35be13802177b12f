"""Decides what the plan shows and does; the screen only draws and reports clicks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from organizer_app.domain.action_filters import ActionFilter, readiness_mix, select
from organizer_app.domain.local_time import epoch_minutes, local_of
from organizer_app.domain.problems import BadValue, Problem
from organizer_app.ui.screens.plan import plan_work
from organizer_app.ui.screens.plan.action_edits import edit_of, text_of
from organizer_app.ui.screens.plan.facets import Facet, Option, options, toggled, without
from organizer_app.ui.screens.plan.place_groups import PlaceGroup, group_by_place, place_key
from organizer_app.ui.screens.plan.plan_view import (
    Field,
    Inspected,
    PlanHead,
    PlanView,
    Selection,
    Shown,
    ViewKind,
)
from organizer_app.ui.screens.plan.row_store import RowStore
from organizer_app.wording import plan_bar, problems

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organizer_app.domain.action_details import ActionDetail
    from organizer_app.domain.action_rows import ActionRow, MobilizationHead, PlanSnapshot
    from organizer_app.domain.changes import ChangeSet
    from organizer_app.domain.edits import EditSummary
    from organizer_app.environment.clock import Clock
    from organizer_app.services.workspace import Workspace
    from organizer_app.ui.flow.background import Runner

_LAST_MONTH = 12


class PlanPresenter:
    """Holds rows, filter, view and selection of one plan; starts from a snapshot, before editing is possible.

    Args:
        view: the screen.
        background: does the work on the plan.
        snapshot: what was read for the first paint.
        clock: the present moment, UTC.
    """

    def __init__(self, view: PlanView, background: Runner, snapshot: PlanSnapshot, clock: Clock) -> None:
        self._view = view
        self._background = background
        self._clock = clock
        self._workspace: Workspace | None = None
        self._waiting: list[Callable[[Workspace], None]] = []
        self._store = RowStore(())
        self._haystacks_ready = False
        self._detail: ActionDetail | None = None
        self._shown: Shown | None = None
        self.kind = ViewKind.MAP
        self.wanted = ActionFilter()
        self.selection = Selection()
        self._take(snapshot)
        self.month = self._first_month()

    def _take(self, snapshot: PlanSnapshot) -> None:
        self._snapshot = snapshot
        self._store.replace_all(snapshot.rows)

    # What everything starts from

    @property
    def mobilization(self) -> MobilizationHead | None:
        """The first mobilization of the plan: its anchor date and desk zone are the plan's."""
        return self._snapshot.mobilizations[0] if self._snapshot.mobilizations else None

    @property
    def desk_zone(self) -> str:
        """The IANA zone the desk thinks in, empty when the plan has no mobilization."""
        return self.mobilization.desk_zone if self.mobilization else ""

    @property
    def today(self) -> date:
        """The day it is at the desk."""
        return local_of(self._clock(), self.desk_zone or "UTC").day

    def start(self) -> None:
        """Show everything for the first time."""
        self._show_head()
        self._view.show_mode(self.kind, self.month)
        self._refresh()

    def attach(self, workspace: Workspace) -> None:
        """From now on the plan can be edited; what was asked for before is done now, in order."""
        self._workspace = workspace
        waiting, self._waiting = self._waiting, []
        for ask in waiting:
            ask(workspace)
        self._ask(plan_work.notes, self._know_notes)
        self._read_detail()

    def _first_month(self) -> tuple[int, int]:
        day = self.mobilization.anchor_date if self.mobilization else ""
        day = day or next((row.day for row in self._store.rows if row.day), "") or self.today.isoformat()
        return int(day[:4]), int(day[5:7])

    # What is shown

    def choose_view(self, kind: ViewKind) -> None:
        """Look at the plan another way."""
        self.kind = kind
        self._view.show_mode(kind, self.month)

    def choose_month(self, year: int, month: int) -> None:
        """Show a month in the calendar; a month beyond the year's ends turns the year."""
        years, index = divmod(month - 1, _LAST_MONTH)
        self.month = (min(max(year + years, 1900), 9998), index + 1)
        self._view.show_mode(self.kind, self.month)

    def turn_month(self, step: int) -> None:
        """Go some months on or back."""
        self.choose_month(self.month[0], self.month[1] + step)

    def go_to_today(self) -> None:
        """Show and select the present day."""
        self.choose_month(self.today.year, self.today.month)
        self.select_day(self.today.isoformat())

    def search(self, words: str) -> None:
        """Keep the actions that hold all words; an empty text keeps all."""
        self._narrow(replace(self.wanted, words=words))

    def toggle(self, facet: Facet, value: str) -> None:
        """Keep one value of a facet more or less."""
        self._narrow(toggled(self.wanted, facet, value))

    def toggle_readiness(self, level: int) -> None:
        """Keep a readiness level more or less, as the legend of the map asks."""
        self.toggle(Facet.READINESS, str(level))

    def clear(self, facet: Facet) -> None:
        """Keep every value of a facet."""
        self._narrow(without(self.wanted, facet))

    def clear_all(self) -> None:
        """Keep every action."""
        self._narrow(ActionFilter())

    def options(self, facet: Facet) -> tuple[Option, ...]:
        """Return the values a facet offers now."""
        return options(self._store.rows, self.wanted, facet)

    def _narrow(self, wanted: ActionFilter) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self._refresh()

    def _refresh(self) -> None:
        store = self._store
        haystacks = store.haystacks() if self.wanted.words.strip() else None
        rows: Sequence[ActionRow] = store.rows
        if not self.wanted.is_empty:
            rows = select(rows, self.wanted, haystacks)
        shown = Shown(
            rows=rows,
            groups=group_by_place(rows),
            mix=readiness_mix(rows),
            wanted=self.wanted,
            key_dates=self._snapshot.key_dates,
            desk_zone=self.desk_zone,
            total=len(store.rows),
        )
        self._shown = shown
        self._view.show_rows(shown)
        self._view.show_selection(self.selection)

    def _show_head(self) -> None:
        first = self.mobilization
        self._view.show_head(
            PlanHead(
                title=(first.title if first else "") or self._snapshot.title,
                anchor_date=first.anchor_date if first else "",
                desk_zone=self.desk_zone,
                actions=len(self._store.rows),
            )
        )

    # What is selected

    def select_place(self, key: str) -> None:
        """Select a city; its only action opens with it. An empty key selects nothing."""
        group = self._group(key)
        only = group.rows[0].action_id if group and len(group.rows) == 1 else ""
        self._select(Selection(key, only, group.head.day if group else ""))

    def select_action(self, action_id: str) -> None:
        """Select an action and its city; a second time closes it again in the inspector."""
        row = self._store.find(action_id)
        if row is not None:
            self._select(Selection(place_key(row), action_id, row.day))

    def select_day(self, day: str) -> None:
        """Select an ISO day in the calendars; city and action stay."""
        self.selection = self.selection._replace(day=day)
        self._view.show_selection(self.selection)

    def _select(self, selection: Selection) -> None:
        self.selection = selection
        self._detail = None
        self._view.show_selection(selection)
        self._show_inspected()
        self._read_detail()

    def _group(self, key: str) -> PlaceGroup | None:
        if not key:
            return None
        rows = [row for row in self._store.rows if place_key(row) == key]
        return group_by_place(rows)[0] if rows else None

    def _show_inspected(self) -> None:
        group = self._group(self.selection.place)
        if group is None:
            self._view.show_inspected(None)
            return
        row = self._store.find(self.selection.action)
        self._view.show_inspected(
            Inspected(
                group,
                row,
                self._detail,
                self.desk_zone,
                self.today.isoformat(),
                epoch_minutes(self._clock()),
            )
        )

    def _read_detail(self) -> None:
        action_id = self.selection.action
        if action_id and self._workspace is not None:
            self._ask(lambda workspace: plan_work.detail(workspace, action_id), self._take_detail)

    def _take_detail(self, detail: ActionDetail | None) -> None:
        if detail is not None and detail.row.action_id == self.selection.action:
            self._detail = detail
            self._show_inspected()

    # What is changed

    def edit(self, action_id: str, field: Field, text: str) -> None:
        """Store a typed value, as one undo step; a value that cannot be read is explained and not stored."""
        row = self._store.find(action_id)
        if row is None or (field is not Field.NOTES and text.strip() == text_of(row, field)):
            return
        try:
            change = edit_of(field, action_id, text, self._year_of(row))
        except BadValue as problem:
            self._view.show_field_problem(action_id, field, problems.sentence(problem))
            return
        self._when_open(
            lambda workspace: self._background.run(
                lambda: plan_work.made(workspace, change),
                then=self._made,
                otherwise=lambda problem: self._refuse(action_id, field, problem),
                owner=self._view,
            )
        )

    def _year_of(self, row: ActionRow) -> date:
        anchor = self.mobilization.anchor_date if self.mobilization else ""
        return date.fromisoformat(row.day or anchor or self.today.isoformat())

    def _refuse(self, action_id: str, field: Field, problem: Problem) -> None:
        self._view.show_field_problem(action_id, field, problems.sentence(problem))

    def _made(self, summary: EditSummary | None) -> None:
        if summary is not None:
            self._view.show_toast(plan_bar.done(summary), can_undo=True)

    def create(self, city: str, kind: str, day: str, starts: str) -> None:
        """Add an action; the view hears of it through `show_created`, or of the field that is wrong."""
        mobilization_id = self.mobilization.mobilization_id if self.mobilization else ""
        anchor = self.mobilization.anchor_date if self.mobilization else ""
        try:
            add = plan_work.creation(
                mobilization_id,
                (city, kind, day, starts),
                date.fromisoformat(anchor or self.today.isoformat()),
            )
        except BadValue as problem:
            self._view.show_field_problem("", Field(problem.field), problems.sentence(problem))
            return
        self._when_open(
            lambda workspace: self._background.run(
                lambda: add(workspace),
                then=self._created,
                otherwise=lambda problem: self._refuse("", Field.CITY, problem),
                owner=self._view,
            )
        )

    def _created(self, made: tuple[str, EditSummary | None]) -> None:
        self._view.show_created(made[0])
        self._made(made[1])
        # Its row may arrive later, with the change set; it is shown then.
        self.selection = self.selection._replace(action=made[0])
        self.select_action(made[0])

    def undo(self) -> None:
        """Take the last step back."""
        self._ask(
            plan_work.undone, lambda step: self._view.show_toast(plan_bar.took_back(step), can_undo=False)
        )

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        self._ask(
            plan_work.redone, lambda step: self._view.show_toast(plan_bar.made_again(step), can_undo=True)
        )

    # What others hear of a change

    def on_change(self, change_set: ChangeSet) -> None:
        """Read again what an edit touched, and nothing else."""
        if change_set.everything:
            self._ask(plan_work.snapshot, self._take_everything)
        elif change_set.action_ids:
            touched = tuple(change_set.action_ids)
            self._ask(
                lambda workspace: plan_work.rows(workspace, touched),
                lambda fresh: self._replace(touched, fresh),
            )

    def _take_everything(self, snapshot: PlanSnapshot) -> None:
        self._take(snapshot)
        self._ask(plan_work.notes, self._know_notes)
        self._show_anew()

    def _replace(self, touched: Sequence[str], fresh: Sequence[ActionRow]) -> None:
        self._store.replace(touched, fresh)
        self._show_anew()

    def _show_anew(self) -> None:
        row = self._store.find(self.selection.action)
        if row is not None:
            self.selection = Selection(place_key(row), row.action_id, row.day)
        elif self.selection.place and self._group(self.selection.place) is None:
            self.selection = Selection(day=self.selection.day)
        else:
            self.selection = self.selection._replace(action="")
        self._show_head()
        self._refresh()
        self._show_inspected()
        self._read_detail()

    def _know_notes(self, notes: dict[str, str]) -> None:
        self._store.know_notes(notes)

    def _when_open(self, ask: Callable[[Workspace], None]) -> None:
        if self._workspace is None:
            self._waiting.append(ask)
        else:
            ask(self._workspace)

    def _ask(self, work: Callable[[Workspace], plan_work.T], then: Callable[[plan_work.T], None]) -> None:
        self._when_open(
            lambda workspace: self._background.run(
                lambda: work(workspace), then=then, otherwise=self._show_problem, owner=self._view
            )
        )

    def _show_problem(self, problem: Problem) -> None:
        self._view.show_problem(problems.sentence(problem))
