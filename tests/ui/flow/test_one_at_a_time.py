"""Whatever a screen reads is read once at a time, and read again after a read that failed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from organizer_app.domain.basics.changes import ChangeSet, Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue, Problem
from organizer_app.ui.flow.one_at_a_time import OneAtATime
from organizer_app.ui.flow.plan_access import PlanAccess
from organizer_app.ui.overlays.palette.finder import Finder
from organizer_app.ui.screens.moment.presenter import MomentPresenter
from organizer_app.ui.screens.overview.presenter import OverviewPresenter, ReachPresenter
from organizer_app.ui.screens.problems.presenter import ProblemsPresenter
from tests.support.held_background import KeptJobs

if TYPE_CHECKING:
    from collections.abc import Callable

NOW = datetime(2027, 4, 17, 12, tzinfo=UTC)
CHANGE = ChangeSet("1", EditKind.CHANGED_TITLE, touched={(Noun.CITY_ACTION, "a")})  # type: ignore[arg-type]  # a set will do


class View:
    """Notes the problems; whatever else is shown does not matter here."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def show_problem(self, sentence: str) -> None:
        self.problems.append(sentence)

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_shown, **_named: None


class Numbers:
    """Reads the numbers of the requests."""

    def __init__(self) -> None:
        self.background, self.view = KeptJobs(), View()
        self.asked = 0
        self.taken: list[int] = []
        self.access = PlanAccess(self.view, self.background)
        self.access.open(object())  # type: ignore[arg-type]  # nothing is read here
        self.reading = OneAtATime(self.access, self._work, self.taken.append)

    def _work(self) -> Callable[[object], int]:
        self.asked += 1
        number = self.asked
        return lambda _plan: number

    def end(self, problem: Problem | None = None) -> None:
        work, then, otherwise = self.background.jobs.pop(0)
        then(work()) if problem is None else otherwise(problem)


def test_requests_during_a_read_cause_exactly_one_more() -> None:
    numbers = Numbers()
    for _time in range(5):
        numbers.reading.start()
    assert numbers.asked == 1
    numbers.end()
    assert numbers.asked == 2
    numbers.end()
    assert (numbers.taken, numbers.background.jobs) == ([1, 2], [])


def test_a_read_that_failed_is_shown_and_read_again_when_asked() -> None:
    numbers = Numbers()
    numbers.reading.start()
    numbers.end(BadValue("day", "x"))
    assert len(numbers.view.problems) == 1
    numbers.reading.start()
    numbers.end()
    assert numbers.taken == [2]


def test_a_request_during_a_read_that_fails_is_not_forgotten() -> None:
    numbers = Numbers()
    numbers.reading.start()
    numbers.reading.start()
    numbers.end(BadValue("day", "x"))
    numbers.end()
    assert numbers.taken == [2]


def test_a_fault_of_the_program_does_not_end_all_reading() -> None:
    numbers = Numbers()
    broken = OneAtATime(numbers.access, lambda: _broken, numbers.taken.append)
    broken.start()
    with pytest.raises(ZeroDivisionError):
        numbers.background.jobs.pop()[0]()
    broken.start()
    assert len(numbers.background.jobs) == 1


def _broken(_plan: object) -> int:
    raise ZeroDivisionError


def finder(view: View, background: KeptJobs) -> Any:
    access = PlanAccess(view, background)
    found = Finder(access, lambda: None)
    found.attach = access.open  # type: ignore[attr-defined]  # the palette opens its own access
    found.read = found.refresh  # type: ignore[attr-defined]  # as the screens call it
    return found


PRESENTERS: dict[str, Callable[[View, KeptJobs], Any]] = {
    "overview": lambda view, background: OverviewPresenter(view, background, lambda: NOW, "UTC"),
    "reach": ReachPresenter,
    "timing": MomentPresenter,
    "problems": ProblemsPresenter,
    "palette": finder,
}


@pytest.mark.parametrize("name", PRESENTERS)
def test_a_screen_reads_again_after_a_read_that_failed(name: str) -> None:
    view, background = View(), KeptJobs()
    presenter = PRESENTERS[name](view, background)
    presenter.attach(object())
    presenter.read()
    for _work, _then, otherwise in tuple(background.jobs):
        otherwise(BadValue("day", "x"))
    assert view.problems
    asked = len(background.jobs)
    presenter.on_change(CHANGE)
    presenter.read()
    assert len(background.jobs) > asked
