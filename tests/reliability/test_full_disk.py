"""A disk that gets full while changes are taken in: they are in or not, and what is said is true."""

import shutil
from pathlib import Path

import pytest

from organizer_app.services.plan import history
from organizer_app.services.plan.verifying import verify
from organizer_app.services.together import exchanging, merging
from organizer_app.services.together.members import members
from tests.reliability.watched_disk import WatchedDisk
from tests.support.members import joined
from tests.support.open_plans import add_action, opened, sample_plan

# Bytes: from too little for the step to enough for everything that follows it.
_ROOMS = range(80_000, 220_000, 10_000)


@pytest.mark.kill
def test_a_merge_on_a_disk_that_gets_full_is_done_and_said_to_be_or_neither(tmp_path: Path) -> None:
    disk, changes, guest_plan = WatchedDisk(tmp_path), tmp_path / "second.changes", tmp_path / "ana.organizer"
    with opened(sample_plan(tmp_path, "maya.organizer")) as host, joined(host, guest_plan) as guest:
        exchanging.save(host, out=tmp_path / "first.changes")
        first = exchanging.read(tmp_path / "first.changes")
        exchanging.take_in(guest, incoming=exchanging.unseal(guest, file=first))
        before = len(history.entries(guest))
        add_action(host)
        exchanging.save(host, out=changes)
        sent = merging.vector(host)
    ended = set()
    for room in _ROOMS:
        home, plan = tmp_path / f"home-{room}", tmp_path / f"plan-{room}.organizer"
        home.mkdir()
        shutil.copyfile(guest_plan, plan)
        assert disk.with_room(["backup", plan], 1 << 40, home).returncode == 0
        ran = disk.with_room(["merge", plan, changes], room, home)
        with opened(plan) as workspace:
            assert not verify(workspace).differences
            is_done = len(history.entries(workspace)) > before
            (sender,) = members(workspace)
            assert (dict(sender.heard) == sent) == is_done, f"{room}: half noted"
        assert ran.returncode == (0 if is_done else 1), f"{room}: {ran.stderr}"
        ended.add(is_done)
    disk.close()
    assert ended == {True, False}
