"""A plan that watches its hub loses nothing when the network does, and says what it cannot wait for."""

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.hub_address import hub_address
from organizer_app.domain.merging.hub_problems import HubRefusal, HubRefused
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.together import hub
from organizer_app.services.together.hub_place import keep_place, place
from organizer_app.services.together.hub_watch import Pauses, watch_hub
from organizer_app.services.together.shared_folder import Exchange
from tests.support.cut_connections import Way
from tests.support.fleet import Fleet, Laptop, digest
from tests.support.hubs import founded, joined
from tests.support.waiting import pauses, wait_until

pytestmark = pytest.mark.postgresql


def through(way: Way, laptop: Laptop) -> None:
    """Let a laptop reach its hub by a way that can be cut."""
    found = place(laptop.workspace)
    keep_place(
        laptop.workspace, replace(found, address=replace(found.address, host="127.0.0.1", port=way.port))
    )


def retitle(laptop: Laptop, number: int) -> None:
    with laptop.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(CityAction(id=laptop.workspace.new_id(), mobilization_id="", title=f"Rally {number}"))


class Watching:
    """Several laptops that watch their hub, each on a thread of its own."""

    def __init__(self, laptops: list[Laptop]) -> None:
        self.problems: list[BaseException] = []
        # How often each has found its hub away.
        self.tries: Counter[str] = Counter()
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._watch, args=[each]) for each in laptops]
        for each in self._threads:
            each.start()

    def _watch(self, laptop: Laptop) -> None:
        def pause(_seconds: float) -> None:
            self.tries[laptop.name] += 1
            pauses(5)

        try:
            watch_hub(laptop.workspace, self._ignore, is_over=self._over.is_set, pause=pause)
        except BaseException as problem:  # noqa: BLE001  # shown by the test
            self.problems.append(problem)

    def _ignore(self, _found: Exchange) -> None: ...

    def until(self, is_so: Callable[[], bool]) -> None:
        wait_until(lambda: self.problems or is_so(), "the watching laptops")
        assert not self.problems

    def end(self) -> None:
        self._over.set()
        for each in self._threads:
            each.join()


def agree(laptops: list[Laptop], actions: int) -> bool:
    found = [digest(each.workspace) for each in laptops]
    return all(each == found[0] for each in found) and len(found[0]["births"]) == actions


def test_changes_made_while_connections_are_cut_reach_everybody_afterwards(
    fleet: Fleet, address: str, way: Way, tmp_path: Path
) -> None:
    anna = founded(fleet, address)
    laptops = [anna, joined(fleet, anna, address, tmp_path)]
    for each in laptops:
        through(way, each)
    watching = Watching(laptops)
    try:
        for number in range(8):
            retitle(laptops[number % 2], number)
            if number in {1, 6}:
                way.break_off()
            if number == 3:
                way.cut()
                watching.tries.clear()
                watching.until(lambda: len(watching.tries) == 2)
            elif number == 5:
                way.mend()
            if number not in {3, 4}:
                watching.until(partial(agree, laptops, number + 2))
    finally:
        watching.end()


def test_who_is_expelled_meanwhile_is_told_and_does_not_try_for_ever(
    fleet: Fleet, address: str, tmp_path: Path
) -> None:
    anna = founded(fleet, address)
    ben = joined(fleet, anna, address, tmp_path)
    watching = Watching([ben])
    try:
        hub.expel(anna.workspace, address=address, name=ben.name)
        wait_until(lambda: watching.problems, "what Ben is told")
    finally:
        watching.end()
    (problem,) = watching.problems
    assert isinstance(problem, HubRefused)
    assert problem.reason is HubRefusal.NOT_A_MEMBER


def test_tries_come_later_and_later_and_never_all_at_once() -> None:
    pauses = Pauses()
    assert [pauses.next(lambda: 0.5) for _ in range(8)] == [1, 2, 4, 8, 16, 32, 60, 60]
    pauses.tries = 2
    assert (pauses.next(lambda: 0), Pauses(2).next(lambda: 1)) == (2, 6)


def test_the_hub_of_the_test_is_reached_by_the_way_alone(fleet: Fleet, address: str, way: Way) -> None:
    anna = founded(fleet, address)
    through(way, anna)
    assert hub.status(anna.workspace).waiting == 0
    way.cut()
    with pytest.raises(HubRefused) as refused:
        hub.status(anna.workspace)
    assert refused.value.reason in {HubRefusal.LOST, HubRefusal.UNREACHABLE}
    assert hub_address(address).is_local
