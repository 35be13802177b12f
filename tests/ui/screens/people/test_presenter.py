"""The presenter leads through a call day, the matrix, everybody and the log, without a window."""

import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.model.accepted_problems import AcceptedProblem
from organizer_app.domain.model.assignments import Assignment, AssignmentRole, AssignmentStatus
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.talks import Talk, TalkOutcome
from organizer_app.domain.people.call_card import Asked, Question
from organizer_app.domain.people.call_queue import CallReason
from organizer_app.domain.people.coverage import CellState
from organizer_app.services.people import coverage
from organizer_app.services.people.calls import CallResult, log_call
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.screens.people.people_filter import FACETS_OF, NOBODY
from organizer_app.ui.screens.people.people_view import PeopleView
from organizer_app.ui.screens.people.presenter import PeoplePresenter
from organizer_app.wording.people.calls import entry_sentence
from tests.support.held_background import HeldBackground
from tests.support.open_plans import opened, sample_plan
from tests.support.people_views import NOW, RecordingView, presented

# A call sheet is printed, which makes an application without widgets where there is none yet.
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        yield workspace


def talks(workspace: Workspace) -> list[TalkOutcome]:
    with workspace.read() as reader:
        return [talk.outcome for talk in reader.all(Talk) if str(talk.at) > "2019-07"]


def test_one_outcome_logs_the_call_takes_the_next_and_is_one_step(plan: Workspace) -> None:
    presenter, view = presented(plan)
    first, second = view.queue[:2]
    assert view.current == first
    presenter.log(TalkOutcome.NO_ANSWER, "line was busy")
    assert view.current == second
    assert first not in view.queue
    assert view.toasts == [(f"No answer: {first}", True)]
    assert (view.calls.score.calls, view.calls.score.reached) == (1, 0)
    assert [facts.name for facts in view.calls.waiting] == [first]
    history.undo(plan)
    assert first in view.queue
    assert talks(plan) == []


def test_an_undone_call_is_shown_again_and_not_the_next_person(plan: Workspace) -> None:
    presenter, view = presented(plan)
    presenter.step(2)
    called = view.current
    presenter.log(TalkOutcome.DECLINED)
    following = view.current
    assert following != called
    history.undo(plan)
    assert view.current == called
    history.redo(plan)
    assert called not in view.queue
    presenter.step(0)
    assert view.current != called
    presenter.step(1)
    presenter.give_to("Ana")
    before = view.current
    history.undo(plan)
    assert view.current == before, "undoing anything else leaves the call in hand"


def test_the_answer_that_makes_a_city_ready_leaves_its_call_open_with_what_is_left_to_say(
    plan: Workspace,
) -> None:
    presenter, view = presented(plan)
    assert view.calls is not None
    book = view.calls.book
    elizabeth = next(row.action_id for row in book.rows.values() if row.city == "Elizabeth")
    backup = next(each for each in book.manned.of(elizabeth) if each.is_backup)
    coverage.empty_role(plan, assignment_id=backup.id)
    presenter.choose_person(next(key for key, each in book.people.items() if each.name == "Paloma Reyes"))
    assert view.calls.entry is not None
    before = view.calls.entry
    assert before.why[0] is CallReason.GAP
    presenter.answer(Asked(Question.WHO_BACKUP, "", "", blocks=False), "Jo Park")
    entry = view.calls.entry
    assert entry.facts.name == "Paloma Reyes"
    assert (entry.facts.reason, entry.urgency) == ("", before.urgency - 300)
    assert CallReason.GAP not in entry.why
    assert entry_sentence(entry, "Elizabeth", 0).startswith(
        "Paloma Reyes. City lead, Elizabeth. Never reached · urgency 234."
    )


def test_a_queue_sorted_before_the_last_reading_is_dropped(plan: Workspace) -> None:
    view, background = RecordingView(), HeldBackground()
    presenter = PeoplePresenter(view, background, lambda: NOW)
    plan.subscribe(presenter.on_change)
    presenter.attach(plan)
    background.answer()
    facts = view.calls.queue.calls[0].facts
    called = CallResult(
        person_id=facts.person_id,
        action_id=facts.action_id,
        point_id="",
        outcome=TalkOutcome.DECLINED,
        at=NOW,
        zone=facts.zone,
    )
    log_call(plan, called)
    # An hour has begun, and what the call changed is not read yet.
    presenter.refresh()
    background.answer()
    assert facts.name not in view.queue


