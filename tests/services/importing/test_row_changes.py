"""A dry run tells which fields of the plan each row changes, with the values that the plan holds."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from organizer_app.domain.importing.field_news import FieldNews, NewsKind
from tests.services.importing.test_importing_again import bring

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace

HEAD = "ID,City,State,Date,Start,Title,Venue,Expected\n"
FIRST = f"{HEAD}1,Reno,NV,3/15/2027,10:00 AM,Rally,City Plaza,100\n2,Omaha,NE,3/15/2027,noon,Rally,Mall,200\n"
CHANGED = (
    f"{HEAD}1,Reno,NV,3/15/2027,11:00 AM,Rally,Library,100\n2,Lincoln,NE,3/15/2027,noon,Rally,Mall,200\n"
)


def test_the_fields_of_a_changed_row_are_told_with_the_values_of_the_plan(plan: Workspace) -> None:
    bring(plan, FIRST)
    report = bring(plan, CHANGED, dry_run=True)
    assert report.read is not None
    assert report.read.changes == {
        2: [
            FieldNews("starts", NewsKind.TAKEN, time(10), time(11)),
            FieldNews("venue", NewsKind.TAKEN, "City Plaza", "Library"),
        ],
        3: [FieldNews("place_id", NewsKind.TAKEN, "Omaha", "Lincoln")],
    }


def test_a_row_that_completes_a_planned_city_tells_what_it_adds(plan: Workspace) -> None:
    bring(plan, "City,State,Date\nReno,NV,3/15/2027\n")
    report = bring(plan, "City,State,Expected\nReno,NV,40\n", dry_run=True)
    assert report.read is not None
    assert report.read.changes == {2: [FieldNews("expected", NewsKind.TAKEN, None, 40)]}


def test_a_row_that_changes_nothing_tells_nothing(plan: Workspace) -> None:
    bring(plan, FIRST)
    report = bring(plan, FIRST, dry_run=True)
    assert report.read is not None
    assert not any(report.read.changes.values())
