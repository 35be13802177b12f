"""While one reading is on its way, changes ask for one more, however many there are."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.checks.overview import Overview
from organizer_app.ui.screens.overview.presenter import OverviewPresenter

NOW = datetime(2019, 7, 6, 2, tzinfo=UTC)
SEEN = Overview(None, (0, 0, 0, 0, 0, 0), None, 0, 0, None, 0, [])


READ = (SEEN, date(2019, 7, 5), NOW, [], None)


class Waiting:
    """A background that answers when the test says so."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[Any], None]] = []

    def run(self, work: object, *, then: Callable[[Any], None], otherwise: object, owner: object) -> None:
        del work, otherwise, owner
        self.jobs.append(then)


class Told:
    def __init__(self) -> None:
        self.days: list[date] = []
        self.totals: list[int] = []

    def show_problem(self, sentence: str) -> None:
        raise AssertionError(sentence)

    def show_overview(self, seen: Overview, today: date, now: datetime) -> None:
        assert (seen, now) == (SEEN, NOW)
        self.days.append(today)

    def show_calls(self, calls: object, total: int, now: datetime) -> None:
        assert (calls, now) == ([], NOW)
        self.totals.append(total)

    def show_past(self, past: object) -> None:
        raise AssertionError(past)


def test_many_changes_during_a_reading_ask_for_one_more() -> None:
    view, background = Told(), Waiting()
    presenter = OverviewPresenter(view, background, lambda: NOW, "America/New_York")
    presenter.read()
    presenter.attach(object())  # type: ignore[arg-type]  # nothing is read in this test
    for number in range(5):
        presenter.on_change(ChangeSet(str(number), EditKind.CHANGED_TITLE))
    assert len(background.jobs) == 1
    background.jobs[0](READ)
    # Who to call, the trend of the day, and one more read.
    assert len(background.jobs) == 4
    background.jobs[3](READ)
    # The trend of the day is asked for once.
    assert len(background.jobs) == 5
    assert view.days == [date(2019, 7, 5)] * 2
    assert view.totals == []


def test_calls_that_a_reading_brings_along_are_not_asked_for() -> None:
    view, background = Told(), Waiting()
    presenter = OverviewPresenter(view, background, lambda: NOW, "America/New_York")
    presenter.read()
    presenter.attach(object())  # type: ignore[arg-type]  # nothing is read in this test
    background.jobs[0]((*READ[:-1], ([], 7)))
    assert view.totals == [7]
    assert len(background.jobs) == 2, "the reading, and the trend of the day"
