"""The same schedule in one line, as a message and in full, and as Markdown that any reader takes."""

from dataclasses import replace
from datetime import date, time, timedelta

from markdown_it import MarkdownIt

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.sharing.shared_changes import ChangeKind, SharedChange
from organizer_app.exchange.schedule.text_schedule import write_line, write_markdown, write_short, write_text
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.shared_schedules import NOON_UTC, SEATTLE, a_schedule

WORDS = schedule_words()
PUBLIC = a_schedule(Audience.PUBLIC)
LINE = (
    "Prime Day 2019: Monday, July 15, 2019. 2 cities. 3 cities, between 100 and 150 people, 1 of 2 reported"
)


def test_one_line_says_what_how_much_and_what_was_counted() -> None:
    assert write_line(PUBLIC, WORDS).decode() == f"{LINE}\n"
    assert write_line(a_schedule(), WORDS).decode().startswith("For the national team only.")


def test_a_message_names_the_cities_that_stand() -> None:
    assert write_short(PUBLIC, WORDS).decode().splitlines() == [
        LINE, "End the contracts.", "Pacific Time: Seattle, WA 12:00 PM.",
        "Time zone open: Ames, IA Date open.",
        "#NoTech",
    ]  # fmt: skip


def test_a_message_tells_days_apart_and_each_city_once() -> None:
    evening = replace(SEATTLE, uid="evening", starts=time(17), starts_utc=NOON_UTC + timedelta(hours=5))
    later = replace(SEATTLE, uid="later", day=date(2019, 7, 16), city="Tacoma")
    text = write_short(replace(PUBLIC, entries=(SEATTLE, evening, later)), WORDS).decode()
    assert "Pacific Time, Mon, Jul 15: Seattle, WA 12:00 PM, 5:00 PM.\n" in text
    assert "Pacific Time, Tue, Jul 16: Tacoma, WA 12:00 PM.\n" in text


def test_a_message_of_many_actions_names_cities_without_hours() -> None:
    many = tuple(replace(SEATTLE, uid=f"u{at}", city=f"City {at % 50}") for at in range(100))
    text = write_short(replace(PUBLIC, entries=many), WORDS).decode()
    assert "Pacific Time: City 0, WA (2); City 1, WA (2); " in text
    assert "12:00 PM" not in text.partition("Pacific Time")[2]


def test_the_full_text_says_everything_the_page_says() -> None:
    text = write_text(PUBLIC, WORDS).decode()
    for told in (
        "PRIME DAY 2019", "- Seattle, WA, 12:00 \N{EN DASH} 1:30 PM: Rally at the Spheres",
        "  Amazon Spheres, 2111 7th Ave",
        "  3:00 PM ET", "  Hosted by: Tech Workers Coalition, Mijente", "  https://example.org/seattle",
        "  Access: Lift at the corner", "- Canceled: New York, NY", "- Press call, Friday, July 12, 2019",
        "As of July 5, 2019, 11:00 AM ET",
    ):  # fmt: skip
        assert told in text
    assert "Wren" not in text
    assert "Phone: +12065550151" in write_text(a_schedule(), WORDS).decode()


def test_news_of_a_release_come_first() -> None:
    moved = SharedChange(
        kind=ChangeKind.VENUE, uid=SEATTLE.uid, city="Seattle", venue="Park", old_venue="Gate"
    )
    text = write_text(replace(PUBLIC, release=2, changes=(moved,)), WORDS).decode()
    assert text.index("New in version 2") < text.index("Pacific Time")
    assert "Version 2. As of" in text


def test_markdown_shows_hours_without_backslashes_and_no_text_as_a_list() -> None:
    text = write_markdown(PUBLIC, WORDS).decode()
    assert "  - 3:00 PM ET" in text
    assert "\\:" not in text
    for title in ("1. First", "12) Twelfth", "- dash", "+ plus", "= line"):
        named = replace(PUBLIC, title=title, demand=title)
        page = MarkdownIt().render(write_markdown(named, WORDS).decode())
        assert f"<p>{title}</p>" in page


def test_markdown_has_headings_and_one_list_item_for_each_action() -> None:
    page = MarkdownIt().render(write_markdown(PUBLIC, WORDS).decode())
    assert "<h1>Prime Day 2019</h1>" in page
    assert "<h2>Pacific Time</h2>" in page
    assert "Seattle, WA, 12:00 \N{EN DASH} 1:30 PM: Rally at the Spheres" in page
    assert "<li>https://example.org/seattle</li>" in page
