"""The printed run of show: a page a city, times, fixed cues, warnings, nothing cut off."""

from datetime import UTC, datetime, time

from organizer_app.domain.logistics.run_of_show import run_of_show
from organizer_app.domain.logistics.show_sheet import ShowSheet
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.sites import Site
from organizer_app.exchange.paper.show_sheet import show_sheet
from organizer_app.services.plan.typesetting import sheet_pdf
from organizer_app.wording.logistics.show_sheets import show_words
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.action_rows import BLANK
from tests.support.pdf_ua import faults
from tests.support.printed_pages import pages_of

LONG = "A cue whose name is sixty characters long, as some of them are"


def show(city: str, cues: list[Cue]) -> ShowSheet:
    row = BLANK._replace(
        city=city, state="WA", day="2019-07-15", starts=720, ends=840, starts_utc=26053620,
        zone="America/Los_Angeles",
    )  # fmt: skip
    site = Site(id="s", city_action_id="a", venue="Town Hall", access_notes="ramp at the back")
    made_at = datetime(2019, 6, 21, 12, tzinfo=UTC)
    return ShowSheet("Prime Day 2019", row, run_of_show(cues, 720), (site,), made_at, "America/New_York")


def cue(spot: int, title: str, **facts: object) -> Cue:
    return Cue(id=f"c{spot}", city_action_id="a", title=title, position=spot, **facts)  # type: ignore[arg-type]  # fields of many types


def pages(*shows: ShowSheet) -> list[str]:
    pdf = sheet_pdf(show_sheet(shows, schedule_words(paper="a4"), show_words()))
    assert faults(pdf, many=True) == []
    return pages_of(pdf)


def test_each_city_has_a_page_with_times_owners_and_warnings() -> None:
    cues = [
        cue(0, "Welcome", minutes=30, owner="Imani Cole", location="Stage"),
        cue(1, "Deliver", starts=time(12, 20), is_hard=True, minutes=10, script="Say their names. " * 60),
        cue(2, LONG),
    ]
    seattle, spokane = pages(show("Seattle", cues), show("Spokane", cues[:1]))
    for told in (
        "Seattle, WA", "12:00 PM", "Welcome", "Imani Cole · Stage", "12:20 PM", LONG,
        ("Say their names. " * 60).strip(),
        "starts 10 minutes before", "Bold: fixed.", "Town Hall", "Access: ramp at the back", "Page 1 of 1",
        "Prime Day 2019 · run of show Seattle · internal",
    ):  # fmt: skip
        assert told in seattle, told
    assert "run of show Spokane" in spokane
    assert "Bold" not in spokane


def test_a_long_day_goes_on_over_the_page_and_counts_its_own_pages() -> None:
    texts = pages(
        show("Seattle", [cue(spot, f"Cue {spot} ends") for spot in range(90)]),
        show("Spokane", [cue(0, "Hello")]),
    )
    assert all(f"Cue {spot} ends" in " ".join(texts) for spot in range(90))
    assert [f"Page {page} of 3" in texts[page - 1] for page in (1, 2, 3)] == [True] * 3
    assert "Page 1 of 1" in texts[3]
