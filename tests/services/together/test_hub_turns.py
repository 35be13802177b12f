"""A task takes its work on the plan and its waiting for the hub in turns, and clears up when it is left."""

from collections.abc import Callable
from pathlib import Path

import pytest

from organizer_app.domain.basics.problems import ServerRefused
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.together import hub
from organizer_app.services.together.hub_place import HubPlace, keep_place
from organizer_app.services.together.hub_turns import (
    Finished,
    Turn,
    Turns,
    at_hub,
    in_one_go,
    went_on,
    went_wrong,
)
from tests.support.fleet import Fleet, retitle, title
from tests.support.hubs import exchanged, founded, introduce, joined


def noting(notes: list[str], ask: Callable[[], int]) -> Turns[int]:
    """Note what the task does, and double what the hub answers."""
    notes.append("plan")
    try:
        answer = yield from at_hub(ask)
        notes.append("plan again")
        return 2 * answer
    finally:
        notes.append("cleared up")


def refusing() -> int:
    raise ServerRefused("hub.example.org")


def test_the_hub_is_waited_for_between_the_work_on_the_plan() -> None:
    notes: list[str] = []
    turns = noting(notes, lambda: 21)
    step = went_on(turns)
    assert isinstance(step, Turn)
    assert notes == ["plan"]
    assert went_on(turns, step.wait()) == Finished(42)
    assert notes == ["plan", "plan again", "cleared up"]
    assert in_one_go(noting([], lambda: 4)) == 8


def test_a_task_clears_up_when_the_hub_refuses() -> None:
    notes: list[str] = []
    with pytest.raises(ServerRefused):
        in_one_go(noting(notes, refusing))
    turns = noting(notes, refusing)
    went_on(turns)
    with pytest.raises(ServerRefused):
        went_wrong(turns, ServerRefused("hub.example.org"))
    assert notes == ["plan", "cleared up"] * 2


@pytest.mark.postgresql
def test_an_invitation_that_nobody_waits_for_leaves_nothing_and_can_be_made_again(
    fleet: Fleet, address: str, tmp_path: Path
) -> None:
    anna, ben = founded(fleet, address), fleet.add()
    introduce(anna, ben)
    out = tmp_path / "invitations" / "ben.organizer-invitation"
    out.parent.mkdir()
    turns = hub.inviting(anna.workspace, address=address, name=ben.name, out=out)
    step = went_on(turns)
    while isinstance(step, Turn):
        answer = step.wait()
        # The hub has let Ben in, and then nobody waits any more.
        if answer is not None and hasattr(answer, "password"):
            break
        step = went_on(turns, answer)
    turns.close()
    assert list(out.parent.iterdir()) == []
    hub.invite(anna.workspace, address=address, name=ben.name, out=out)
    hub.join(ben.workspace, invitation=out)
    exchanged(ben)
    assert title(ben) == "Rally"


@pytest.mark.postgresql
def test_a_program_that_ends_while_it_expels_somebody_still_reads_what_the_others_write(
    fleet: Fleet, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = founded(fleet, address)
    ben, carla = (joined(fleet, anna, address, tmp_path) for _ in range(2))
    kept: list[HubPlace] = []

    def killed_once_the_others_know(workspace: Workspace, found: HubPlace) -> None:
        if kept:
            raise KeyboardInterrupt
        kept.append(found)
        keep_place(workspace, found)

    with monkeypatch.context() as patch:
        patch.setattr(hub, "keep_place", killed_once_the_others_know)
        with pytest.raises(KeyboardInterrupt):
            hub.expel(anna.workspace, address=address, name=ben.name)
    exchanged(carla)
    retitle(carla, title="Sealed with the new key")
    exchanged(carla)
    exchanged(anna)
    assert title(anna) == "Sealed with the new key"
    assert hub.expel(anna.workspace, address=address, name=ben.name).is_revoked
