"""Forecasts use what counted days taught, once somebody took it over."""

from datetime import timedelta

from organizer_app.domain.day.learned_ratios import DEFAULT_RATIOS, UsedRatio
from organizer_app.domain.model.city_actions import Tactic
from organizer_app.domain.model.day.count_reports import CountMethod
from organizer_app.domain.model.day.lessons import RatioKind
from organizer_app.services.actions import city_actions
from organizer_app.services.day.count_books import read_counts
from organizer_app.services.day.day_books import read_day
from organizer_app.services.day.entries import log_count
from organizer_app.services.day.forecasts import forecasts, learned_from, use_ratios
from organizer_app.services.plan.history import entries, undo
from organizer_app.services.plan.workspace import Workspace
from organizer_app.wording.day.counts import about
from tests.services.day.conftest import AFTERNOON

EVENING = AFTERNOON + timedelta(hours=8)


def counted(plan: Workspace, cities: int) -> list[str]:
    """Make all actions rallies that expected 100 people, and count 150 in some of them."""
    ids = [state.city.action_id for state in read_day(plan).book.states()]
    for action_id in ids:
        city_actions.set_tactic(plan, action_id=action_id, tactic=Tactic.RALLY)
        city_actions.set_expected(plan, action_id=action_id, expected=100)
    for action_id in ids[:cities]:
        for counter in ("Ana", "Luis"):
            span, method = (140, 160), CountMethod.CLICKER
            log_count(plan, action_id=action_id, span=span, method=method, counter=counter)
    return ids


def test_three_counted_cities_change_the_forecast_of_the_tactic_and_undo_takes_it_back(
    prime_day: Workspace,
) -> None:
    ids = counted(prime_day, 3)
    with prime_day.read() as reader:
        assert {each.people for each in forecasts(reader, ids).values()} == {100}
        (found,) = learned_from(reader, ids, EVENING)
        assert (found.actions, found.ratio) == (3, 150)
        assert learned_from(reader, ids, AFTERNOON - timedelta(days=9)) == (), "nothing is over yet"
    assert use_ratios(prime_day, action_ids=ids, clock=EVENING) == 1
    assert entries(prime_day)[0].arguments["count"] == "1"
    with prime_day.read() as reader:
        known = forecasts(reader, ids)[ids[0]]
        assert (known.people, known.turnout) == (150, UsedRatio(150, 3))
        assert known.marshal_ratio == UsedRatio(DEFAULT_RATIOS[RatioKind.MARSHALS])
    book = read_counts(prime_day)
    told = about(book.cities[0].state, book.day.book.now, book.cities[0].forecast)
    assert told.endswith("100 expected · forecast 150 (from 3 actions like it)")
    assert use_ratios(prime_day, action_ids=ids, clock=EVENING) == 0, "nothing is new"
    undo(prime_day)
    with prime_day.read() as reader:
        assert forecasts(reader, ids)[ids[0]].people == 100


def test_two_counted_cities_are_too_few(prime_day: Workspace) -> None:
    ids = counted(prime_day, 2)
    assert use_ratios(prime_day, action_ids=ids, clock=EVENING) == 0
