"""The strip is about one day and one span, and knows who misses it; no window is needed to ask it."""

from collections.abc import Sequence

from organizer_app.domain.calendar.action_filters import ActionFilter
from organizer_app.domain.calendar.concurrency import UtcSpan
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.ui.screens.plan.marks.day_marks import MarkBook
from organizer_app.ui.screens.plan.store.plan_view import Shown
from organizer_app.ui.screens.plan.strip.live_strip_presenter import LiveStripPresenter, StripShown
from tests.support.action_rows import make_row
from tests.support.builders import a_head


class Recording:
    """Implements `StripView`."""

    def __init__(self) -> None:
        self.shown: StripShown | None = None
        self.selected: list[tuple[str, ...]] = []
        self.presenter = LiveStripPresenter(
            self, lambda keys: self.selected.append(tuple(keys)), lambda: "2027-04-17"
        )

    def show_strip(self, shown: StripShown) -> None:
        self.shown = shown

    @property
    def now(self) -> StripShown:
        return self.shown


def live(city: str, starts: int, minutes: int = 60, **fields: object) -> ActionRow:
    row = make_row(city, starts, action_id=f"{city}{starts}", **fields)
    return row._replace(ends=starts + minutes, ends_utc=row.starts_utc + minutes)


def shown(rows: Sequence[ActionRow], wanted: ActionFilter | None = None) -> Shown:
    return Shown(
        rows,
        (),
        (0, 0, 0, 0, 0, 0),
        wanted or ActionFilter(),
        MarkBook(),
        "America/New_York",
        total=len(rows),
    )


# Noon in Boston and New York, 11:30 in Chicago, 5 PM in Seattle; Denver has no end.
ROWS = (
    live("Boston", 720),
    live("New York", 720, 90),
    live("Chicago", 690),
    live("Seattle", 1020),
    make_row("Denver", 600, action_id="d"),
    live("Atlanta", 720, day="2027-04-18"),
)


def test_the_best_span_is_said_in_words_on_the_clock_of_the_desk() -> None:
    strip = Recording()
    strip.presenter.show_rows(shown(ROWS))
    assert strip.now.day == "2027-04-17"
    assert strip.now.sentence == "3 of 5 cities, 12:30–1:00 PM ET"  # noqa: RUF001  # an en dash
    assert (strip.now.missing, strip.now.untimed, strip.now.is_best) == (2, 1, True)
    strip.presenter.select_missing()
    assert strip.selected == [("place-seattle", "place-denver")]


def test_the_moment_of_the_rule_comes_before_the_best_one() -> None:
    strip = Recording()
    head = a_head(anchor_date="2027-04-17", rule="window", rule_time=17 * 60, window_minutes=30)
    strip.presenter.show_rows(shown(ROWS)._replace(head=head))
    assert strip.now.sentence == "0 of 5 cities, 5:00–5:30 PM ET"  # noqa: RUF001  # an en dash
    assert (strip.now.missing, strip.now.is_best) == (5, True)


def test_a_chosen_span_is_measured_until_the_best_one_is_asked_for_again() -> None:
    strip = Recording()
    strip.presenter.show_rows(shown(ROWS))
    best = strip.now.span
    strip.presenter.choose(UtcSpan(best.end, best.end + 15))
    assert strip.now.sentence == "2 of 5 cities, 1:00–1:15 PM ET"  # noqa: RUF001  # an en dash
    assert not strip.now.is_best
    strip.presenter.show_rows(shown(ROWS[1:]))
    assert strip.now.span == UtcSpan(best.end, best.end + 15)
    strip.presenter.choose(UtcSpan(0, 0))
    assert strip.now.is_best


def test_keys_move_the_span_within_the_day_and_widen_it() -> None:
    strip = Recording()
    strip.presenter.show_rows(shown(ROWS[:1]))
    strip.presenter.move(1, widens=False)
    first = strip.now.span
    assert first.end - first.start == 15
    strip.presenter.move(1, widens=True)
    assert strip.now.span == UtcSpan(first.start, first.end + 15)
    for _step in range(9):
        strip.presenter.move(-1, widens=False)
    assert strip.now.span == UtcSpan(strip.now.live.start, strip.now.live.start + 15)
    for _step in range(9):
        strip.presenter.move(1, widens=True)
    assert strip.now.span.end == strip.now.live.start + 60


def test_the_day_is_the_one_filtered_for_else_the_anchor_else_the_fullest() -> None:
    strip = Recording()
    strip.presenter.show_rows(shown(ROWS, ActionFilter(first_day="2027-04-18", last_day="2027-04-18")))
    assert (strip.now.day, strip.now.missing) == ("2027-04-18", 0)
    strip.presenter.show_rows(shown([live("Boston", 720, day="2027-05-01")]))
    assert strip.now.day == "2027-05-01"


def test_without_times_or_days_it_says_so() -> None:
    strip = Recording()
    strip.presenter.show_rows(shown([make_row("Denver", 600)]))
    assert strip.now.sentence == "No action here has a start and an end yet."
    strip.presenter.move(1, widens=False)
    strip.presenter.select_missing()
    assert strip.selected == []
    strip.presenter.show_rows(shown([]))
    assert strip.now.sentence == "No action here has a date yet."


def test_the_link_selects_whom_the_sentence_does_not_count_under_every_rule() -> None:
    rows = (
        live("Boston", 720),
        live("Chicago", 720),
        live("Seattle", 720),
        live("Denver", 900),
        make_row("Phoenix", 720, action_id="without-an-end"),
        make_row("Atlanta", None, action_id="without-a-start"),
    )
    off = {
        "same_local_time": {"place-denver", "place-atlanta"},
        "same_instant": {"place-seattle", "place-chicago", "place-denver", "place-phoenix", "place-atlanta"},
    }
    for rule, missed in off.items():
        strip = Recording()
        head = a_head(anchor_date="2027-04-17", rule=rule, rule_time=720, window_minutes=30)
        strip.presenter.show_rows(shown(rows)._replace(head=head))
        strip.presenter.select_missing()
        assert set(strip.selected[-1]) == missed, rule
        assert strip.now.missing == len(missed)
        assert strip.now.sentence.startswith(f"{6 - len(missed)} of 6 cities"), rule


def test_another_span_under_the_same_local_time_counts_who_is_live_then() -> None:
    strip = Recording()
    head = a_head(anchor_date="2027-04-17", rule="same_local_time", rule_time=720, window_minutes=30)
    strip.presenter.show_rows(shown(ROWS)._replace(head=head))
    best = strip.now.span
    strip.presenter.choose(UtcSpan(best.end, best.end + 15))
    strip.presenter.select_missing()
    assert len(strip.selected[-1]) == strip.now.missing == 3