def test_a_call_back_is_typed_and_an_unclear_time_logs_nothing(plan: Workspace) -> None:
    presenter, view = presented(plan)
    assert not presenter.log_call_back("whenever")
    assert "whenever" in view.problems[0]
    presenter.retype()
    presenter.retype()
    assert view.problems == []
    assert talks(plan) == []
    name = view.current
    assert presenter.log_call_back("2h")
    assert talks(plan) == [TalkOutcome.CALL_BACK]
    assert [entry.facts.name for entry in view.calls.queue.later if entry.facts.name == name] == [name]


def test_sixty_outcomes_empty_the_queue_without_an_error(plan: Workspace) -> None:
    presenter, view = presented(plan)
    presenter.step(-1)
    assert view.current == view.queue[0]
    for _each in range(40):
        presenter.step(1)
    assert view.current == view.queue[-1], "it is walked to its ends"
    for _each in range(60):
        presenter.log(TalkOutcome.REACHED)
    assert view.queue == []
    assert view.current == ""
    assert len(talks(plan)) == 15


def test_calls_are_given_to_a_desk_member_and_kept_by_caller(plan: Workspace) -> None:
    presenter, view = presented(plan)
    presenter.toggle(Facet.STATE, "NY")
    ny = view.queue
    assert set(ny) == {"Ines Calloway", "Theo Marsh", "Rosa Lindqvist"}
    presenter.give_to("Maya")
    presenter.clear()
    assert presenter.options(Facet.CALLER) == [(NOBODY, "Nobody", 12), ("Maya", "Maya", 3)]
    presenter.toggle(Facet.CALLER, "Maya")
    assert view.queue == ny
    assert view.calls.caller == "Maya"


def test_every_facet_keeps_and_lets_go(plan: Workspace) -> None:
    presenter, view = presented(plan)
    for facet in FACETS_OF[PeopleView.CALLS]:
        values = presenter.options(facet)
        if values:
            presenter.toggle(facet, values[0].value)
            assert len(view.queue) <= (values[0].rows or 0)
            presenter.clear(facet)
    assert len(view.queue) == 15


def test_a_search_finds_names_cities_and_numbers(plan: Workspace) -> None:
    presenter, view = presented(plan)
    presenter.choose_view(PeopleView.EVERYONE)
    assert len(view.names) == 15
    for words, found in (
        ("hodan", ["Hodan Farah"]),
        ("seattle", ["Wren Castellano"]),
        ("5550132", ["Karl Engstrom"]),
        ("612-555-0132", ["Karl Engstrom"]),
        ("(612) 555.0132 karl", ["Karl Engstrom"]),
        ("0132", ["Karl Engstrom"]),
    ):
        presenter.search(words)
        assert view.names == found
    presenter.search("")
    presenter.toggle(Facet.ROLE, "press")
    assert view.names == ["Rosa Lindqvist"]


def test_a_new_person_is_in_hand_and_a_nameless_one_refused(plan: Workspace) -> None:
    presenter, view = presented(plan)
    presenter.add_person("  ")
    assert "needs a name" in view.problems[0]
    presenter.add_person("Ana Duarte")
    assert view.people.book.people[view.people.chosen].name == "Ana Duarte"
    assert view.views[-1] == "everyone"


def test_gaps_lead_to_their_remedy(plan: Workspace) -> None:
    presenter, view = presented(plan)
    presenter.choose_view(PeopleView.COVERAGE)
    assert view.coverage.coverage.rows[0].row.city == "Portland"
    gap = presenter.coverage.next_gap()
    assert gap == (view.coverage.coverage.rows[0].row.action_id, 0)
    presenter.coverage.choose(*gap)
    assert view.cell is not None
    presenter.coverage.fill(name="Ana Duarte")
    assert view.coverage.coverage.rows[0].row.lead == "Ana Duarte"
    following = presenter.coverage.next_gap()
    assert following is not None
    assert following != gap
    presenter.coverage.leave()
    assert view.cell is None


def test_the_log_is_newest_first(plan: Workspace) -> None:
    presenter, view = presented(plan)
    name = view.current
    presenter.log(TalkOutcome.REACHED, "all is well")
    presenter.choose_view(PeopleView.TALKS)
    assert [talk.note for talk in view.talks.talks][:2] == ["all is well", "Advisory goes out on July 8."]
    presenter.search(name)
    assert {view.talks.book.people[talk.person_id].name for talk in view.talks.talks} == {name}
    presenter.search("nobody of this name")
    assert view.talks.talks == ()


