"""A count stays blind until a second counter has finished, and every rule for what is missing is told."""

from datetime import timedelta

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.day.city_counts import CityCounts
from organizer_app.domain.day.counting import Agreement, CountStage, Imputation
from organizer_app.domain.model.day.count_reports import CountMethod, CountReport
from organizer_app.domain.model.day.deliveries import DeliveryOutcome
from organizer_app.services.day.count_books import read_counts
from organizer_app.services.day.entries import Said, log_count, log_delivery
from organizer_app.services.plan.workspace import Workspace


def counts_of(plan: Workspace, city: str) -> CityCounts:
    return next(each for each in read_counts(plan).cities if each.state.city.city == city)


def count(plan: Workspace, city: str, span: tuple[int, int], counter: str, note: str = "") -> None:
    action_id = counts_of(plan, city).state.city.action_id
    log_count(
        plan,
        action_id=action_id,
        span=span,
        method=CountMethod.CLICKER,
        counter=counter,
        said=Said(text=note),
    )


def test_nothing_of_the_first_count_can_be_seen_until_the_second_is_in(prime_day: Workspace) -> None:
    count(prime_day, "Seattle", (4711, 4712), "Ana", "4711 at the gate")
    city = counts_of(prime_day, "Seattle")
    assert city.stage is CountStage.SECOND
    (hidden,) = city.counters
    assert hidden.is_hidden
    assert hidden.counter == "Ana"
    assert (hidden.low, hidden.high, hidden.method, hidden.note) == (None, None, None, "")
    assert (city.count.low, city.count.high) == (None, None)
    count(prime_day, "Seattle", (4700, 4800), "Luis")
    city = counts_of(prime_day, "Seattle")
    assert city.stage is CountStage.AGREED
    assert [(each.low, each.high) for each in city.counters] == [(4711, 4712), (4700, 4800)]
    assert (city.count.low, city.count.high) == (4700, 4800)


def test_two_that_differ_ask_for_a_third_and_the_pair_that_agrees_is_kept(prime_day: Workspace) -> None:
    count(prime_day, "Seattle", (380, 460), "Ana")
    count(prime_day, "Seattle", (590, 690), "Luis")
    assert counts_of(prime_day, "Seattle").stage is CountStage.THIRD
    count(prime_day, "Seattle", (600, 680), "Rosa")
    city = counts_of(prime_day, "Seattle")
    assert city.stage is CountStage.AGREED
    assert (city.count.low, city.count.high) == (590, 690)


def test_the_highest_count_of_a_counter_is_used_and_never_a_sum(prime_day: Workspace) -> None:
    for span in ((100, 120), (300, 340), (200, 220)):
        count(prime_day, "Seattle", span, "Ana")
    count(prime_day, "Seattle", (310, 330), "Luis")
    city = counts_of(prime_day, "Seattle")
    assert [(each.low, each.counts) for each in city.counters] == [(300, 3), (310, 1)]
    assert (city.count.low, city.count.high) == (300, 340)


def test_an_imported_count_was_never_blind(prime_day: Workspace) -> None:
    action_id = counts_of(prime_day, "Seattle").state.city.action_id
    with prime_day.edit(EditKind.LOGGED_COUNT) as editor:
        editor.put(CountReport(id=prime_day.new_id(), city_action_id=action_id, low=300, high=400))
    city = counts_of(prime_day, "Seattle")
    assert not city.counters[0].is_hidden
    assert city.count.agreement is Agreement.ONE
    assert (city.count.low, city.count.high) == (300, 400)


def test_rules_are_side_by_side_and_the_first_fills_nothing_in(prime_day: Workspace) -> None:
    count(prime_day, "Seattle", (300, 400), "Ana")
    count(prime_day, "Seattle", (310, 390), "Luis")
    book = read_counts(prime_day)
    none, median, mean = book.lines
    assert [line.rule for line in book.lines] == list(Imputation)
    assert (none.reported, none.cities, none.low, none.high, none.added_high) == (1, 7, 300, 400, 0)
    assert median.added_high == 0, "one count is no median"
    assert (mean.added_low, mean.added_high) == (6 * 300, 6 * 400)
    assert sum(row.cities for row in book.sizes) == 7
    assert sum(row.reported for row in book.sizes) == 1


def test_beside_the_form_of_a_second_counter_no_sum_has_the_first_count_either(prime_day: Workspace) -> None:
    """After the all-clear the board adds the only count of a city; whoever counts second must not see it."""
    for counter in ("Ana", "Luis"):
        count(prime_day, "New York", (300, 400), counter)
    count(prime_day, "Seattle", (4711, 4712), "Ana")
    before = read_counts(prime_day)
    later = prime_day.clock() + timedelta(days=1)
    book = read_counts(prime_day, clock=later)
    seattle = next(each for each in book.cities if each.state.city.city == "Seattle")
    assert seattle.state.count.low == 4711, "the board has it"
    assert (seattle.stage, seattle.count.low) == (CountStage.SECOND, None)
    assert (book.lines, book.sizes) == (before.lines, before.sizes), "nothing to subtract from one another"
    assert (before.left_out, book.left_out) == (0, 1)
    count(prime_day, "Seattle", (4700, 4800), "Luis")
    book = read_counts(prime_day, clock=later)
    assert (book.lines[0].reported, book.lines[0].low, book.left_out) == (2, 300 + 4700, 0)


def test_deliveries_are_listed_with_who_received_them(prime_day: Workspace) -> None:
    city = counts_of(prime_day, "New York").state.city
    log_delivery(
        prime_day,
        action_id=city.action_id,
        outcome=DeliveryOutcome.PARTLY_TAKEN,
        signatures=250_000,
        said=Said(text="reception"),
    )
    (found,) = counts_of(prime_day, "New York").deliveries
    assert (found.outcome, found.signatures, found.received_by) == (
        DeliveryOutcome.PARTLY_TAKEN,
        250_000,
        "reception",
    )
