"""What travels in a simulated campaign: sealed files, and a folder that a careless program keeps in step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.merging.file_endings import CHANGES_SUFFIX
from organizer_app.domain.merging.merge_problems import OriginClash, Refusal
from organizer_app.services.together import exchanging, large_erasures, shared_folder
from tests.simulation.campaigns import FULL, Sent
from tests.simulation.judging import WrongError, expect, listen

if TYPE_CHECKING:
    from tests.simulation.campaigns import Campaign
    from tests.simulation.schedules import Step
    from tests.simulation.team import Laptop

_HARMED: Final = frozenset(
    {Refusal.NOT_OURS, Refusal.NOT_FOR_HERE, Refusal.BAD_SIGNATURE, Refusal.DAMAGED, Refusal.TOO_LARGE}
)


def send(campaign: Campaign, laptop: Laptop, _step: Step) -> str:
    heard, recipients = laptop.heard, frozenset(each.name for each in campaign.laptops)
    files: list[bytes] = []
    outcome = campaign.tried(laptop, lambda: files.append(exchanging.seal(laptop.workspace).file))
    expect(outcome.problem in {"", FULL}, "a file cannot be sealed", outcome.problem)
    if files and not outcome.is_cut:
        campaign.sent.append(Sent(laptop.name, recipients, files[0], heard))
    return outcome.problem or "done"


def take(campaign: Campaign, laptop: Laptop, step: Step) -> str:
    found = [each for each in campaign.sent if each.sender != laptop.name]
    source = campaign.laptops[step.other % len(campaign.laptops)]
    if (step.number % 2 or not found) and source is not laptop and not source.is_faulty:
        return carry(campaign, source, laptop)
    if not found:
        return "nothing"
    # By hand, so that undo takes it back, or on its own.
    return _take_file(campaign, laptop, found[step.pick % len(found)], by_itself=bool(step.other % 2))


def carry(campaign: Campaign, source: Laptop, target: Laptop) -> str:
    """Bring what one laptop has to another one."""
    names = frozenset(each.name for each in campaign.laptops)
    file = exchanging.seal(source.workspace).file
    return _take_file(campaign, target, Sent(source.name, names, file, source.heard))


def _take_file(campaign: Campaign, laptop: Laptop, sent: Sent, *, by_itself: bool = True) -> str:
    def take() -> None:
        incoming = exchanging.unseal(laptop.workspace, file=sent.file)
        exchanging.take_in(laptop.workspace, incoming=incoming, by_itself=by_itself)

    before = laptop.heard
    try:
        outcome = campaign.tried(laptop, take)
    except OriginClash as clash:
        raise WrongError("two laptops write as one", laptop.name) from clash
    is_for_it = laptop.name in sent.recipients
    is_refused = outcome.problem not in {"", FULL}
    expect(not (is_refused and is_for_it), "an honest file is refused", (laptop.name, outcome.problem))
    if not outcome.problem and not outcome.is_cut:
        say_yes(laptop)
    listen(laptop, campaign.oracle, campaign.events)
    if not outcome.problem and not outcome.is_cut:
        expect(sent.heard <= laptop.heard, "a file lacks steps", (laptop.name, sent.sender))
    if outcome.problem:
        expect(laptop.heard == before, "refused and yet taken", laptop.name)
    return outcome.problem or "done"


def say_yes(laptop: Laptop) -> None:
    """Let everybody else erase whom they ask to erase here."""
    for asked in large_erasures.waiting(laptop.workspace):
        large_erasures.erase(laptop.workspace, wanted=asked)


def exchange(campaign: Campaign, laptop: Laptop, _step: Step | None = None) -> str:
    refused: list[Any] = []
    campaign.shared.is_full = laptop.is_full

    def meet() -> None:
        refused.extend(
            shared_folder.exchange(laptop.workspace, carrier=campaign.shared, backs_up=False).refused
        )

    outcome = campaign.tried(laptop, meet)
    campaign.shared.is_full = False
    expect(outcome.problem in {"", FULL}, "an exchange fails", (laptop.name, outcome.problem))
    if not outcome.problem and not outcome.is_cut:
        say_yes(laptop)
    for each in refused:
        is_harmed = each.name in campaign.harmed and each.reason in _HARMED
        is_late = laptop.name not in campaign.first and each.reason is Refusal.NOT_FOR_HERE
        is_own = each.reason is Refusal.OWN
        expect(
            is_harmed or is_late or is_own or each.name in campaign.lies,
            "an honest file is refused",
            (laptop.name, each.name, each.reason),
        )
    return outcome.problem or "done"


def copy_in_folder(campaign: Campaign, _laptop: Laptop, step: Step) -> str:
    name = _file_in_folder(campaign, step)
    if not name:
        return "nothing"
    copy = f"{name} (conflicted copy {step.number})"
    campaign.shared.files[copy] = campaign.shared.files[name]
    campaign.harmed |= {copy} if name in campaign.harmed else set()
    campaign.lies |= {copy} if name in campaign.lies else set()
    return "done"


def half_in_folder(campaign: Campaign, _laptop: Laptop, step: Step) -> str:
    name = _file_in_folder(campaign, step)
    if not name:
        return "nothing"
    file, harmed = campaign.shared.files[name], f"harmed-{step.number}{CHANGES_SUFFIX}"
    at = step.other * len(file) // (len(file) + step.other + 1) + step.pick % len(file) // 2
    flipped = file[:at] + bytes([file[at] ^ 1]) + file[at + 1 :]
    campaign.shared.files[harmed] = file[:at] if step.number % 2 else flipped
    campaign.harmed.add(harmed)
    return "done"


def lose_in_folder(campaign: Campaign, _laptop: Laptop, step: Step) -> str:
    name = _file_in_folder(campaign, step)
    campaign.shared.files.pop(name, None)
    return "done" if name else "nothing"


def old_in_folder(campaign: Campaign, _laptop: Laptop, step: Step) -> str:
    if not campaign.shared.former:
        return "nothing"
    file = campaign.shared.former[step.pick % len(campaign.shared.former)]
    campaign.shared.files[f"former-{step.number}{CHANGES_SUFFIX}"] = file
    return "done"


def _file_in_folder(campaign: Campaign, step: Step) -> str:
    names = list(campaign.shared.files)
    return names[step.pick % len(names)] if names else ""
