"""Runs what is chosen in the palette: goes there in the window, or changes the plan through its services."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.domain.rows.findables import FindKind, Found
from organizer_app.domain.rows.place_groups import place_key
from organizer_app.domain.time.local_time import minutes_of, zone_info
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screen_list import screen_with
from organizer_app.wording.plan import plan_bar
from organizer_app.wording.window import palette as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.frame import Frame
    from organizer_app.ui.flow.plan_access import PlanAccess
    from organizer_app.ui.overlays.palette.entries import Effect
    from organizer_app.ui.overlays.palette.setting import PaletteSetting
    from organizer_app.ui.screens.plan.screen import PlanScreen

_PLAN = "plan"
# Views of the screens with people and groups, the better one first.
_HOMES = {FindKind.PERSON: ("everyone", "people"), FindKind.GROUP: ("ledger", "partners", "groups")}


class PlanCommands:
    """Implements `PaletteCommands`.

    Args:
        frame: the window.
        plan: the screen of the plan.
        access: access to the plan.
        setting: runs a command by its code, and remembers what was chosen.
    """

    def __init__(self, frame: Frame, plan: PlanScreen, access: PlanAccess, setting: PaletteSetting) -> None:
        self._frame = frame
        self._plan = plan
        self._access = access
        self._setting = setting

    def days(self) -> tuple[int, date]:
        today = self._plan.presenter.today
        anchor = self._plan.presenter.anchor_date
        return (date.fromisoformat(anchor).year if anchor else today.year), today

    def do(self, effect: Effect) -> None:
        if effect.command:
            self._setting.run(effect.command)
        elif effect.destination is not None:
            self._frame.go_to(effect.destination)
        elif effect.found is None:
            self._show_day(date.fromisoformat(effect.day))
        else:
            self._setting.found(effect.found.kind.value, effect.found.subject_id)
            self._about(effect, effect.found)

    def _show_day(self, day: date) -> None:
        self._frame.go_to(Destination(_PLAN, "month"))
        self._plan.show_day(day)

    def _about(self, effect: Effect, found: Found) -> None:
        if effect.verb == "move_to_window":
            self._change(lambda workspace: _into_window(workspace, found))
        elif effect.verb == "move_to_day":
            day = date.fromisoformat(effect.day)
            self._change(lambda workspace: _to_day(workspace, found.action_ids, day))
        elif effect.verb == "set_lead":
            self._change(lambda workspace: _lead(workspace, found.action_ids, effect.name))
        elif effect.verb == "add_action":
            self._frame.go_to(Destination(_PLAN))
            self._plan.ask_for_action(found.title)
        elif effect.verb == "history":
            self._frame.go_to(Destination("activity", "activity", found.subject_id))
        elif effect.verb == "call":
            self._frame.go_to(Destination("people", "calls", found.subject_id))
        else:
            self._open(found)

    def _open(self, found: Found) -> None:
        if found.kind is FindKind.CITY and found.row is not None:
            self._frame.go_to(Destination(_PLAN))
            self._plan.choose_place(place_key(found.row))
        elif found.kind is FindKind.ACTION:
            self._frame.go_to(Destination(_PLAN, "", found.subject_id))
        else:
            self._open_at_home(found)

    def _open_at_home(self, found: Found) -> None:
        for view in _HOMES[found.kind]:
            entry = screen_with(view)
            if entry is not None:
                shown = view if view in entry.views else ""
                self._frame.go_to(Destination(entry.code, shown, found.subject_id))
                return
        self._frame.go_to(Destination(_PLAN))
        self._plan.search_for(found.title)

    def _change(self, work: Callable[[Workspace], None]) -> None:
        self._access.do(work, lambda _answer, step: self._say(step))

    def _say(self, summary: EditSummary | None) -> None:
        if summary is None:
            self._frame.say(words.unchanged(), can_undo=False)
        else:
            self._frame.say(plan_bar.done(summary), can_undo=True)

    def window_times(self, found: Found) -> str:
        """Return when the overlap starts at HQ and in a city, in words; empty when no rule sets it."""
        row, heads = found.row, self._plan.presenter.snapshot.mobilizations
        head = next((each for each in heads if row and each.mobilization_id == row.mobilization_id), None)
        if row is None or head is None or head.rule_time is None or not head.anchor_date:
            return ""
        from organizer_app.domain.calendar.simultaneity import rule_moment

        times = []
        is_local = head.rule == SimultaneityRule.SAME_LOCAL_TIME.value
        for zone in (row.zone,) if is_local else dict.fromkeys((head.desk_zone, row.zone)):
            start = rule_moment(head, zone) if zone and zone_info(zone) else None
            if start is not None:
                times.append(words.time_in(minutes_of(start.wall), zone))
        return words.window_times(times)


def _into_window(workspace: Workspace, found: Found) -> None:
    from organizer_app.services.actions.scheduling import move_to_shared_moment

    move_to_shared_moment(workspace, action_ids=found.action_ids)


def _to_day(workspace: Workspace, action_ids: tuple[str, ...], day: date) -> None:
    from organizer_app.services.actions.city_actions import move_actions

    move_actions(workspace, action_ids=action_ids, day=day)


def _lead(workspace: Workspace, action_ids: tuple[str, ...], name: str) -> None:
    from organizer_app.services.actions.leads import set_leads

    set_leads(workspace, action_ids=action_ids, name=name)
