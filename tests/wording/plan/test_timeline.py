"""Timeline and week say which clock is meant and how many cities share the moment."""

from organizer_app.domain.calendar.shared_windows import SharedWindow
from organizer_app.domain.calendar.time_grid import Span
from organizer_app.wording.language import dates
from organizer_app.wording.language.shared_moments import together
from organizer_app.wording.plan import plan_bar
from organizer_app.wording.plan import timeline as words
from tests.support.action_rows import make_row


def test_zones_are_headed_briefly() -> None:
    assert words.zone_head("America/Chicago") == "Central"
    assert words.zone_head("Asia/Kolkata") == "Kolkata"
    assert words.zone_head("") == "No time or city yet"
    assert words.reference("America/New_York") == "Eastern (reference)"


def test_clock_changes_are_said_on_the_axis() -> None:
    assert words.skipped(180, 60) == "3 AM, no 2 AM"
    assert words.again(60) == "1 AM again"
    assert words.twice(60) == "1 AM twice"


def test_the_window_is_counted_in_cities() -> None:
    window = SharedWindow("2027-04-17", Span(0, 30), None, 0, 46, 59, is_rule=True)
    assert together(window) == "46 of 59 cities live together"
    local = window._replace(span=None, wall=720)
    assert together(local) == "46 of 59 cities at 12:00 PM local time"


def test_days_and_items_are_sentences() -> None:
    assert words.nothing_on("2027-04-17") == "No actions on Sat, Apr 17 2027"
    assert words.item_sentence(make_row(), is_selected=True).startswith("Selected. Seattle, WA")
    assert words.hour_of_day(12) == "Noon"


def test_the_period_is_the_month_the_week_or_the_day() -> None:
    arguments = ((2027, 4), "2027-04-17", "2027-04-12")
    texts = [plan_bar.period(view, *arguments) for view in ("month", "week", "timeline")]
    assert texts == ["April 2027", "Apr 12 – 18, 2027", "Sat, Apr 17 2027"]  # noqa: RUF001  # an en dash
    assert dates.week_span("2027-04-26") == "Apr 26 – May 2, 2027"  # noqa: RUF001  # an en dash
    assert plan_bar.previous("timeline") == "Previous day ([)"
    assert plan_bar.following("week") == "Next week (])"
