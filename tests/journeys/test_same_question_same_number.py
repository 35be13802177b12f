"""Who keeps to the rule and how many are live together: one number on every screen and in every command."""

import functools
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import pytest

from organizer_app.cli.main import run
from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.calendar.action_filters import WINDOW, ActionFilter, select
from organizer_app.domain.calendar.rule_compliance import beside_the_rule
from organizer_app.domain.calendar.shared_windows import window_of
from organizer_app.domain.checks.findings import FindingKind
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.domain.rows.action_rows import ActionRow, MobilizationHead
from organizer_app.domain.rows.place_groups import group_by_place, place_key
from organizer_app.services.actions import action_rows, city_actions
from organizer_app.services.actions.listing import list_actions
from organizer_app.services.actions.scheduling import moment_of
from organizer_app.services.actions.simultaneity_rule import RuleChoice, set_rule
from organizer_app.services.checks import checking
from organizer_app.services.overview.overview import OverviewMemory
from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.screens.moment.lines import Head, lines_of
from organizer_app.ui.screens.plan.marks.day_marks import MarkBook
from organizer_app.ui.screens.plan.store.facets import options
from organizer_app.ui.screens.plan.store.plan_view import Shown
from organizer_app.ui.screens.plan.strip.live_strip_presenter import LiveStripPresenter, StripShown
from organizer_app.wording.checks.problem_counts import cities_with
from organizer_app.wording.language.shared_moments import together
from tests.benchmarks.plan_maker import make_plan
from tests.support.command_line import Answer, Organizer
from tests.support.open_plans import opened, sample_plan

NOW = datetime(2019, 6, 1, 15, tzinfo=UTC)
RULES = (
    RuleChoice(SimultaneityRule.WINDOW, time(12), 180, 0),
    RuleChoice(SimultaneityRule.SAME_LOCAL_TIME, time(12), 30, 0),
    RuleChoice(SimultaneityRule.SAME_INSTANT, time(14), 60, 0),
)
RELAY = RuleChoice(SimultaneityRule.RELAY, time(12), 240, 10)


@functools.cache
def _made() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return make_plan(Path(folder) / "many.organizer", 300).read_bytes()


def three_hundred(folder: Path) -> Path:
    """Return a generated plan of 300 actions, some in one city, one without a start and one called off."""
    path = folder / "many.organizer"
    path.write_bytes(_made())
    with opened(path) as workspace:
        first, second, *_others = action_rows.snapshot(workspace).rows
        city_actions.set_start(workspace, action_id=first.action_id, starts=None)
        city_actions.hide_actions(workspace, action_ids=[second.action_id])
    return path


PLANS: dict[str, Callable[[Path], Path]] = {"sample": sample_plan, "three hundred": three_hundred}


class Strip:
    """Implements `StripView`."""

    def __init__(self) -> None:
        self.shown: StripShown | None = None

    def show_strip(self, shown: StripShown) -> None:
        self.shown = shown


def no_picture(*_asked: object) -> Any:
    """Stand in for the window, which no command of these asks for."""
    raise AssertionError


@pytest.fixture
def organizer(capsys: pytest.CaptureFixture[str]) -> Organizer:
    def call(*arguments: object) -> Answer:
        status = run([str(argument) for argument in arguments], draw=no_picture)
        return Answer(status, *capsys.readouterr())

    return call


def with_rule(workspace: Workspace, choice: RuleChoice) -> None:
    set_rule(workspace, mobilization_id=moment_of(workspace).head.mobilization_id, choice=choice)


def outside_on_the_plan_screen(rows: Sequence[ActionRow], heads: Sequence[MobilizationHead]) -> set[str]:
    """Return the actions that the filter keeps, of which its menu and the form of the action say the same."""
    own = [head for head in heads if head.mobilization_id == rows[0].mobilization_id]
    filtered = select(rows, ActionFilter(lacks=frozenset({WINDOW})), heads=own)
    offered = {each.value: each.rows for each in options(rows, ActionFilter(), Facet.LACKS, heads=own)}
    assert offered[WINDOW] == len(filtered)
    groups = group_by_place(rows)
    marked = [row for group in groups for row in group.rows if beside_the_rule(row, group.rows, own)]
    assert {row.action_id for row in marked} == {row.action_id for row in filtered}
    return {row.action_id for row in filtered}


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("number", range(len(RULES)))
def test_who_starts_outside_the_rule_is_counted_once_for_all(
    name: str, number: int, tmp_path: Path, organizer: Organizer
) -> None:
    path = PLANS[name](tmp_path)
    with opened(path) as workspace:
        workspace.clock = lambda: NOW
        with_rule(workspace, RULES[number])
        moment = moment_of(workspace)
        title, kept = moment.head.title, moment.kept
        rows, heads = action_rows.snapshot(workspace).rows, action_rows.heads_with_turns(workspace)
        found = checking.findings(workspace, mobilization=title)
        seen = OverviewMemory().overview(workspace, (), today=NOW.date(), now=NOW)
    mine = [row for row in rows if row.mobilization_id == moment.head.mobilization_id]
    assert kept.inside > 0
    assert kept.outside > 0
    assert kept.cities == len({place_key(city.row) for city in moment.cities})

    told = [each.row for each in found if each.kind is FindingKind.OUTSIDE_RULE]
    assert len(told) == kept.outside == len({place_key(row) for row in told})
    at_a_glance = [
        each for each in seen.findings if each.kind is FindingKind.OUTSIDE_RULE and each.row in mine
    ]
    assert len(at_a_glance) == kept.outside
    assert cities_with(FindingKind.OUTSIDE_RULE, kept.outside).startswith(f"{kept.outside} action")

    assert {row.action_id for row in told} == outside_on_the_plan_screen(mine, heads)
    (head, *_lines) = lines_of(moment)
    assert isinstance(head, Head)
    assert head.text.startswith(f"{kept.outside} cit")
    assert organizer("schedule", path, "--mobilization", title, "--json").data["rule_kept"] == {
        "cities": kept.cities, "inside": kept.inside, "outside": kept.outside, "open": kept.open,
    }  # fmt: skip
    printed = organizer("schedule", path, "--mobilization", title).out
    assert f"{kept.inside} of {kept.cities} cities start on time, {kept.outside} off schedule" in printed
    problems = organizer("check", path, "--mobilization", title, "--json").data
    assert sum(each["kind"] == "outside_rule" for each in problems) == kept.outside


