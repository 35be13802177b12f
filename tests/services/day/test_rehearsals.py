"""A rehearsal lives in a marked copy by its own clock, and nothing of it reaches the plan."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from organizer_app import wiring
from organizer_app.domain.basics.problems import BadValue, PassphraseNeeded
from organizer_app.domain.day.rehearsal import Outcome
from organizer_app.domain.model.day.log_entries import Heard
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.time.local_time import from_epoch_minutes
from organizer_app.services.day import entries, rehearsals
from organizer_app.services.day.day_books import read_day
from organizer_app.services.day.logs import read_log
from organizer_app.services.plan import protection
from organizer_app.services.plan.history import undo
from organizer_app.services.plan.workspace import Workspace
from organizer_app.storage.plan_rekey import rewrite_under
from tests.support.open_plans import opened, sample_plan
from tests.support.plan_engines import StandingClock

REAL = datetime(2027, 4, 1, 9, tzinfo=UTC)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> StandingClock:
    found = StandingClock(REAL)
    monkeypatch.setattr(wiring, "plan_now", found)
    monkeypatch.setattr(wiring, "utc_now", found)
    return found


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return sample_plan(tmp_path)


@contextmanager
def rehearsing(plan: Path, watch: StandingClock, **options: int) -> Iterator[Workspace]:
    copy = plan.with_name("copy.organizer")
    with opened(plan) as workspace:
        rehearsals.begin_rehearsal(workspace, new=copy, mark="REHEARSAL:", real=watch, **options)
    with opened(copy) as workspace:
        yield workspace


def test_the_copy_is_marked_and_its_clock_runs_through_the_day(plan: Path, watch: StandingClock) -> None:
    with rehearsing(plan, watch) as copy:
        with copy.read() as reader:
            assert all(each.title.startswith("REHEARSAL: ") for each in reader.all(Mobilization))
        # The first check-in is two hours before noon in New York.
        assert copy.clock() == datetime(2019, 7, 15, 13, 45, tzinfo=UTC)
        watch.now += timedelta(seconds=30)
        assert copy.clock() == datetime(2019, 7, 15, 14, 15, tzinfo=UTC)
        assert copy.backups is None
        rehearsals.change_speed(copy, speed=0)
    watch.now += timedelta(hours=5)
    with opened(plan.with_name("copy.organizer")) as copy:
        assert copy.clock() == datetime(2019, 7, 15, 14, 15, tzinfo=UTC), "it still stands"


def test_cities_report_by_themselves_and_the_silent_one_comes_onto_the_ladder(
    plan: Path, watch: StandingClock
) -> None:
    with rehearsing(plan, watch, seed=3) as copy:
        news = rehearsals.play(copy)
        assert news is not None
        script = news.script
        late = script.misses[0]
        _move(copy, watch, late.late + 1)
        rehearsals.play(copy)
        ladder = [state.city.action_id for state in read_day(copy).book.board().ladder]
        assert ladder == [each.action_id for each in script.misses if each.late <= late.late + 1]
        before = len(_log(copy))
        rehearsals.play(copy)
        assert len(_log(copy)) == before, "nothing is reported twice"


def test_undo_takes_back_the_entry_of_the_desk_and_not_what_came_by_itself(
    plan: Path, watch: StandingClock
) -> None:
    with rehearsing(plan, watch, seed=3) as copy:
        action_id = read_day(copy).cities.found("seattle")[0].action_id
        entry = entries.log_check_in(copy, action_id=action_id, heard=Heard.OK)
        watch.now += timedelta(minutes=3)
        rehearsals.play(copy)
        undo(copy)
        left = _log(copy)
        assert entry.id not in left
        assert left


def test_the_desk_is_scored(plan: Path, watch: StandingClock) -> None:
    with rehearsing(plan, watch, seed=3) as copy:
        news = rehearsals.play(copy)
        assert news is not None
        miss = news.script.misses[0]
        _move(copy, watch, miss.answers_at + 4)
        entries.log_check_in(copy, action_id=miss.action_id, heard=Heard.OK)
        news = rehearsals.play(copy)
        assert news is not None
        line = next(each for each in news.lines if each.action_id == miss.action_id and each.report is None)
        assert (line.outcome, line.minutes) == (Outcome.ON_TIME, 4)


def test_nothing_of_it_reaches_the_plan(plan: Path, watch: StandingClock, tmp_path: Path) -> None:
    with rehearsing(plan, watch, seed=3) as copy:
        watch.now += timedelta(minutes=5)
        rehearsals.play(copy)
        assert _log(copy)
        plan_id = copy.plan_id
    with opened(plan) as workspace:
        assert workspace.plan_id != plan_id, "no laptop takes changes of another plan"
        assert _log(workspace) == set()
        assert rehearsals.play(workspace) is None
        with pytest.raises(BadValue):
            rehearsals.change_speed(workspace, speed=1)
        with pytest.raises(BadValue):
            rehearsals.begin_rehearsal(workspace, new=tmp_path / "x.organizer", mark="R", speed=7)


def _move(copy: Workspace, watch: StandingClock, minutes: int) -> None:
    """Let the clock of the rehearsal tell a minute."""
    watch.now += (from_epoch_minutes(minutes) - copy.clock()) / 60


def _log(workspace: Workspace) -> set[str]:
    mobilization_id = read_day(workspace).mobilization_id
    return {each.id for each in read_log(workspace, mobilization_id=mobilization_id)}


def test_what_a_killed_window_left_goes_and_what_is_open_stays(
    plan: Path, watch: StandingClock, tmp_path: Path
) -> None:
    del watch
    left, used = tmp_path / "Rehearsal 0000aaaa.organizer", tmp_path / "Rehearsal 0000bbbb.organizer"
    with opened(plan) as workspace:
        for copy in (left, used):
            rehearsals.begin_rehearsal(workspace, new=copy, mark="REHEARSAL:")
    with opened(used):
        rehearsals.clear_rehearsals_left([left, used])
        assert (left.exists(), used.exists()) == (False, True)
    rehearsals.clear_rehearsals_left([left, used])
    assert sorted(each.name for each in tmp_path.iterdir() if "Rehearsal" in each.name) == []
    assert plan.exists()


@pytest.mark.usefixtures("quick_keys")
def test_a_plan_with_a_passphrase_is_rehearsed_under_its_own_key(plan: Path, watch: StandingClock) -> None:
    typed = "correct horse battery staple"
    rewrite_under(plan, None, typed)
    copy = plan.with_name("copy.organizer")
    with opened(plan, typed) as workspace:
        rehearsals.begin_rehearsal(workspace, new=copy, mark="REHEARSAL:", real=watch)
        key = protection.key_of(workspace)
    with pytest.raises(PassphraseNeeded), opened(copy):
        pass
    with opened(copy, key) as rehearsal, rehearsal.read() as reader:
        assert all(each.title.startswith("REHEARSAL: ") for each in reader.all(Mobilization))
