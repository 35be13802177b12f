"""The numbers in the sidebar are those of the screens that they stand beside, and come from one read."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from organizer_app import wiring
from organizer_app.domain.checks.findings import Severity
from organizer_app.domain.logistics.logistics_gaps import gap_count
from organizer_app.services.checks.checking import findings
from organizer_app.services.logistics.logistics_books import read_logistics_book
from organizer_app.services.plan.screen_counts import screen_counts
from organizer_app.ui.flow.screen import ScreenContext
from organizer_app.ui.flow.screen_counts import SidebarCounts
from organizer_app.ui.theme.theme import Theme
from tests.support.open_plans import network_plan, opened
from tests.support.plan_traffic import CountingBackground, counted

pytestmark = pytest.mark.usefixtures("qapp")


class Sidebar:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self.live: dict[str, bool] = {}

    def show_count(self, screen: str, count: int, spoken: str) -> None:
        del spoken
        self.counts[screen] = count

    def show_live(self, screen: str, spoken: str, *, is_live: bool) -> None:
        del spoken
        self.live[screen] = is_live


@pytest.mark.parametrize("now", [datetime(2019, 4, 1, 12, tzinfo=UTC), datetime(2027, 4, 17, 17, tzinfo=UTC)])
def test_each_number_is_that_of_its_screen(tmp_path: Path, now: datetime) -> None:
    plan, sidebar, background = network_plan(tmp_path), Sidebar(), CountingBackground()
    context = ScreenContext(Theme(), sidebar, background, wiring.read_first_view(plan), lambda: now)  # type: ignore[arg-type]  # a frame in part
    counts = SidebarCounts(context)
    with opened(plan) as workspace:
        workspace.clock = lambda: now
        counts.attach(workspace)
        counts.count()
        sidebar.counts.clear()
        with counted(background) as traffic:
            counts.count()
        today = date(now.year, now.month, now.day)
        known = screen_counts(workspace, today=today)
        assert sidebar.counts == {
            "checklists": known.late_tasks,
            "people": known.people,
            "together": known.conflicts,
            "partners": known.groups,
            "problems": sum(each.severity is Severity.ERROR for each in findings(workspace)),
            "logistics": gap_count(read_logistics_book(workspace), today),
        }
    assert min(sidebar.counts["people"], sidebar.counts["problems"], sidebar.counts["logistics"]) > 0
    assert (traffic.reads, traffic.jobs) == (1, 1)
