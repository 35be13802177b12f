"""A count stays blind until a second counter has finished, and every rule for what is missing is told."""

import re
from datetime import timedelta

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import NothingFound
from organizer_app.domain.day.city_counts import CityCounts
from organizer_app.domain.day.counting import Agreement, CountStage, Imputation
from organizer_app.domain.model.day.count_reports import CountMethod, CountReport
from organizer_app.domain.model.day.deliveries import DeliveryOutcome
from organizer_app.services.actions.counting import close_counting, set_count
from organizer_app.services.actions.numbers import public_numbers
from organizer_app.services.day.after_actions import read_after
from organizer_app.services.day.count_books import read_counts
from organizer_app.services.day.entries import Said, log_count, log_delivery
from organizer_app.services.plan.history import page
from organizer_app.services.plan.history_log import history_log
from organizer_app.services.plan.step_details import step_detail
from organizer_app.services.plan.workspace import Workspace
from organizer_app.wording.day.after_action import counted, counted_label
from organizer_app.wording.day.day_views import day_tallies
from organizer_app.wording.day.public_lines import public_line
from organizer_app.wording.plan.edits import sentence
from organizer_app.wording.sharing.releases import turnout_sentence
from tests.support.open_plans import one_step
from tests.support.plan_views import row_in


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


def test_no_sum_has_the_only_count_of_a_city_even_after_the_day(prime_day: Workspace) -> None:
    """Whoever counts second could subtract, also when they do so late from a video."""
    for counter in ("Ana", "Luis"):
        count(prime_day, "New York", (300, 400), counter)
    count(prime_day, "Seattle", (4711, 4712), "Ana")
    before = read_counts(prime_day)
    later = prime_day.clock() + timedelta(days=1)
    book = read_counts(prime_day, clock=later)
    seattle = next(each for each in book.cities if each.state.city.city == "Seattle")
    assert seattle.state.count.low is None
    assert book.day.book.board().number.low == 300
    assert (seattle.stage, seattle.count.low) == (CountStage.SECOND, None)
    assert (book.lines, book.sizes) == (before.lines, before.sizes), "nothing to subtract from one another"
    assert (before.lines[0].waiting, book.day.book.board().number.waiting) == (1, 1)
    count(prime_day, "Seattle", (4700, 4800), "Luis")
    book = read_counts(prime_day, clock=later)
    line = book.lines[0]
    assert (line.reported, line.low, line.waiting) == (2, 300 + 4700, 0)


def told(plan: Workspace) -> str:
    """Return everything that lists, history, report and numbers say."""
    row, after = row_in(plan, "Seattle"), read_after(plan)
    texts = [repr((row.count_low, row.count_high)), repr(public_numbers(plan)), repr(after.after)]
    for step in page(plan, limit=3):
        texts += [sentence(step), repr(step_detail(plan, edit_id=step.edit_id))]
    texts += [repr(after.lessons.learned), history_log(plan).content.decode()]
    return " ".join(texts)


def test_the_only_count_is_told_nowhere_until_the_desk_lets_it_stand(prime_day: Workspace) -> None:
    count(prime_day, "Seattle", (4711, 4713), "Ana", "4711 at the gate")
    later = prime_day.clock() + timedelta(days=1)
    prime_day.clock = lambda: later
    prime_day.catch_up()
    assert not re.findall(r"\b4,?71[13]\b", told(prime_day))
    city = counts_of(prime_day, "Seattle").state.city
    with one_step(prime_day, EditKind.CLOSED_COUNTING):
        close_counting(prime_day, action_id=city.action_id)
    assert "4711" in told(prime_day)
    found = counts_of(prime_day, "Seattle")
    assert (found.count.low, found.count.high, found.counters[0].is_hidden) == (4711, 4713, False)
    assert found.counters[0].finished_at is not None
    with pytest.raises(NothingFound):
        close_counting(prime_day, action_id=city.action_id)


def test_every_number_says_how_many_cities_wait_for_their_second_count(prime_day: Workspace) -> None:
    """A desk with one counter in each city would otherwise read that nobody reported."""
    for spot, city in enumerate(("Seattle", "Portland", "Arlington")):
        count(prime_day, city, (4711, 4713 + spot), "Ana")

    def texts() -> tuple[str, ...]:
        numbers, board = public_numbers(prime_day).turnout, read_counts(prime_day).day.book.board()
        after = read_after(prime_day).after
        return (
            turnout_sentence(numbers),
            public_line(board.number, board.now, "America/New_York", None),
            day_tallies(board),
            f"{counted_label(after)}: {counted(after)}",
        )

    share, line, tallies, report = texts()
    assert share == "No count can be told yet: 3 cities of 7 wait for a second one."
    assert line.endswith(", no count could be told: 3 cities of 7 wait for a second one.")
    assert tallies.endswith("0 of 7 reported · 3 cities wait for a second count")
    assert report == "Counted, 0 of 7 cities; 3 cities wait for a second count: not told yet"
    assert not any("47" in text or "4,7" in text for text in texts())
    count(prime_day, "Arlington", (4711, 4713), "Luis")
    share, line, tallies, report = texts()
    assert share.endswith("1 of 7 reported; 2 more wait for a second count")
    assert line.endswith(
        ", 1 of 7 cities had reported: between 4,700 and 4,800 people. 2 more wait for a second count."
    )
    assert tallies.endswith("1 of 7 reported · 2 more wait for a second count")
    assert report.startswith("Counted, 1 of 7 cities; 2 more wait for a second count: ")


def test_a_number_typed_in_the_plan_leaves_the_count_that_nobody_sees(prime_day: Workspace) -> None:
    count(prime_day, "Seattle", (300, 400), "Ana")
    city = counts_of(prime_day, "Seattle").state.city
    set_count(prime_day, action_id=city.action_id, counted=(310, 390))
    assert [each.low for each in counts_of(prime_day, "Seattle").counters] == [300, 310]


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
