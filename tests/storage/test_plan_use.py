"""Programs share a plan, one of them can have it alone, and each is told of the other in one sentence."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from organizer_app import wiring
from organizer_app.domain.basics.plan_users import PlanUser
from organizer_app.domain.basics.problems import PlanInUse
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.storage import plan_use
from organizer_app.storage.plan_use import PlanUse, others_at
from organizer_app.storage.rows.first_read import read_snapshot
from organizer_app.wording.errors.problems import sentence
from tests.support.open_plans import add_action, empty_plan, opened
from tests.support.other_programs import other_program

SOON = 0.2


class LeapingClock:
    """Stands for the module `time`: who sleeps is at once where the sleep ends."""

    now = 1_554_120_000.0

    def time(self) -> float:
        return self.now

    monotonic = time

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> LeapingClock:
    made = LeapingClock()
    monkeypatch.setattr(plan_use, "time", made)
    return made


def test_a_window_and_commands_edit_one_plan(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    with other_program(path, PlanUser.WINDOW, edits=2), opened(path) as workspace:
        add_action(workspace)
        with workspace.read() as reader:
            assert len(reader.all(CityAction)) == 3
    assert list(tmp_path.iterdir()) == [path]


def test_who_needs_the_plan_alone_is_told_who_has_it(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    with other_program(path, PlanUser.WINDOW) as window, opened(path) as workspace:
        with pytest.raises(PlanInUse) as refused, workspace.alone():
            pass
        said = sentence(refused.value)
        assert str(path) in said
        assert "a window of Organizer" in said
        (marker,) = tmp_path.glob(".*.window-*.use")
        since = int(marker.name.split("-")[-2])
        assert refused.value.since == since
        assert f"{datetime.fromtimestamp(since, UTC).astimezone():%p}" in said
        window.close()
        with workspace.alone():
            add_action(workspace)


def test_nobody_opens_a_plan_that_another_program_has_alone(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    with opened(path) as workspace, workspace.alone(), pytest.raises(AssertionError), other_program(path):
        pass


def test_a_second_window_is_refused_and_may_read(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    with other_program(path, PlanUser.WINDOW, edits=1):
        with pytest.raises(PlanInUse) as refused:
            wiring.open_workspace(path, user=PlanUser.WINDOW)
        assert len(read_snapshot(path).rows) == 1
        second = wiring.open_workspace(path, user=PlanUser.WINDOW, refusal=refused.value)
        with pytest.raises(PlanInUse):
            add_action(second)
        with second.read() as reader:
            assert len(reader.all(CityAction)) == 1
        second.close()
    wiring.open_workspace(path, user=PlanUser.WINDOW).close()


def test_a_window_that_closed_and_opens_again_is_no_second_one(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    first = wiring.open_workspace(path, user=PlanUser.WINDOW)
    again = wiring.open_workspace(path, user=PlanUser.WINDOW)
    first.close()
    add_action(again)
    again.close()


@pytest.mark.kill
def test_the_marker_of_a_killed_program_keeps_nobody_out_and_is_deleted(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    with other_program(path, PlanUser.WINDOW) as window:
        assert [other.user for other in others_at(path)] == ["window"]
        window.kill()
    assert len(list(tmp_path.glob(".*.use"))) == 1
    wiring.open_workspace(path, user=PlanUser.WINDOW).close()
    assert list(tmp_path.iterdir()) == [path]


def test_one_waits_for_the_other_for_a_while(
    tmp_path: Path, clock: LeapingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = empty_plan(tmp_path)
    use = PlanUse(path, PlanUser.COMMAND)
    use.take()
    with other_program(path) as other:
        began = clock.now
        with pytest.raises(PlanInUse), use.alone(SOON):
            pass
        assert clock.now - began >= SOON
        monkeypatch.setattr(clock, "sleep", lambda _seconds: other.close())
        with use.alone(SOON):
            assert use.is_shared is False
    use.leave()


def test_a_marker_tells_nothing_but_program_and_moment(tmp_path: Path, clock: LeapingClock) -> None:
    path = empty_plan(tmp_path)
    with opened(path):
        (marker,) = tmp_path.glob(".*.use")
        before, _hyphen, told = marker.name.rpartition(".command-")
        assert before == f".{path.name}"
        assert int(told.split("-")[0]) == clock.now
        assert (marker.read_bytes(), marker.stat().st_mode & 0o777) == (b"", 0o600)


def test_a_plan_reached_by_a_link_is_the_same_plan(tmp_path: Path) -> None:
    path, folder = empty_plan(tmp_path), tmp_path / "links"
    folder.mkdir()
    link = folder / "linked.organizer"
    link.symlink_to(path)
    with other_program(link):
        assert [other.user for other in others_at(path)] == ["command"]
    assert list(folder.iterdir()) == [link]
