"""Whatever people do in whatever order can be taken back and made again, and is right at every moment."""

import shutil
import tempfile
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule

from organizer_app import wiring
from organizer_app.domain.basics.problems import ForbiddenTransition, NothingToUndo
from organizer_app.domain.model.city_actions import ActionStatus, CityAction, Tactic
from organizer_app.services.actions import action_rows, city_actions, groups, leads
from organizer_app.services.plan import history
from organizer_app.storage.rows.first_read import read_snapshot
from tests.support.journal_checks import check_plan, contents
from tests.support.open_plans import add_action, empty_plan

CITIES = ("Seattle, WA", "Portland, OR", "Arlington, VA", "New York, NY", "Minneapolis, MN")
NAMES = st.sampled_from(["Lee Example", "lee example", "Bo Example", ""])
GROUPS = st.lists(st.sampled_from(["ALIGN", "align", "Mijente", "Make the Road", " "]), max_size=3)
WALLS = st.none() | st.times().map(lambda wall: time(wall.hour, wall.minute))
DAYS = st.none() | st.dates(min_value=date(2027, 1, 1), max_value=date(2027, 12, 31))


class People(RuleBasedStateMachine):
    """Edits through the services, with undo, redo and restarts in between."""

    actions: Bundle[str] = Bundle("actions")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = empty_plan(self.folder)
        self.workspace = wiring.open_workspace(self.path)
        self.states = [contents(self.workspace)]
        self.position = 0

    def teardown(self) -> None:
        try:
            self.take_all_back_and_make_it_again()
        finally:
            self.workspace.close()
            shutil.rmtree(self.folder)

    def take_all_back_and_make_it_again(self) -> None:
        for state in reversed(self.states[: self.position]):
            history.undo(self.workspace)
            assert contents(self.workspace) == state
        with pytest.raises(NothingToUndo):
            history.undo(self.workspace)
        check_plan(self.workspace)
        for state in self.states[1:]:
            history.redo(self.workspace)
            assert contents(self.workspace) == state
        check_plan(self.workspace)

    def note(self, before: int) -> None:
        """Remember the state after an edit; one that changed nothing is no step."""
        if len(history.entries(self.workspace, limit=10_000)) > before:
            self.states[self.position + 1 :] = [contents(self.workspace)]
            self.position += 1

    def edit(self, use_case: Any, **arguments: Any) -> None:
        """Do one thing; the whole of it is one step or none."""
        before = len(history.entries(self.workspace, limit=10_000))
        try:
            use_case(self.workspace, **arguments)
        except ForbiddenTransition:
            assert len(history.entries(self.workspace, limit=10_000)) == before
        self.note(before)

    def visible(self, action_id: str) -> bool:
        with self.workspace.read() as reader:
            found = reader.find(CityAction, action_id)
            return found is not None and not found.hidden

    @rule(target=actions, city=st.sampled_from(CITIES), day=DAYS, starts=WALLS)
    def add(self, city: str, day: date | None, starts: time | None) -> str:
        before = len(history.entries(self.workspace, limit=10_000))
        made = add_action(self.workspace, city, day=day, starts=starts)
        self.note(before)
        return made

    @rule(action=actions, city=st.sampled_from(CITIES))
    def move_to_another_city(self, action: str, city: str) -> None:
        if self.visible(action):
            self.edit(city_actions.set_place, action_id=action, place_text=city)

    @rule(action=actions, day=DAYS)
    def move_to_another_day(self, action: str, day: date | None) -> None:
        if self.visible(action):
            self.edit(city_actions.set_day, action_id=action, day=day)

    @rule(action=actions, starts=WALLS)
    def start(self, action: str, starts: time | None) -> None:
        if self.visible(action):
            self.edit(city_actions.set_start, action_id=action, starts=starts)

    @rule(action=actions, ends=WALLS)
    def end(self, action: str, ends: time | None) -> None:
        if self.visible(action):
            self.edit(city_actions.set_end, action_id=action, ends=ends)

    @rule(action=actions, status=st.sampled_from(ActionStatus))
    def say_how_far_it_is(self, action: str, status: ActionStatus) -> None:
        if self.visible(action):
            self.edit(city_actions.set_status, action_id=action, status=status, reason="because")

    @rule(action=actions, tactic=st.sampled_from(Tactic), venue=st.sampled_from(["Park", "Hall", ""]))
    def say_what_and_where(self, action: str, tactic: Tactic, venue: str) -> None:
        if self.visible(action):
            self.edit(city_actions.set_tactic, action_id=action, tactic=tactic)
            self.edit(city_actions.set_venue, action_id=action, venue=venue)

    @rule(action=actions, name=NAMES, is_backup=st.booleans())
    def name_a_lead(self, action: str, name: str, *, is_backup: bool) -> None:
        if self.visible(action):
            self.edit(leads.set_lead, action_id=action, name=name, is_backup=is_backup)

    @rule(action=actions, names=GROUPS)
    def name_groups(self, action: str, names: list[str]) -> None:
        if self.visible(action):
            self.edit(groups.set_groups, action_id=action, names=tuple(names))

    @rule(action=consumes(actions))
    def remove(self, action: str) -> None:
        if self.visible(action):
            self.edit(city_actions.hide_actions, action_ids=[action])

    @rule(target=actions, one=actions, other=actions, day=DAYS)
    def move_several(self, one: str, other: str, day: date | None) -> Any:
        chosen = [action for action in dict.fromkeys((one, other)) if self.visible(action)]
        if chosen and day:
            self.edit(city_actions.move_actions, action_ids=chosen, day=day)
        return multiple()

    @rule()
    def undo(self) -> None:
        if self.position == 0:
            with pytest.raises(NothingToUndo):
                history.undo(self.workspace)
            return
        history.undo(self.workspace)
        self.position -= 1
        assert contents(self.workspace) == self.states[self.position]

    @rule()
    def redo(self) -> None:
        try:
            history.redo(self.workspace)
        except NothingToUndo:
            assert self.position == len(self.states) - 1
            return
        self.position += 1
        assert contents(self.workspace) == self.states[self.position]

    @rule()
    def restart(self) -> None:
        self.workspace.close()
        kept = read_snapshot(self.path)
        self.workspace = wiring.open_workspace(self.path)
        assert action_rows.snapshot(self.workspace) == kept

    @invariant()
    def everything_agrees(self) -> None:
        check_plan(self.workspace)


TestPeople = People.TestCase
TestPeople.settings = settings(max_examples=6, stateful_step_count=20, deadline=None)
