"""The PDF says what the schedule says, in text that can be copied, and is the same file every time."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.sharing.shared_changes import ChangeKind, SharedChange
from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule
from organizer_app.ui.print.pdf_file import schedule_pdf
from organizer_app.wording.sharing.shared_schedules import schedule_words

pytestmark = pytest.mark.usefixtures("qapp")
ROOT = Path(__file__).resolve().parents[3]
DAY = date(2019, 7, 15)


def entry(number: int = 0, **fields: object) -> SharedEntry:
    values: dict[str, object] = {
        "uid": f"u{number}",
        "city": f"City {number}", "state": "WA", "zone": "America/Los_Angeles",
        "day": DAY, "starts": time(12), "ends": time(13, 30),
        "starts_utc": datetime(2019, 7, 15, 19, tzinfo=UTC),
        "status": ActionStatus.CONFIRMED, "venue": f"Place {number}", "groups": ("Mijente",),
        "lead": "Wren C.", "readiness": "confirmed",
    }  # fmt: skip
    return SharedEntry(**{**values, **fields})


def schedule(
    *entries: SharedEntry, audience: Audience = Audience.INTERNAL, **fields: object
) -> SharedSchedule:
    return SharedSchedule(
        audience=audience, generated_at=datetime(2019, 7, 5, 19, tzinfo=UTC), title="Prime Day",
        entries=entries, **fields,
    )  # fmt: skip


def pages(of: SharedSchedule) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(schedule_pdf(of, schedule_words()))).pages]


def test_every_city_can_be_copied_with_both_times() -> None:
    (text,) = pages(schedule(entry(), release=3))
    for told in (
        "Prime Day: schedule", "Pacific Time", "12:00 \N{EN DASH} 1:30 PM", "3:00 PM", "City 0, WA",
        "Place 0",
        "Wren C.", "Set", "Version 3",
        "July 5, 2019, 3:00 PM ET", "Page 1 of 1",
    ):  # fmt: skip
        assert told in text


@pytest.mark.parametrize(
    ("audience", "sees_lead", "sees_readiness"),
    [(Audience.PUBLIC, False, False), (Audience.PARTNERS, True, False), (Audience.INTERNAL, True, True)],
)
def test_readiness_is_for_the_desk_alone(
    audience: Audience, *, sees_lead: bool, sees_readiness: bool
) -> None:
    text = "\n".join(pages(schedule(entry(), audience=audience)))
    assert ("Wren C." in text, "Set" in text) == (sees_lead, sees_readiness)


@pytest.mark.parametrize("count", [0, 7, 60, 700])
def test_no_city_is_lost_and_no_heading_is_left_alone(count: int) -> None:
    zones = ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles")
    entries = [entry(number, zone=zones[number % 4]) for number in range(count)]
    texts = pages(schedule(*entries))
    for number in range(count):
        assert sum(f"City {number}, WA" in text for text in texts) == 1
    for text in texts:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        before_the_foot = lines[-3] if len(lines) > 2 else ""
        assert "Time" not in before_the_foot.split(","), "a zone's heading stands last"


def test_a_long_name_is_broken_and_never_cut() -> None:
    long = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Community Gathering Ground"
    text = "".join("".join(pages(schedule(entry(venue=long)))).split())
    assert "".join(long.split()) in text


def moved(number: int) -> SharedChange:
    return SharedChange(
        kind=ChangeKind.MOVED, uid=f"u{number}", city=f"City {number}", state="WA",
        zone="America/Los_Angeles", day=DAY, starts=time(17), old_day=DAY, old_starts=time(12),
        old_zone="America/Los_Angeles",
    )  # fmt: skip


def test_changes_stand_above_the_tables() -> None:
    changes = tuple(moved(number) for number in range(300))
    texts = pages(schedule(*(entry(number) for number in range(300)), release=2, since=1, changes=changes))
    assert "New in version 2" in texts[0]
    first = " ".join(texts[0].split())
    assert "City 0, WA from 12:00 PM PT to 5:00 PM PT" in first
    assert "294 more, marked below" in first, "the first page is no list of changes"


def test_what_is_taken_off_is_told_in_full_over_the_pages() -> None:
    gone = tuple(replace(moved(number), kind=ChangeKind.REMOVED) for number in range(300))
    texts = pages(schedule(entry(), release=2, since=1, changes=gone))
    assert "City 299, WA, no longer" in " ".join(" ".join(texts).split())


def test_a_called_off_city_says_so() -> None:
    (text,) = pages(schedule(entry(status=ActionStatus.CANCELLED, cancelled=True)))
    assert "Canceled" in text


def test_two_runs_write_the_same_bytes_with_no_fact_of_the_run() -> None:
    of = schedule(*(entry(number) for number in range(70)))
    here = schedule_pdf(of, schedule_words())
    there = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE], capture_output=True, check=True, cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "TZ": "Asia/Kolkata"},
    ).stdout  # fmt: skip
    assert there == here
    facts = PdfReader(BytesIO(here)).metadata
    assert facts is not None
    assert facts == {
        "/Title": "Prime Day: schedule", "/Creator": "Organizer",
        "/CreationDate": "D:20190705190000Z", "/ModDate": "D:20190705190000Z",
    }  # fmt: skip
    assert b"Qt " not in here
    assert b"uuid" not in here


_ELSEWHERE = """
import sys
from tests.ui.print.test_pdf_file import entry, schedule
from organizer_app.ui.print.pdf_file import schedule_pdf
from organizer_app.wording.sharing.shared_schedules import schedule_words
sys.stdout.buffer.write(schedule_pdf(schedule(*(entry(number) for number in range(70))), schedule_words()))
"""
