"""The presenter reads page by page, narrows, unfolds and takes steps back, without a window."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.basics.step_details import Standing, StepDetail
from organizer_app.domain.importing.import_reports import ImportCounts, counts_of
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.actions import action_rows, city_actions, leads
from organizer_app.services.importing import importing
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.flow.typed_values import Hours
from organizer_app.ui.pictures import ImmediateBackground
from organizer_app.ui.screens.activity.history_filter import (
    HistoryFilter,
    Offered,
    RecordChoice,
    can_revert,
)
from organizer_app.ui.screens.activity.presenter import ActivityPresenter, Shown
from tests.support.open_plans import action, add_action, empty_plan, opened

SOME_NOON = datetime(2031, 6, 15, 12, tzinfo=UTC)


class Told:
    """A view that remembers what it was told last."""

    def __init__(self) -> None:
        self.shown: Shown | None = None
        self.facets: Offered | None = None
        self.detail: tuple[StepDetail | None, str] = (None, "")
        self.said: list[str] = []
        self.found: Sequence[RecordChoice] = ()
        self.offered = ("", 0)

    def show_words(self) -> None:
        pass

    def show_records(self, found: Sequence[RecordChoice]) -> None:
        self.found = found

    def show_steps(self, shown: Shown) -> None:
        self.shown = shown

    def show_facets(self, facets: Offered) -> None:
        self.facets = facets

    def show_detail(self, detail: StepDetail | None, step_id: str) -> None:
        self.detail = (detail, step_id)

    def show_problem(self, sentence: str) -> None:
        self.said.append(sentence)

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        self.said.append(sentence + " Undo" * can_undo)

    def show_saved(self, sentence: str, file: Path) -> None:
        self.said.append(f"{sentence} {file.name}")

    def offer_revert(self, sentence: str, steps: int) -> None:
        self.offered = (sentence, steps)

    @property
    def sentences(self) -> list[str]:
        return [step.said for step in self.shown.book]


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Workspace]:
    with opened(empty_plan(tmp_path)) as workspace:
        yield workspace


def started(plan: Workspace) -> tuple[Told, ActivityPresenter]:
    view = Told()
    presenter = ActivityPresenter(view, ImmediateBackground(), plan.clock)
    plan.subscribe(presenter.on_change)
    presenter.start()
    presenter.attach(plan)
    return view, presenter


def an_import(
    plan: Workspace, name: str = "hosts.csv", rows: str = "Boise,ID,2027-04-17\nReno,NV,\nTOTAL,,\n"
) -> str:
    file = importing.IncomingFile(name, f"City,State,Date\n{rows}".encode())
    importing.import_files(plan, files=[file], options=importing.ImportOptions())
    return history.page(plan, limit=1)[0].edit_id


def test_steps_are_shown_newest_first_and_new_ones_come_on_top(plan: Workspace) -> None:
    add_action(plan)
    view, _presenter = started(plan)
    assert view.sentences == ["Added an action in Seattle, WA", "Started the plan “Day of Action”"]
    add_action(plan, "Boise, ID")
    assert view.sentences[0] == "Added an action in Boise, ID"
    history.undo(plan)
    assert view.sentences[0] == "Undid: Added an action in Boise, ID"
    assert [step.summary.undone for step in view.shown.book] == [False, True, False, False]
    assert view.shown.total == 4


@pytest.mark.parametrize(
    ("days", "since", "kept"),
    [
        (0, "today", 1),
        (1, "today", 0),
        (1, "yesterday", 1),
        (2, "yesterday", 0),
        (6, "week", 1),
        (7, "week", 0),
    ],
)
def test_history_begins_at_midnight_of_the_day_that_is_chosen_and_all_of_it_comes_back(
    plan: Workspace, days: int, since: str, kept: int
) -> None:
    # A clock of its own, as the real one may strike midnight between the start of the plan and this step.
    plan.clock = lambda: SOME_NOON
    add_action(plan)
    view = Told()
    presenter = ActivityPresenter(view, ImmediateBackground(), lambda: SOME_NOON + timedelta(days=days), UTC)
    presenter.attach(plan)
    presenter.start()
    presenter.toggle(Facet.SINCE, since)
    assert view.facets.wanted.of(Facet.SINCE) == {since}
    assert len(view.sentences) == kept
    presenter.toggle(Facet.SINCE, since)
    assert len(view.sentences) == 2


def test_of_a_long_history_the_order_is_known_at_once_and_the_words_of_what_is_in_sight(
    plan: Workspace,
) -> None:
    known = add_action(plan)
    for number in range(600):
        city_actions.set_title(plan, action_id=known, title=f"Title {number}")
    view, presenter = started(plan)
    assert (len(view.shown.book), view.shown.is_all, view.shown.total) == (602, True, 602)
    assert len(view.sentences) < 300
    presenter.look_at(590, 601)
    assert view.sentences[-1] == "Started the plan “Day of Action”"
    assert view.shown.book.step(300) is None


def test_kinds_words_and_clearing_narrow_and_widen(plan: Workspace) -> None:
    known = add_action(plan)
    city_actions.set_title(plan, action_id=known, title="Another")
    view, presenter = started(plan)
    presenter.toggle(Facet.KIND, "changed")
    assert view.sentences == ["Renamed the action in Seattle, WA"]
    assert view.facets.wanted.of(Facet.KIND) == {"changed"}
    assert view.facets.categories == {"added": 1, "changed": 1, "other": 1}
    presenter.toggle(Facet.KIND, "changed")
    presenter.search("seattle added")
    assert view.sentences == ["Added an action in Seattle, WA"]
    presenter.search("nowhere")
    assert view.sentences == []
    presenter.clear()
    assert len(view.sentences) == 3
    presenter.toggle(Facet.PERSON, "somebody")
    assert view.sentences == []


def test_any_step_is_unfolded_and_taken_back(plan: Workspace) -> None:
    known = add_action(plan)
    city_actions.set_start(plan, action_id=known, starts=time(13))
    city_actions.set_title(plan, action_id=known, title="Later")
    view, presenter = started(plan)
    start = view.shown.book.ids[1]
    presenter.toggle_step(start)
    detail, step_id = view.detail
    assert (step_id, detail.standing, detail.fields[0].before) == (start, Standing.FREE, "12:00")
    presenter.undo_step(start)
    assert action(plan, known).starts == time(12)
    assert view.said == ["Undid: Moved Seattle, WA to 1:00 PM"]
    assert view.detail[0] is not None
    assert view.detail[0].standing is Standing.UNDONE
    presenter.undo_step(start)
    assert view.said[-1] == "This step is already undone."
    presenter.toggle_step(start)
    assert view.detail == (None, "")


def test_one_day_begins_and_ends_at_midnight_of_the_desk(plan: Workspace) -> None:
    plan.clock = lambda: SOME_NOON
    add_action(plan)
    view = Told()
    presenter = ActivityPresenter(view, ImmediateBackground(), plan.clock, UTC)
    presenter.attach(plan)
    presenter.start()
    presenter.choose_day(SOME_NOON.date() - timedelta(days=1))
    assert view.sentences == []
    presenter.choose_day(SOME_NOON.date())
    assert view.sentences == ["Added an action in Seattle, WA"]
    presenter.toggle(Facet.SINCE, "today")
    assert view.facets.wanted.day is None


def test_the_history_of_a_city_holds_its_leads_and_nothing_of_other_cities(plan: Workspace) -> None:
    seattle = add_action(plan)
    add_action(plan, "Boise, ID")
    leads.set_leads(plan, action_ids=(seattle,), name="Ana Reyes")
    view, presenter = started(plan)
    presenter.find_records("seat")
    assert [each.title for each in view.found] == ["Seattle, WA"]
    presenter.choose_record(view.found[0])
    told = ["Set the lead of Seattle, WA to Ana Reyes", "Added an action in Seattle, WA"]
    assert len(view.sentences) == len(told)
    assert view.sentences[-1] == told[-1]
    city_actions.set_title(plan, action_id=seattle, title="New")
    assert view.sentences[0] == "Renamed the action in Seattle, WA"
    presenter.lift(Facet.RECORD)
    presenter.find_records("")
    assert view.found == []
    presenter.show_history_of(seattle)
    assert len(view.sentences) == 3
    presenter.show_history_of("nowhere")
    assert view.said == ["This is not in the plan anymore."]


def test_of_what_is_busiest_a_city_is_offered_once_however_many_actions_it_has(plan: Workspace) -> None:
    for place in ("Seattle, WA", "Seattle, WA", "Boise, ID"):
        city_actions.set_title(plan, action_id=add_action(plan, place), title="New")
    view, presenter = started(plan)
    presenter.offer_busiest()
    assert [(each.title, each.steps) for each in view.facets.busiest] == [
        ("Seattle, WA", 4),
        ("Boise, ID", 2),
    ]


def test_an_import_is_followed_by_what_was_done_to_its_records(plan: Workspace) -> None:
    add_action(plan)
    step_id = an_import(plan)
    view, presenter = started(plan)
    assert [each.file for each in view.facets.imports] == ["hosts.csv"]
    with plan.read() as reader:
        boise = next(row for row in reader.all(CityAction) if row.external_id)
    city_actions.set_title(plan, action_id=boise.id, title="Ours now")
    presenter.toggle(Facet.IMPORT, step_id)
    assert len(view.sentences) == 2
    assert view.sentences[-1] == "Imported hosts.csv"
    presenter.lift(Facet.IMPORT)
    assert len(view.sentences) == 4


def test_the_imports_alone_say_what_came_of_their_rows_and_are_taken_back(plan: Workspace) -> None:
    add_action(plan)
    step_id = an_import(plan)
    view = Told()
    kinds = frozenset({EditKind.IMPORTED})
    presenter = ActivityPresenter(view, ImmediateBackground(), plan.clock, UTC, kinds)
    plan.subscribe(presenter.on_change)
    presenter.attach(plan)
    presenter.start()
    assert view.shown.total == 1
    step = view.shown.book.step(0)
    assert counts_of(step.summary.arguments) == ImportCounts(created=2, updated=0, skipped=1)
    presenter.undo_step(step_id)
    marked = view.shown.book.step(0)
    assert marked.summary.undone
    assert view.said == ["Undid: Imported hosts.csv"]
    an_import(plan, "more.csv", "Fargo,ND,\n")
    assert view.sentences == ["Imported more.csv", "Imported hosts.csv"]
    assert [run.steps for run in view.shown.book.runs] == [2]


def test_all_steps_of_a_person_are_reverted_at_once(plan: Workspace) -> None:
    known = add_action(plan)
    plan.author = "Mallory"
    city_actions.set_title(plan, action_id=known, title="Hacked")
    city_actions.set_notes(plan, action_id=known, notes="Hacked")
    plan.author = "Ana"
    view, presenter = started(plan)
    presenter.revert()
    assert view.said == [], "never the whole plan"
    presenter.toggle(Facet.PERSON, "Mallory")
    presenter.revert()
    assert view.said == ["Reverted 2 steps: 1 record changed back. Undo"]
    assert (action(plan, known).title, action(plan, known).notes) == ("", "")
    presenter.clear()
    assert view.sentences[0] == "Reverted 2 steps"


def test_what_reverting_would_change_is_said_before_and_nothing_is_changed_by_asking(plan: Workspace) -> None:
    known = add_action(plan)
    plan.author = "Mallory"
    city_actions.set_title(plan, action_id=known, title="Hacked")
    add_action(plan, "Boise, ID")
    view, presenter = started(plan)
    presenter.foretell_revert()
    assert view.offered == ("", 0), "never the whole plan"
    presenter.toggle(Facet.PERSON, "Mallory")
    presenter.foretell_revert()
    sentence, steps = view.offered
    assert (sentence.partition(":")[0], steps) == ("Would revert 2 steps", 2)
    assert action(plan, known).title == "Hacked"
    presenter.toggle(Facet.PERSON, "Mallory")
    assert view.offered == ("", 0), "it is about another list now"
    presenter.toggle(Facet.PERSON, "Mallory")
    presenter.foretell_revert()
    presenter.revert()
    assert view.offered == ("", 0)
    assert action(plan, known).title == ""
    presenter.foretell_revert()
    assert view.said[-1] == "There are no steps to revert."


def at(plan: Workspace, hour: int, minute: int = 0) -> None:
    plan.clock = lambda: SOME_NOON.replace(hour=hour, minute=minute)


def an_hour_of_damage(plan: Workspace) -> str:
    at(plan, 9)
    known = add_action(plan)
    at(plan, 13, 59)
    city_actions.set_title(plan, action_id=known, title="Before")
    at(plan, 14)
    city_actions.set_title(plan, action_id=known, title="Bad")
    at(plan, 14, 59)
    city_actions.set_notes(plan, action_id=known, notes="Bad too")
    at(plan, 15)
    city_actions.set_expected(plan, action_id=known, expected=300)
    return known


def test_an_hour_of_a_day_is_shown_and_reverted_as_one_step(plan: Workspace) -> None:
    known = an_hour_of_damage(plan)
    view, now = Told(), SOME_NOON.replace(hour=16)
    presenter = ActivityPresenter(view, ImmediateBackground(), lambda: now, UTC)
    presenter.attach(plan)
    presenter.start()
    presenter.choose_hours(Hours(time(14), time(15)))
    assert view.facets.wanted.day == SOME_NOON.date(), "today, as no other day is shown"
    assert len(view.sentences) == 2
    presenter.foretell_revert()
    assert view.offered == ("Would revert 2 steps: 1 record changed back.", 2)
    presenter.revert()
    after = action(plan, known)
    assert (after.title, after.notes, after.expected) == ("Before", "", 300)
    history.undo(plan)
    assert (action(plan, known).title, action(plan, known).notes) == ("Bad", "Bad too")
    presenter.choose_hours(None)
    assert len(view.sentences) == len(history.page(plan)) - 1, "the day without the step that began the plan"
    presenter.lift(Facet.SINCE)
    assert view.facets.wanted == HistoryFilter()


def test_the_last_hour_stays_what_was_listed_while_it_goes_on(plan: Workspace) -> None:
    known = an_hour_of_damage(plan)
    moments = [SOME_NOON.replace(hour=15)]
    view = Told()
    presenter = ActivityPresenter(view, ImmediateBackground(), lambda: moments[-1], UTC)
    presenter.attach(plan)
    presenter.start()
    presenter.toggle(Facet.SINCE, "hour")
    assert len(view.sentences) == 3
    moments.append(SOME_NOON.replace(hour=15, minute=30))
    presenter.revert()
    assert (action(plan, known).title, action(plan, known).expected) == ("Before", None)


def test_hours_go_with_their_day(plan: Workspace) -> None:
    view, presenter = started(plan)
    yesterday = HistoryFilter().keeping(Facet.SINCE, {"yesterday"})
    assert yesterday.in_hours(Hours(time(9), time(10)), SOME_NOON.date()).day == date(2031, 6, 14)
    presenter.choose_day(date(2031, 6, 1))
    presenter.choose_hours(Hours(time(9), time(10)))
    presenter.choose_day(date(2031, 6, 2))
    assert view.facets.wanted.hours == Hours(time(9), time(10)), "the same hours of another day"
    presenter.toggle(Facet.SINCE, "week")
    assert view.facets.wanted.hours is None


def test_hours_end_on_the_next_day_and_hold_both_of_a_repeated_hour() -> None:
    new_york = ZoneInfo("America/New_York")
    night = HistoryFilter().in_hours(Hours(time(23), time(1)), date(2031, 6, 14))
    asked = night.filter(SOME_NOON.astimezone(new_york), frozenset())
    assert (asked.until - asked.since.astimezone(UTC)) == timedelta(hours=2)
    repeated = HistoryFilter().in_hours(Hours(time(1), time(2)), date(2031, 11, 2))
    asked = repeated.filter(SOME_NOON.astimezone(new_york), frozenset())
    assert asked.until.timestamp() - asked.since.timestamp() == 2 * 3600


def test_the_history_is_saved_with_its_signature(plan: Workspace, tmp_path: Path) -> None:
    add_action(plan)
    view, presenter = started(plan)
    file = tmp_path / "history.csv"
    presenter.save_history(file)
    lines = len(file.read_text().splitlines()) - 1
    (said,) = view.said
    assert said.startswith(f"{lines} lines of history are in history.csv, with their signature beside it.")
    assert (tmp_path / "history.csv.signature").is_file()


def test_an_import_is_reverted_but_not_what_was_done_with_its_rows(plan: Workspace) -> None:
    step_id = an_import(plan)
    boise = next(row for row in action_rows.snapshot(plan).rows if row.city == "Boise")
    city_actions.set_notes(plan, action_id=boise.action_id, notes="called")
    view, presenter = started(plan)
    presenter.toggle(Facet.IMPORT, step_id)
    presenter.revert()
    assert view.said[0].startswith("Reverted 1 step: ")
    assert "keep" in view.said[0]
    assert [row.city for row in action_rows.snapshot(plan).rows] == ["Boise"]


def test_only_steps_of_people_imports_and_days_are_reverted_at_once() -> None:
    mine = HistoryFilter().keeping(Facet.PERSON, {"Ana"})
    assert can_revert(mine)
    assert can_revert(HistoryFilter().keeping(Facet.SINCE, {"today"}))
    assert not can_revert(HistoryFilter())
    assert not can_revert(mine.keeping(Facet.KIND, {"added"}))
    assert not can_revert(replace(mine, words="Boise"))
