"""Laptops exchange through a folder that a careless program keeps in step, and agree once all has arrived."""

import random
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.file_endings import CHANGES_SUFFIX
from organizer_app.domain.merging.merge_problems import Refusal
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.together import exchanging, shared_folder
from organizer_app.services.together.shared_folder import SharedFolder, exchange, unwritten
from organizer_app.wiring import open_gazetteer
from tests.support.fleet import Fleet, Laptop, digest, retitle
from tests.support.members import introduce


def desks(fleet: Fleet, count: int) -> list[Laptop]:
    """Return laptops of one plan that accept each other."""
    first = fleet.add()
    with first.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(CityAction(id="action", mobilization_id="", title="Rally"))
    found = [first, *(fleet.add() for _ in range(count - 1))]
    for host in found:
        for guest in found:
            if guest is not host:
                introduce(host.workspace, guest.workspace, guest.name)
    return found


def folder_at(path: Path) -> SharedFolder:
    path.mkdir(exist_ok=True)
    return SharedFolder(path)


def agree(laptops: list[Laptop]) -> bool:
    first, *others = (digest(laptop.workspace) for laptop in laptops)
    return all(other == first for other in others)


def test_what_one_writes_the_others_take_in_and_then_all_is_quiet(tmp_path: Path, fleet: Fleet) -> None:
    laptops, shared = desks(fleet, 3), folder_at(tmp_path / "shared")
    for _round in range(3):
        for laptop in laptops:
            exchange(laptop.workspace, carrier=shared)
    assert agree(laptops)
    quiet = [exchange(laptop.workspace, carrier=shared) for laptop in laptops]
    assert [(each.taken, each.sent, each.refused) for each in quiet] == [(0, 0, ())] * 3
    names = shared.names()
    assert all(exchange(laptop.workspace, carrier=shared).removed == 0 for laptop in laptops)
    assert shared.names() == names
    assert len(names) <= 2 * len(laptops)


def test_own_steps_wait_until_they_are_written_and_those_of_others_never_do(
    tmp_path: Path, fleet: Fleet
) -> None:
    (one, other), shared = desks(fleet, 2), folder_at(tmp_path / "shared")
    exchange(one.workspace, carrier=shared)
    exchange(other.workspace, carrier=shared)
    assert (unwritten(one.workspace), unwritten(other.workspace)) == (0, 0)
    retitle(one, title="March")
    retitle(one, title="Vigil")
    assert (unwritten(one.workspace), unwritten(other.workspace)) == (2, 0)
    assert exchange(one.workspace, carrier=shared).sent == 2
    exchange(other.workspace, carrier=shared)
    assert (unwritten(one.workspace), unwritten(other.workspace)) == (0, 0)


def test_nothing_waits_while_there_is_nobody_to_write_for(fleet: Fleet) -> None:
    alone = fleet.add()
    with alone.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(CityAction(id="action", mobilization_id="", title="Rally"))
    assert unwritten(alone.workspace) == 0


def test_what_was_taken_in_is_freed_piece_by_piece(
    tmp_path: Path, fleet: Fleet, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one, other), shared = desks(fleet, 2), folder_at(tmp_path / "shared")
    exchange(one.workspace, carrier=shared)
    held: list[int] = []
    monkeypatch.setattr(shared_folder, "free_in_pieces", lambda steps: held.append(sys.getrefcount(steps[0])))
    assert exchange(other.workspace, carrier=shared).taken == 1
    assert held == [2], "the list, the argument of the question, and nothing else"


def test_two_edits_of_one_field_meet_in_the_folder(tmp_path: Path, fleet: Fleet) -> None:
    (one, other), shared = desks(fleet, 2), folder_at(tmp_path / "shared")
    exchange(one.workspace, carrier=shared)
    assert exchange(other.workspace, carrier=shared).taken == 1
    retitle(one, title="March")
    retitle(other, title="Vigil")
    exchange(one.workspace, carrier=shared)
    assert exchange(other.workspace, carrier=shared).conflicts == 1
    exchange(one.workspace, carrier=shared)
    assert agree([one, other])


def test_other_names_and_other_files_do_no_harm(tmp_path: Path, fleet: Fleet) -> None:
    (one, other), shared = desks(fleet, 2), folder_at(tmp_path / "shared")
    exchange(one.workspace, carrier=shared)
    (name,) = shared.names()
    here = tmp_path / "shared"
    shutil.copy(here / name, here / f"{name} (conflicted copy)")
    (here / f"half{CHANGES_SUFFIX}").write_bytes((here / name).read_bytes()[:1000])
    (here / f"photo{CHANGES_SUFFIX}").write_bytes(b"\xff\xd8 no changes")
    (here / "notes.txt").write_text("bring bread")
    found = exchange(other.workspace, carrier=shared)
    assert found.taken == 1
    assert {each.name: each.reason for each in found.refused} == {
        f"half{CHANGES_SUFFIX}": Refusal.NOT_FOR_HERE,
        f"photo{CHANGES_SUFFIX}": Refusal.NOT_OURS,
    }
    shutil.copy(here / name, here / f"half{CHANGES_SUFFIX}")
    assert exchange(other.workspace, carrier=shared).taken == 0
    assert (here / "notes.txt").exists()


