"""Decides what the plan shows and does; the screen only draws and reports clicks."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.calendar.action_filters import ActionFilter
from organizer_app.domain.rows.action_rows import main_mobilization
from organizer_app.domain.rows.place_groups import PlaceGroup, group_by_place, place_key
from organizer_app.domain.time.local_time import local_of
from organizer_app.ui.flow import services
from organizer_app.ui.flow.plan_access import PlanAccess
from organizer_app.ui.screens.plan.calendar_moves import CalendarMoves
from organizer_app.ui.screens.plan.store import plan_scope
from organizer_app.ui.screens.plan.store.facets import options, toggled, without
from organizer_app.ui.screens.plan.store.list_rows import ListOrder
from organizer_app.ui.screens.plan.store.plan_view import (
    Inspected,
    PlanHead,
    PlanView,
    Selection,
    Shown,
    ViewKind,
)
from organizer_app.ui.screens.plan.store.row_store import GroupCache, RowStore, mix_of
from organizer_app.wording.language.dates import long_day

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.basics.filters import Facet, Option
    from organizer_app.domain.rows.action_details import ActionDetail
    from organizer_app.domain.rows.action_rows import ActionRow, MobilizationHead, PlanSnapshot
    from organizer_app.environment.clock import Clock
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.screens.plan.editing.edits import ManyEdits, ManyView, PlanEdits
    from organizer_app.ui.screens.plan.store.narrowing import Narrowing
    from organizer_app.ui.screens.plan.store.plan_jobs import NotesAndTags
    from organizer_app.ui.screens.plan.store.row_extras import RowExtras

_LAST_MONTH = 12
# If more cities than this changed, regrouping every city is faster.
_FEW_CITIES = 64

_HEADS = frozenset({Noun.CAMPAIGN, Noun.MOBILIZATION, Noun.KEY_DATE})
_BESIDE_ROWS = frozenset({Noun.DELIVERY})


class PlanPresenter:
    """Holds rows, filter, view and selection of one plan; starts from a snapshot, before editing is possible.

    Args:
        view: the screen.
        background: runs the work on the plan.
        snapshot: what was read for the first paint.
        clock: returns the present instant, UTC.
    """

    def __init__(self, view: PlanView, background: Runner, snapshot: PlanSnapshot, clock: Clock) -> None:
        self._view = view
        self._clock = clock
        self._access = PlanAccess(view, background)
        self.store = RowStore(())
        self._is_detail_old = False
        self._groups = GroupCache()
        self._gathered: Sequence[PlaceGroup] = ()
        self._detail: ActionDetail | None = None
        self._awaited = ""
        self._zone = ""
        self.kind = ViewKind.MAP
        self.order = ListOrder.ATTENTION
        self.wanted = ActionFilter()
        self.selection = Selection()
        self.calendar = CalendarMoves(self, view, self._access, clock)
        self._take(snapshot)
        self.calendar.day = self.anchor_date or plan_scope.first_day(self.store.rows, self.today)
        self.month = int(self.calendar.day[:4]), int(self.calendar.day[5:7])

    def _take(self, snapshot: PlanSnapshot) -> None:
        self.snapshot = snapshot
        self.store.replace_all(snapshot.rows, snapshot.mobilizations)
        self._main = main_mobilization(snapshot.mobilizations, snapshot.rows)

    # Made once the first frame is shown, which has every row and needs no more than rows.
    @cached_property
    def _narrowing(self) -> Narrowing:
        from organizer_app.ui.screens.plan.store.narrowing import Narrowing

        return Narrowing(self.store)

    @cached_property
    def _extras(self) -> RowExtras:
        from organizer_app.ui.screens.plan.store.row_extras import RowExtras

        return RowExtras(self.store, self._access, self._hear_notes_and_tags, self._show_anew)

    @property
    def anchor_date(self) -> str:
        """T-0 as ISO text, empty while it is undecided."""
        return self._main.anchor_date if self._main else ""

    @property
    def desk_zone(self) -> str:
        """The IANA zone of headquarters, empty if the plan has no mobilization."""
        return self._main.desk_zone if self._main else ""

    @property
    def waits_for_team(self) -> bool:
        """Whether the plan was joined, and nothing of what others planned is here yet."""
        return self._main is None

    @property
    def today(self) -> date:
        return local_of(self._clock(), self.desk_zone or "UTC").day

    def start(self) -> None:
        """Show everything for the first time."""
        self._show_head()
        self._view.show_mode(self.kind, self.month)
        self._refresh()

    def attach(self, workspace: Workspace) -> None:
        """Enable editing; run earlier requests now, in order."""
        self._access.open(workspace)
        self._extras.read()
        self.calendar.beside.read()
        self._read_detail()

    @property
    def head(self) -> MobilizationHead | None:
        return self._main

    @property
    def usual_day(self) -> str:
        """The main day of what is shown, as ISO text: the only day of the filter, or T-0."""
        return plan_scope.only_day(self.wanted) or self.anchor_date

    def suggested_day(self) -> str:
        """Return the most likely day for a new action, as written; empty if there is none."""
        shown = {ViewKind.MONTH: self.selection.day, ViewKind.MAP: "", ViewKind.AGENDA: ""}
        day = shown.get(self.kind, self.calendar.day) or self.usual_day
        return long_day(day) if day else ""

    @property
    def reference_zone(self) -> str:
        """The IANA zone of the times beside the local ones: headquarters', or another that was chosen."""
        return self._zone or self.desk_zone

    def choose_zone(self, zone: str) -> None:
        """Show times in another IANA zone beside the local ones; an empty one is headquarters'."""
        self._zone = zone
        self._refresh()
        self._show_inspected()

    def choose_view(self, kind: ViewKind) -> None:
        self.kind = kind
        self._view.show_mode(kind, self.month)

    def choose_order(self, order: ListOrder) -> None:
        """Group the list another way."""
        self.order = order

    def choose_month(self, year: int, month: int) -> None:
        """Show a month in the calendar; a month past the year's ends turns the year."""
        years, index = divmod(month - 1, _LAST_MONTH)
        self.month = (min(max(year + years, 1900), 9998), index + 1)
        self.calendar.beside.turn_to(self.month[0])
        self._view.show_mode(self.kind, self.month)

    def turn_month(self, step: int) -> None:
        self.choose_month(self.month[0], self.month[1] + step)

    def search(self, words: str) -> None:
        """Show the actions that contain all words; an empty text shows all."""
        self.narrow_to(replace(self.wanted, words=words))

    def toggle(self, facet: Facet, value: str) -> None:
        """Add a value to a facet, or remove it."""
        self.narrow_to(toggled(self.wanted, facet, value))

    def clear(self, facet: Facet) -> None:
        """Clear a facet."""
        self.narrow_to(without(self.wanted, facet))

    def clear_all(self) -> None:
        """Clear the filter."""
        self.narrow_to(ActionFilter())

    def options(self, facet: Facet) -> tuple[Option, ...]:
        """Return the present values of a facet."""
        return options(self.store.rows, self.wanted, facet, self.store.tags, self.store.heads)

    def narrow_to(self, wanted: ActionFilter) -> None:
        """Apply a whole filter, such as that of a saved view."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.calendar.follow(plan_scope.only_day(wanted))
            self._refresh()

    def _refresh(self, touched: Collection[str] | None = None) -> None:
        """Show the rows that pass; `touched` are the keys of the only cities to regroup."""
        late = self.store.late_rows if self.wanted.is_empty else None
        heads = self.store.heads
        rows: Sequence[ActionRow] = self._narrowing.kept(self.wanted, heads) if late is None else late
        if late is not None:
            groups: Sequence[PlaceGroup] = self._groups.adopt(late.cities)
        elif touched is None or len(touched) > _FEW_CITIES:
            groups = self._groups.gather(rows)
        else:
            kept_at = self._narrowing.kept_at
            groups = self._groups.gather_again(touched, lambda key: kept_at(key, self.wanted, heads))
        self._gathered = groups
        self._view.show_rows(
            Shown(
                rows=rows,
                groups=groups,
                mix=mix_of(groups),
                wanted=self.wanted,
                marks=self.calendar.beside.book(self.snapshot.key_dates, self.wanted),
                desk_zone=self.reference_zone,
                total=len(self.store),
                head=self._main,
            )
        )
        self._view.show_selection(self.selection)

    def _show_head(self) -> None:
        title = (self._main.title if self._main else "") or self.snapshot.title
        self._view.show_head(PlanHead(title, self.anchor_date, self.desk_zone, len(self.store)))

    def select_place(self, key: str) -> None:
        """Select a city with its representative action open. An empty key selects nothing."""
        group = self._group(key)
        head = group.head if group else None
        self._select(Selection(key, head.action_id, head.day) if head else Selection(key))

    def select_action(self, action_id: str) -> None:
        if self.store.find(action_id) is not None:
            self.select_actions([action_id])

    def select_places(self, keys: Sequence[str]) -> None:
        """Select the actions that pass the filter in several cities, by key."""
        from organizer_app.ui.screens.plan.store import many_selected

        chosen = many_selected.of_places(self._gathered, keys)
        if len(chosen.places) > 1:
            self._select(chosen)
        else:
            self.select_place(chosen.place)

    def select_actions(self, action_ids: Sequence[str]) -> None:
        """Select several actions by id."""
        from organizer_app.ui.screens.plan.store import many_selected

        self._select(many_selected.of_rows([row for row in map(self.store.find, action_ids) if row]))

    def select_all(self) -> None:
        """Select every action that passes the filter."""
        self.select_places([group.key for group in self._gathered])

    def select_day(self, day: str) -> None:
        """Select an ISO day in the calendars; city and action stay selected."""
        self.selection = self.selection._replace(day=day)
        self.calendar.follow(day)
        self._view.show_selection(self.selection)

    def rows_of_day(self, day: str) -> Sequence[ActionRow]:
        """Return every action of an ISO day, filtered or not."""
        return [row for row in self.store.rows if row.day == day]

    def show_marks(self) -> None:
        """Show other deadlines or holidays in every calendar."""
        self._refresh()

    def selected_city(self) -> str:
        """Return the selected city as typed, such as "Seattle, WA"; empty if none is."""
        group = self._group(self.selection.place)
        row = group.head if group else None
        return ", ".join(part for part in (row.city, row.state) if part) if row else ""

    def find_place(self, name: str) -> str:
        """Return the key of a city by name, such as "Seattle, WA"; empty if there is none."""
        row = plan_scope.row_in_city(self.store.rows, name)
        return place_key(row) if row else ""

    def _select_new(self, action_id: str) -> None:
        # Its row arrives with the change set, before or after this.
        self._awaited = action_id
        self.select_action(action_id)

    def _select(self, selection: Selection) -> None:
        if selection.action != self.selection.action:
            self._detail = None
        self._awaited = ""
        self.selection = selection
        self.calendar.follow(selection.day)
        self._view.show_selection(selection)
        self._show_inspected()
        self._read_detail()

    def _group(self, key: str) -> PlaceGroup | None:
        return next(iter(group_by_place(self.store.at_place(key) if key else ())), None)

    def _show_inspected(self) -> None:
        group = self._group(self.selection.place)
        if group is None:
            self._view.show_inspected(None)
            return
        row = self.store.find(self.selection.action)
        # The row is new; data around it was read before and does not include it yet.
        detail = replace(self._detail, row=row) if self._detail and row else None
        many = [each for each in map(self.store.find, self.selection.actions) if each]
        rule = plan_scope.at_the_rule(row, group, self.store.heads)
        zone, anchor = self.reference_zone, self.anchor_date
        self._view.show_inspected(Inspected(group, row, detail, zone, anchor, many, *rule))

    def _read_detail(self) -> None:
        self._is_detail_old = False
        action_id = self.selection.action
        if action_id and self._access.is_open:
            from organizer_app.ui.screens.plan.store import plan_jobs

            self._access.ask(lambda workspace: plan_jobs.detail(workspace, action_id), self._take_detail)

    def _take_detail(self, detail: ActionDetail | None) -> None:
        if detail is not None and detail.row.action_id == self.selection.action:
            self._detail = detail
            self._show_inspected()

    # Changes

    @cached_property
    def edits(self) -> PlanEdits:
        """The object that makes changes; the first paint does not need its rules for typed text."""
        from organizer_app.ui.screens.plan.editing.edits import PlanEdits

        return PlanEdits(self._view, self._access, self._select_new)

    def edit(self, action_id: str, field: str, value: object) -> None:
        """Store a value of an action's field, by the field's name, as one undo step."""
        self.edits.change(action_id, field, value)

    def many_edits(self, pane: ManyView) -> ManyEdits:
        """Return the object that changes the selected actions together and reports to a pane."""
        from organizer_app.ui.screens.plan.editing.edits import ManyEdits, year_of

        year = year_of(self.anchor_date, self.today)
        return ManyEdits(pane, self._access, self.edits.made, lambda: self.selection.actions, year)

    def create(self, city: str, kind: str, day: str, starts: str) -> None:
        """Add an action from typed text; the view receives it, or the field that is wrong."""
        from organizer_app.ui.screens.plan.editing.edits import year_of

        mobilization_id = self._main.mobilization_id if self._main else ""
        self.edits.create_typed(
            mobilization_id, (city, kind, day, starts), year_of(self.anchor_date, self.today)
        )

    def remove(self, action_id: str) -> None:
        """Remove an action from the plan."""
        self.edits.remove(action_id)

    def undo(self) -> None:
        """Undo the last step."""
        self.edits.undo()

    def redo(self) -> None:
        """Redo the step that was undone last."""
        self.edits.redo()

    # Changes of the plan

    def on_change(self, change_set: ChangeSet) -> None:
        """Read again what an edit affected, and nothing else."""
        self.read_rows(change_set)
        self.read_beside(change_set)

    def read_beside(self, change_set: ChangeSet) -> None:
        """Read again what belongs to the rows: deadlines, and the open action."""
        self.calendar.beside.on_change(change_set)
        # A delivery changes no row, only what the inspector shows of its action.
        if self._is_detail_old or change_set.touches(_BESIDE_ROWS):
            self._read_detail()

    def read_rows(self, change_set: ChangeSet) -> None:
        """Read again the rows that an edit affected, and their searched notes and tags."""
        if change_set.touches(_HEADS):
            self._access.ask(
                lambda workspace: services.action_rows.snapshot(workspace),  # noqa: PLW0108  # it loads the service later
                self._take_everything,
            )
            self._extras.read()
        elif change_set.action_ids:
            from organizer_app.ui.screens.plan.store import plan_jobs

            touched = tuple(change_set.action_ids)
            self._access.ask(
                lambda workspace: plan_jobs.rows_with_notes_and_tags(workspace, touched),
                lambda fresh: self._take_rows(touched, *fresh),
            )
            self._extras.read_turns()

    def _take_rows(
        self, touched: Sequence[str], fresh: Sequence[ActionRow], notes_and_tags: NotesAndTags
    ) -> None:
        self.calendar.beside.look_for_holidays(fresh)
        self._show_anew(self.store.replace(touched, fresh))
        self._extras.take(notes_and_tags, touched)

    def _take_everything(self, snapshot: PlanSnapshot) -> None:
        self._take(snapshot)
        self._show_anew()

    def _show_anew(self, touched: Collection[str] | None = None) -> None:
        row = self.store.find(self._awaited or self.selection.action)
        if row is not None:
            self._awaited = ""
            self.selection = Selection(place_key(row), row.action_id, row.day)
        elif self.selection.actions:
            from organizer_app.ui.screens.plan.store import many_selected

            self.selection = many_selected.after_edit(self.selection, self.store.find)
        elif self._group(self.selection.place) is None:
            self.selection = Selection(day=self.selection.day)
        else:
            self.selection = self.selection._replace(action="")
        self._show_head()
        self._refresh(touched)
        self._show_inspected()
        self._is_detail_old = True
        if self._view.is_in_sight():
            self._read_detail()

    def _hear_notes_and_tags(self) -> None:
        if self.wanted.words.strip() or self.wanted.tags:
            self._refresh()