@pytest.mark.parametrize("name", PLANS)
def test_in_a_relay_every_screen_and_command_tells_the_same_actions(
    name: str, tmp_path: Path, organizer: Organizer
) -> None:
    path = PLANS[name](tmp_path)
    with opened(path) as workspace:
        workspace.clock = lambda: NOW
        with_rule(workspace, RELAY)
        moment = moment_of(workspace)
        rows, heads = action_rows.snapshot(workspace).rows, action_rows.heads_with_turns(workspace)
        found = checking.findings(workspace, mobilization=moment.head.title)
        wanted = ActionFilter(lacks=frozenset({WINDOW}), mobilization_id=moment.head.mobilization_id)
        listed = {each.row.action_id for each in list_actions(workspace, wanted=wanted)}
    outside = {city.row.action_id for city in moment.cities if city.deviation}
    mine = [row for row in rows if row.mobilization_id == moment.head.mobilization_id]
    assert len(outside) > 0
    assert outside_on_the_plan_screen(mine, heads) == outside == listed
    assert {each.row.action_id for each in found if each.kind is FindingKind.OUTSIDE_RULE} == outside
    schedule = organizer("schedule", path, "--mobilization", moment.head.title, "--json").data
    assert sum(bool(city["deviation_minutes"]) for city in schedule["cities"]) == len(outside)


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("choice", RULES)
def test_map_and_timeline_count_the_overlap_of_a_rule_alike(
    name: str, choice: RuleChoice, tmp_path: Path
) -> None:
    with opened(PLANS[name](tmp_path)) as workspace:
        with_rule(workspace, choice)
        moment = moment_of(workspace)
    day = moment.head.anchor_date
    rows = [city.row for city in moment.cities if city.row.day == day]
    window = window_of(rows, moment.head, day)
    assert window is not None
    said = together(window)
    assert shown_on(rows, moment.head).sentence.startswith(said.split(" cit")[0])
    if window.wall is not None:
        assert shown_on(rows, moment.head).sentence == said


def shown_on(rows: list[ActionRow], head: MobilizationHead | None = None) -> StripShown:
    strip = Strip()
    presenter = LiveStripPresenter(strip, lambda _keys: None, lambda: rows[0].day)
    presenter.show_rows(
        Shown(
            rows,
            (),
            (0, 0, 0, 0, 0),
            ActionFilter(),
            MarkBook(),
            "America/New_York",
            total=len(rows),
            head=head,
        )
    )
    assert strip.shown is not None
    return strip.shown


@pytest.mark.parametrize("name", PLANS)
def test_how_many_cities_are_live_together_is_counted_once_for_all(
    name: str, tmp_path: Path, organizer: Organizer
) -> None:
    path = PLANS[name](tmp_path)
    with opened(path) as workspace:
        with_rule(workspace, RuleChoice(SimultaneityRule.FREE, None, 0, 0))
        moment = moment_of(workspace)
    best, day = moment.shared, moment.head.anchor_date
    assert best is not None
    assert best.live > 1
    rows = [city.row for city in moment.cities if city.row.day == day]
    strip, window = shown_on(rows), window_of(rows, moment.head, day)
    assert len(strip.live.cities) - strip.missing == best.live
    assert len(strip.live.cities) == best.of
    assert strip.sentence.startswith(f"{best.live} of {best.of} cities")
    assert window is not None
    assert (window.live, window.of) == (best.live, best.of)
    answer = organizer("schedule", path, "--mobilization", moment.head.title, "--json").data["shared_span"]
    assert (answer["live"], answer["of"]) == (best.live, best.of)