def test_the_roll_call_is_about_tomorrow_and_a_yes_confirms(plan: Workspace) -> None:
    presenter, view = presented(plan, datetime(2019, 7, 14, 18, tzinfo=UTC))
    presenter.choose_view(PeopleView.ROLL_CALL)
    assert (view.roll.day, len(view.roll.entries)) == ("2019-07-15", 14)
    entry = next(each for each in view.roll.entries if each.name == "Hodan Farah")
    presenter.confirm(entry.assignment_id)
    with plan.read() as reader:
        assert reader.get(Assignment, entry.assignment_id).status is AssignmentStatus.BRIEFED
    assert [each.name for each in view.roll.entries if each.is_confirmed] == ["Hodan Farah"]
    assert view.roll.entries[-1].name == "Hodan Farah"


def test_the_matrix_keeps_cities_where_a_role_is_open(plan: Workspace) -> None:
    presenter, view = presented(plan)
    presenter.choose_view(PeopleView.COVERAGE)
    every = len(view.coverage.coverage.rows)
    roles = {each.value: each.rows for each in presenter.options(Facet.ROLE)}
    presenter.toggle(Facet.ROLE, "lead")
    assert len(view.coverage.coverage.rows) == roles["lead"] < every
    presenter.clear()
    presenter.toggle(Facet.GAPS, "open")
    rows = view.coverage.coverage.rows
    assert all(any(cell.state is CellState.GAP for cell in line.cells) for line in rows)
    presenter.choose_view(PeopleView.EVERYONE)
    assert len(view.names) == 15, "what narrows the matrix narrows nothing else"


def test_somebody_can_do_both_when_a_reason_is_given(plan: Workspace) -> None:
    with plan.read() as reader:
        cities = {row.id: row for row in reader.all(CityAction)}
        leads = reader.all(Assignment)
    lead, there = next(
        (lead, city)
        for lead in leads
        for city in cities.values()
        if city.day == cities[lead.city_action_id].day and city.id != lead.city_action_id
    )
    coverage.fill_role(plan, action_id=there.id, role=AssignmentRole.MEDIC, person_id=lead.person_id)
    presenter, view = presented(plan)
    presenter.choose_view(PeopleView.COVERAGE)
    (pair,) = view.coverage.coverage.twice[lead.person_id]
    presenter.coverage.accept_both(pair.first_id, pair.second_id, " ")
    assert view.problems
    presenter.coverage.accept_both(pair.first_id, pair.second_id, "Two blocks apart")
    assert lead.person_id not in view.coverage.coverage.twice
    with plan.read() as reader:
        assert "Two blocks apart" in {accepted.reason for accepted in reader.all(AcceptedProblem)}


def test_talks_are_kept_by_outcome_and_people_who_were_not_reached_lately(plan: Workspace) -> None:
    presenter, view = presented(plan)
    presenter.choose_view(PeopleView.TALKS)
    code, _label, count = presenter.options(Facet.OUTCOME)[0]
    presenter.toggle(Facet.OUTCOME, code)
    assert [talk.outcome.value for talk in view.talks.talks] == [code] * count
    presenter.clear()
    presenter.choose_view(PeopleView.EVERYONE)
    reached = {each.value: each.rows for each in presenter.options(Facet.REACHED)}
    presenter.toggle(Facet.REACHED, "stale")
    assert len(view.names) == reached["stale"] <= reached["once"]


def test_the_call_sheet_is_a_table_or_printed_and_so_is_the_roll_call(
    plan: Workspace, tmp_path: Path
) -> None:
    presenter, view = presented(plan)
    table, sheet, roll = (tmp_path / name for name in ("sheet.csv", "sheet.pdf", "roll.pdf"))
    presenter.save_call_sheet(table)
    with table.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    assert lines[0][:3] == ["From", "Zone", "Name"]
    assert {line[2] for line in lines[1:]} == set(view.queue)
    presenter.save_call_sheet(sheet)
    words = "\n".join(page.extract_text() for page in PdfReader(sheet).pages)
    assert all(name in words for name in view.queue)
    assert "Eastern" in words
    presenter.choose_view(PeopleView.ROLL_CALL)
    presenter.save_roll_call(roll)
    assert "Final check-in for" in PdfReader(roll).pages[0].extract_text()
    assert len(view.toasts) == 3
    assert [file.stat().st_mode & 0o077 for file in (table, sheet, roll)] == [0, 0, 0]
    presenter.save_call_sheet(tmp_path / "missing" / "sheet.csv")
    assert view.problems
