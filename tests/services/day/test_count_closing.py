"""One step lets the single counts of all cities that are over stand; the others stay hidden."""

from datetime import UTC, datetime, timedelta

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import NothingFound
from organizer_app.domain.model.day.count_reports import CountMethod
from organizer_app.services.day.count_books import read_counts
from organizer_app.services.day.count_closing import ClosedCounts, close_counts
from organizer_app.services.day.entries import log_count
from organizer_app.services.plan.history import page, undo
from organizer_app.services.plan.workspace import Workspace
from organizer_app.wording.plan.edits import sentence
from tests.support.open_plans import one_step

# Arlington and Washington are over, Seattle has begun an hour ago.
AFTERNOON = datetime(2019, 7, 15, 20, 0, tzinfo=UTC)


def count(plan: Workspace, city: str, low: int, counter: str = "Ana") -> None:
    action_id = next(
        each.state.city.action_id for each in read_counts(plan).cities if each.state.city.city == city
    )
    method = CountMethod.CLICKER
    log_count(plan, action_id=action_id, span=(low, low), method=method, counter=counter)


def told(plan: Workspace) -> dict[str, int | None]:
    book = read_counts(plan, clock=AFTERNOON)
    return {each.state.city.city: each.count.low for each in book.cities if each.counters}


def test_cities_that_are_over_are_told_in_one_step_and_the_others_stay_hidden(prime_day: Workspace) -> None:
    for spot, city in enumerate(("Arlington", "Washington", "Seattle", "New York")):
        count(prime_day, city, 100 + spot)
    count(prime_day, "New York", 103, "Luis")
    hidden = {"Arlington": None, "Washington": None, "Seattle": None, "New York": 103}
    assert told(prime_day) == hidden
    with one_step(prime_day, EditKind.CLOSED_COUNTS):
        assert close_counts(prime_day, clock=AFTERNOON) == ClosedCounts(closed=2, going_on=1)
    assert told(prime_day) == {**hidden, "Arlington": 100, "Washington": 101}
    assert "Let the one count of each of 2 cities stand" in sentence(page(prime_day, limit=1)[0])
    undo(prime_day)
    assert told(prime_day) == hidden


def test_where_only_cities_that_go_on_wait_nothing_is_done(prime_day: Workspace) -> None:
    count(prime_day, "Seattle", 100)
    with pytest.raises(NothingFound):
        close_counts(prime_day, clock=AFTERNOON)
    assert told(prime_day) == {"Seattle": None}
    assert close_counts(prime_day, clock=AFTERNOON + timedelta(hours=12)).closed == 1
