"""Plays a schedule with the real services and real plan files, and judges every laptop after every step."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from tests.simulation import edits, exchanges, mishaps
from tests.simulation.exchanges import carry
from tests.simulation.judging import expect, judge, judge_team, listen
from tests.simulation.schedules import Act

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.simulation.campaigns import Campaign
    from tests.simulation.schedules import Schedule, Step
    from tests.simulation.team import Laptop

# Who hears of an erasure tells of texts, and that is to go round, too.
_ROUNDS: Final = 6
_ACTS: Final[Mapping[Act, Callable[[Campaign, Laptop, Step], str]]] = {
    Act.EDIT: edits.edit,
    Act.ADD: edits.add,
    Act.REMOVE: edits.remove,
    Act.RENAME: edits.rename,
    Act.NUMBER: edits.number,
    Act.MENTION: edits.mention,
    Act.CALL: edits.call,
    Act.FORGET: edits.forget,
    Act.SETTLE: edits.settle,
    Act.UNDO: edits.undo,
    Act.REDO: edits.redo,
    Act.SEND: exchanges.send,
    Act.TAKE: exchanges.take,
    Act.FOLDER: exchanges.exchange,
    Act.COPY_IN_FOLDER: exchanges.copy_in_folder,
    Act.HALF_IN_FOLDER: exchanges.half_in_folder,
    Act.LOST_IN_FOLDER: exchanges.lose_in_folder,
    Act.OLD_IN_FOLDER: exchanges.old_in_folder,
    Act.COPY_PLAN: mishaps.copy_plan,
    Act.RESTORE: mishaps.restore,
    Act.RESTORE_IN_PLACE: mishaps.restore_in_place,
    Act.CLOCK: mishaps.set_clock,
    Act.REOPEN: mishaps.reopen,
    Act.CRASH: mishaps.crash,
    Act.FULL: mishaps.fill,
    Act.LIE: mishaps.lie,
    Act.LIE_IN_FOLDER: mishaps.lie_in_folder,
}


def play_through(campaign: Campaign, schedule: Schedule) -> str:
    """Do everything, let everybody meet, and return the hash of all that was shown.

    Raises:
        WrongError: something is not as it must be.
    """
    trace = hashlib.sha256()
    for step in schedule.steps:
        trace.update(f"{step.told()} {_do(campaign, step)}\n".encode())
    _meet(campaign, is_in_folder=schedule.is_in_folder)
    for laptop in campaign.laptops:
        trace.update(judge(laptop, campaign.oracle).encode())
    trace.update(judge_team(campaign.laptops, campaign.oracle).encode())
    return trace.hexdigest()


def _do(campaign: Campaign, step: Step) -> str:
    """Do one step; return what it came to, and what its laptop shows then."""
    laptop = campaign.laptops[step.laptop % len(campaign.laptops)]
    laptop.clock.advance(1)
    told = _ACTS[step.act](campaign, laptop, step)
    campaign.seen[f"{step.act.value} {told}"] += 1
    if laptop not in campaign.laptops or laptop.is_faulty:
        return told
    listen(laptop, campaign.oracle, campaign.events)
    return f"{told} {judge(laptop, campaign.oracle)}"


def _meet(campaign: Campaign, *, is_in_folder: bool) -> None:
    """Let everybody tell everybody everything, until all is quiet."""
    campaign.end_faults()
    for laptop in campaign.laptops:
        listen(laptop, campaign.oracle, campaign.events)
    for _ in range(_ROUNDS):
        if is_in_folder:
            _meet_in_folder(campaign)
        else:
            _meet_by_files(campaign)
        whole = frozenset[int]().union(*(each.heard for each in campaign.laptops))
        if all(each.heard == whole for each in campaign.laptops):
            break
    for laptop in campaign.laptops:
        missing = whole - laptop.heard
        expect(not missing, "a step never arrives", (laptop.name, sorted(missing)))


def _meet_in_folder(campaign: Campaign) -> None:
    for laptop in campaign.laptops:
        exchanges.exchange(campaign, laptop)
        listen(laptop, campaign.oracle, campaign.events)


def _meet_by_files(campaign: Campaign) -> None:
    first, *others = campaign.laptops
    for other in others:
        carry(campaign, other, first)
    for other in others:
        carry(campaign, first, other)