def test_a_member_who_comes_later_is_sent_everything(tmp_path: Path, fleet: Fleet) -> None:
    laptops, shared = desks(fleet, 2), folder_at(tmp_path / "shared")
    for laptop in laptops * 2:
        exchange(laptop.workspace, carrier=shared)
    late = fleet.add()
    for laptop in laptops:
        introduce(laptop.workspace, late.workspace, late.name)
        introduce(late.workspace, laptop.workspace, laptop.name)
    for laptop in [*laptops, late] * 2:
        exchange(laptop.workspace, carrier=shared)
    assert agree([*laptops, late])


def test_a_folder_that_is_gone_is_no_fault(tmp_path: Path) -> None:
    gone = SharedFolder(tmp_path / "none")
    assert gone.names() == []
    assert gone.read(f"x{CHANGES_SUFFIX}") is None
    gone.remove(f"x{CHANGES_SUFFIX}")


class CarelessCopies:
    """Keeps the folders of several laptops in step, late, in halves, twice, under other names, with losses.

    Args:
        folders: one for each laptop.
        rnd: decides what goes wrong.
    """

    def __init__(self, folders: list[Path], rnd: random.Random) -> None:
        self._folders, self._rnd = folders, rnd

    def step(self) -> None:
        """Copy some files between two folders, and do some harm."""
        source, target = self._rnd.sample(self._folders, 2)
        for file in sorted(source.iterdir()):
            chance, there = self._rnd.random(), target / file.name
            if chance < 0.5:
                shutil.copy(file, there)
            elif chance < 0.65:
                there.write_bytes(file.read_bytes()[: self._rnd.randrange(70_000)])
            elif chance < 0.75:
                shutil.copy(
                    file, target / f"{file.stem} (conflicted copy {self._rnd.randrange(9)}){CHANGES_SUFFIX}"
                )
            elif chance < 0.8:
                file.unlink()

    def finish(self) -> None:
        """Bring every whole file everywhere."""
        for source in self._folders:
            for file in sorted(source.iterdir()):
                for target in self._folders:
                    known = target / file.name
                    if target is not source and (
                        not known.exists() or known.stat().st_size < file.stat().st_size
                    ):
                        shutil.copy(file, known)


def careless_run(folder: Path, seed: int) -> None:
    """Let three laptops edit and exchange through careless copies; once all has arrived they agree."""
    rnd = random.Random(seed)
    fleet = Fleet(folder, open_gazetteer(), rnd)
    try:
        laptops = desks(fleet, 3)
        folders = [folder / f"shared-{number}" for number in range(3)]
        carriers = [folder_at(path) for path in folders]
        copies = CarelessCopies(folders, rnd)
        for _round in range(2):
            for laptop, carrier in zip(laptops, carriers, strict=True):
                exchange(laptop.workspace, carrier=carrier)
            copies.finish()
        for number in range(8):
            laptop = rnd.choice(laptops)
            if not laptop.workspace.newest_number():
                continue
            spot = laptops.index(laptop)
            exchange(laptop.workspace, carrier=carriers[spot])
            with laptop.workspace.edit(EditKind.ADDED_ACTION) as editor:
                editor.put(CityAction(id=f"{laptop.name}-{number}", mobilization_id=""))
            exchange(laptop.workspace, carrier=carriers[spot])
            copies.step()
        for _round in range(6):
            for laptop, carrier in zip(laptops, carriers, strict=True):
                exchange(laptop.workspace, carrier=carrier)
            copies.finish()
        assert agree(laptops), seed
    finally:
        fleet.close()


@pytest.mark.parametrize("seed", range(2))
def test_careless_copies_lose_nothing_once_all_has_arrived(tmp_path: Path, seed: int) -> None:
    careless_run(tmp_path, seed)


if __name__ == "__main__":
    import sys
    import tempfile

    for run in range(int(sys.argv[1])):
        with tempfile.TemporaryDirectory() as place:
            careless_run(Path(place), run)
    print(f"{sys.argv[1]} runs")  # noqa: T201  # a command for the full run


def test_the_plan_is_backed_up_first_unless_somebody_else_did(
    tmp_path: Path, fleet: Fleet, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one, other), shared = desks(fleet, 2), folder_at(tmp_path / "shared")
    assert exchange(one.workspace, carrier=shared).removed == 0
    asked: list[bool] = []
    take_in = exchanging.take_in

    def watched(*given: Any, backs_up: bool, **named: Any) -> Any:
        asked.append(backs_up)
        return take_in(*given, backs_up=backs_up, **named)

    monkeypatch.setattr(exchanging, "take_in", watched)
    exchange(other.workspace, carrier=shared)
    retitle(other, title="Vigil")
    exchange(other.workspace, carrier=shared)
    exchange(one.workspace, carrier=shared, backs_up=False)
    assert asked == [True, False]
