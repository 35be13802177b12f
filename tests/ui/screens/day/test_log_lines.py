"""A line of the log names its city and, where it is another day's, its day."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.model.day.count_reports import CountMethod
from organizer_app.domain.model.day.deliveries import DeliveryOutcome
from organizer_app.services.actions import city_actions
from organizer_app.services.day import entries, incidents
from organizer_app.services.day.day_books import read_day
from organizer_app.services.day.entries import Said
from organizer_app.services.day.logs import read_day_log
from organizer_app.services.plan.workspace import Workspace
from organizer_app.storage.rows import plan_rows
from organizer_app.ui.screens.day.log_lines import LogLine, log_lines
from tests.support.open_plans import add_action, opened, sample_plan

# 3:10 PM in New York.
AFTERNOON = datetime(2019, 7, 15, 19, 10, tzinfo=UTC)


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        workspace.clock = lambda: AFTERNOON
        yield workspace


def lines(plan: Workspace) -> list[LogLine]:
    return log_lines(*read_day_log(plan, clock=AFTERNOON))


def action_in(plan: Workspace, city: str) -> str:
    with plan.read() as reader:
        rows = plan_rows.read_snapshot(reader.connection).rows
    return next(row.action_id for row in rows if row.city == city)


def test_a_city_of_another_day_and_a_canceled_one_keep_their_names(plan: Workspace) -> None:
    before, canceled = action_in(plan, "Portland"), action_in(plan, "Seattle")
    city_actions.set_day(plan, action_id=before, day=date(2019, 7, 13))
    assert read_day(plan).book.city(before) is None
    city_actions.set_status(plan, action_id=canceled, status=ActionStatus.CANCELLED)
    for action_id in (before, canceled, ""):
        entries.log_note(plan, said=Said(text="noted"), action_id=action_id)
    incidents.log_incident(plan, action_id=before, title="rain", severity=1)
    assert [line.city for line in lines(plan) if line.severity] == ["Portland, OR"]
    assert [line.city for line in lines(plan) if line.text == "noted"] == [
        "all cities", "Seattle, WA", "Portland, OR",
    ]  # fmt: skip


def test_a_line_of_another_day_says_which(plan: Workspace) -> None:
    entries.log_note(plan, said=Said(text="today"))
    plan.clock = lambda: datetime(2019, 7, 15, 3, 30, tzinfo=UTC)
    entries.log_note(plan, said=Said(text="last night"))
    plan.clock = lambda: AFTERNOON
    assert [(line.occurred, line.day, line.text) for line in lines(plan)] == [
        ("3:10 PM", "", "today"),
        ("11:30 PM", "Jul 14", "last night"),
    ]


def test_two_actions_of_a_city_are_told_apart_by_their_starts(plan: Workspace) -> None:
    later = add_action(plan, "Seattle, WA", day=date(2019, 7, 15), starts=time(17, 30))
    for action_id in (action_in(plan, "Portland"), later):
        entries.log_note(plan, said=Said(text="noted"), action_id=action_id)
    assert [line.city for line in lines(plan)] == ["Seattle, WA \u00b7 5:30 PM", "Portland, OR"]


def test_counts_and_deliveries_are_in_the_log_and_a_count_stays_blind(plan: Workspace) -> None:
    seattle = action_in(plan, "Seattle")

    def count(counter: str) -> None:
        entries.log_count(
            plan, action_id=seattle, span=(4711, 4712), method=CountMethod.CLICKER, counter=counter,
            said=Said(text="at the gate 4711"),
        )  # fmt: skip

    count("Ana")
    entries.log_delivery(
        plan,
        action_id=seattle,
        outcome=DeliveryOutcome.ACCEPTED,
        signatures=250_000,
        said=Said(text="reception", minutes_ago=30),
    )
    (hidden, delivered) = lines(plan)
    assert "4711" not in str(hidden)
    assert "4,711" not in str(hidden)
    assert (hidden.text, hidden.by) == ("Count, by Ana: Hidden until a second counter has finished.", "Ana")
    assert (delivered.occurred, delivered.entered) == ("2:40 PM", "3:10 PM")
    assert delivered.text == "Delivery: Accepted, 250,000 signatures, received by reception"
    count("Luis")
    shown = [line.text for line in lines(plan) if line.by]
    assert shown == [
        f"Count: 4,711\u20134,712, clicker, by {name}, at the gate 4711" for name in ("Luis", "Ana")
    ]
    assert not any(line.is_correctable for line in lines(plan))
