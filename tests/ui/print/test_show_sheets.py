"""The printed run of show: a page a city, times, fixed cues, warnings, nothing cut off."""

import io
from datetime import UTC, datetime, time

import pytest
from pypdf import PdfReader

from organizer_app.domain.logistics.run_of_show import run_of_show
from organizer_app.domain.logistics.show_sheet import ShowSheet
from organizer_app.domain.model.cues import Cue
from organizer_app.domain.model.sites import Site
from organizer_app.ui.print.pdf_file import A4
from organizer_app.ui.print.show_sheets import show_pdf
from tests.support.action_rows import BLANK

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


@pytest.mark.usefixtures("qapp")
def test_each_city_has_a_page_with_times_owners_and_warnings() -> None:
    cues = [
        cue(0, "Welcome", minutes=30, owner="Imani Cole", location="Stage"),
        cue(1, "Deliver", starts=time(12, 20), is_hard=True, minutes=10, script="Say their names."),
        cue(2, LONG),
    ]
    pdf = show_pdf([show("Seattle", cues), show("Spokane", cues[:1])])
    assert pdf == show_pdf([show("Seattle", cues), show("Spokane", cues[:1])])
    seattle, spokane = (page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    for told in (
        "Seattle, WA", "12:00 PM", "Welcome", "Imani Cole · Stage", "12:20 PM", "Say their names.", LONG,
        "starts 10 minutes before", "Bold: fixed.", "Town Hall", "ramp at the back", "internal", "1",
    ):  # fmt: skip
        assert told in " ".join(seattle.split()), told
    assert "Spokane" in spokane
    assert "Bold" not in spokane


@pytest.mark.usefixtures("qapp")
def test_a_long_day_goes_on_over_the_page() -> None:
    pdf = show_pdf([show("Seattle", [cue(spot, f"Cue {spot}") for spot in range(90)])], size=A4)
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    assert len(texts) > 1
    assert all(f"Cue {spot}" in "\n".join(texts) for spot in range(90))
