"""What goes wrong in a simulated campaign: copies, wrong clocks, power cuts, full disks and lies."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from organizer_app.domain.merging.file_endings import CHANGES_SUFFIX
from organizer_app.domain.merging.merge_problems import ChangesRefused
from organizer_app.services.together import exchanging, members
from tests.simulation.campaigns import Kept
from tests.simulation.edits import add
from tests.simulation.exchanges import say_yes
from tests.simulation.judging import expect, judge, listen
from tests.simulation.liars import MAY_BE_TAKEN, told_lie
from tests.simulation.team import Files
from tests.support.members import introduce
from tests.support.plan_engines import START

if TYPE_CHECKING:
    from tests.simulation.campaigns import Campaign
    from tests.simulation.schedules import Step
    from tests.simulation.team import Laptop

_MOST_LATE: Final = 3
# An edit, a file that is taken in, and an erasure that arrives write about so often.
_MOST_WRITES: Final = (20, 32, 60)
_DAYS_OF_A_YEAR: Final = 365


def copy_plan(campaign: Campaign, laptop: Laptop, _step: Step) -> str:
    campaign.end_faults()
    laptop.close()
    campaign.copies.append(Kept(laptop.name, Files.of(laptop.path), laptop.heard))
    laptop.open()
    return "done"


def restore(campaign: Campaign, laptop: Laptop, step: Step) -> str:
    """Go on with a copy under a new name, as a laptop of its own; now and then the one here is lost."""
    if not campaign.copies or campaign.late >= _MOST_LATE:
        return "nothing"
    campaign.end_faults()
    kept = campaign.copies[step.pick % len(campaign.copies)]
    restored = campaign.begin(kept.files)
    restored.heard = kept.heard
    add(campaign, restored, step)
    for other in campaign.laptops:
        if other is not restored:
            introduce(other.workspace, restored.workspace, restored.name)
    _meet_again(campaign, restored)
    if step.other % 2:
        laptop.close()
        campaign.laptops.remove(laptop)
    return "lost" if step.other % 2 else "done"


def _meet_again(campaign: Campaign, laptop: Laptop) -> None:
    """Let a laptop accept those who came after its copy was taken."""
    for other in campaign.laptops:
        if other is not laptop and not _knows(laptop, other):
            introduce(laptop.workspace, other.workspace, other.name)


def _knows(laptop: Laptop, other: Laptop) -> bool:
    known = {each.sign_key for each in members.members(laptop.workspace)}
    return members.own_keys(other.workspace).sign_key in known


def restore_in_place(campaign: Campaign, laptop: Laptop, step: Step) -> str:
    """Put an older copy of a plan in its place."""
    found = [each for each in campaign.copies if each.name == laptop.name]
    if not found:
        return "nothing"
    campaign.end_faults()
    laptop.close()
    kept = found[step.pick % len(found)]
    kept.files.put(laptop.path)
    laptop.heard = kept.heard
    laptop.open()
    _meet_again(campaign, laptop)
    return "done"


def set_clock(_campaign: Campaign, laptop: Laptop, step: Step) -> str:
    laptop.clock.now = START + timedelta(days=_DAYS_OF_A_YEAR * (step.pick % 21 - 10))
    return "done"


def reopen(campaign: Campaign, laptop: Laptop, _step: Step) -> str:
    campaign.end_faults()
    laptop.reopen()
    return "done"


def crash(campaign: Campaign, laptop: Laptop, step: Step) -> str:
    most = _MOST_WRITES[step.other % len(_MOST_WRITES)]
    return _arm(campaign, laptop, step.pick % most + 1)


def fill(campaign: Campaign, laptop: Laptop, _step: Step) -> str:
    return _arm(campaign, laptop, 0)


def _arm(campaign: Campaign, laptop: Laptop, writes: int) -> str:
    if not laptop.is_faulty:
        laptop.plan_fault(campaign.shared, writes)
    return "done"


def lie(campaign: Campaign, laptop: Laptop, step: Step) -> str:
    others = [each for each in campaign.laptops if each is not laptop]
    receiver = others[step.other % len(others)] if others else None
    if receiver is None or receiver.is_faulty or laptop.is_faulty:
        return "nobody"
    told = told_lie(laptop.workspace, receiver.workspace, step)
    if told is None:
        return "nothing"

    def take() -> None:
        incoming = exchanging.unseal(receiver.workspace, file=told.file)
        exchanging.take_in(receiver.workspace, incoming=incoming, by_itself=True)

    outcome = campaign.tried(receiver, take)
    is_right = told.kind in MAY_BE_TAKEN or outcome.problem == ChangesRefused.__name__
    expect(is_right, "a lie is not refused", (told.kind.value, outcome.problem))
    if not outcome.problem:
        say_yes(receiver)
    listen(receiver, campaign.oracle, campaign.events)
    judge(receiver, campaign.oracle)
    return f"{told.kind.value} {outcome.problem}"


def lie_in_folder(campaign: Campaign, laptop: Laptop, step: Step) -> str:
    """Leave a lie in the folder: whoever it is for may refuse it there, and must believe none of it."""
    others = [each for each in campaign.laptops if each is not laptop]
    receiver = others[step.other % len(others)] if others else None
    if receiver is None or receiver.is_faulty or laptop.is_faulty:
        return "nobody"
    told = told_lie(laptop.workspace, receiver.workspace, step)
    if told is None:
        return "nothing"
    name = f"lie-{step.number}{CHANGES_SUFFIX}"
    campaign.shared.files[name] = told.file
    campaign.lies.add(name)
    return told.kind.value
