"""Keeps the public numbers: what the plan adds up to now, and the lines that were locked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.grouping import by_action
from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.basics.problems import BadValue, NothingFound
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.count_reports import CountReport
from organizer_app.domain.model.petitions import LockedNumber, PetitionPart
from organizer_app.domain.sharing.number_lines import PetitionLine, TurnoutLine, petition_line, turnout_line
from organizer_app.domain.time.local_time import local_of
from organizer_app.services.plan.plans import mobilization_named

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

TURNOUT, PETITIONS = METRICS = ("turnout", "petitions")


@dataclass(frozen=True, slots=True)
class PublicNumbers:
    """The numbers of one mobilization.

    Attributes:
        turnout: the sum of the counts now.
        petitions: the sum of the signatures now.
        locked: the lines that documents show, at most one for each metric.
        parts: the signatures by host, highest number first.
    """

    turnout: TurnoutLine
    petitions: PetitionLine
    locked: tuple[LockedNumber, ...]
    parts: tuple[PetitionPart, ...] = ()


def public_numbers(workspace: Workspace, *, mobilization: str = "") -> PublicNumbers:
    """Return the current numbers and the locked ones.

    Args:
        workspace: the plan.
        mobilization: id or title; empty for the main one.

    Raises:
        BadValue: no mobilization has this name.
    """
    with workspace.read() as reader:
        moment = mobilization_named(reader, mobilization)
        actions = reader.all(CityAction, mobilization_id=moment.id)
        counts = by_action(reader.all(CountReport))
        parts = list(reader.all(PetitionPart, mobilization_id=moment.id))
        locked = locked_numbers(reader, {moment.id})
    parts.sort(key=lambda part: (-part.signatures, part.host or part.title))
    return PublicNumbers(turnout_line(actions, counts), petition_line(parts), locked, tuple(parts))


def count_signatures(
    workspace: Workspace, *, host: str, signatures: int, shares_people: bool = True, mobilization: str = ""
) -> PetitionPart:
    """Record how many signatures a host has collected by today, replacing the last number of that host.

    Args:
        workspace: the plan.
        host: who collected; names are compared without case and accents.
        signatures: how many.
        shares_people: whether the same people may have signed with another host too.
        mobilization: id or title; empty for the main one.

    Raises:
        BadValue: no host, a negative number, or no mobilization has this name.
    """
    name = host.strip()
    if not name or signatures < 0:
        raise BadValue("number", f"{name} {signatures}".strip())
    with workspace.edit(EditKind.COUNTED_SIGNATURES, title=name) as editor:
        moment = mobilization_named(editor, mobilization)
        known = _part_of(editor, moment.id, name)
        part = known or PetitionPart(id=workspace.new_id(), mobilization_id=moment.id, title=name, host=name)
        today = local_of(workspace.clock(), moment.desk_zone or "UTC").day
        return editor.put(replace(part, signatures=signatures, shares_people=shares_people, as_of=today))


def remove_signatures(workspace: Workspace, *, host: str, mobilization: str = "") -> PetitionPart:
    """Remove the signatures of a host from the number.

    Raises:
        BadValue: no mobilization has this name.
        NothingFound: no signatures are recorded for this host.
    """
    with workspace.edit(EditKind.REMOVED_SIGNATURES, title=host.strip()) as editor:
        moment = mobilization_named(editor, mobilization)
        known = _part_of(editor, moment.id, host)
        if known is None:
            raise NothingFound("number", host)
        editor.hide(known)
    return known


def _part_of(reader: Reader, mobilization_id: str, host: str) -> PetitionPart | None:
    wanted = fold_name(host)
    parts = reader.all(PetitionPart, mobilization_id=mobilization_id)
    return next((part for part in parts if fold_name(part.host or part.title) == wanted), None)


def locked_numbers(reader: Reader, mobilizations: set[str]) -> tuple[LockedNumber, ...]:
    """Return the locked numbers of some mobilizations, by mobilization id, in a fixed order."""
    found = [each for each in reader.all(LockedNumber) if each.mobilization_id in mobilizations]
    return tuple(sorted(found, key=lambda each: (each.mobilization_id, each.metric, each.id)))


def lock_number(
    workspace: Workspace, *, metric: str, low: int, high: int, text: str, mobilization: str = ""
) -> LockedNumber:
    """Show this line in every document from now on, in place of the last line of this metric.

    Args:
        workspace: the plan.
        metric: one of `METRICS`.
        low: the lowest number the line claims.
        high: the highest number it claims.
        text: the public line.
        mobilization: id or title; empty for the main one.

    Raises:
        BadValue: unknown metric, an empty line, or a range that ends before it begins.
    """
    if metric not in METRICS:
        raise BadValue("number", metric)
    if not text.strip() or not 0 <= low <= high:
        raise BadValue("number", text)
    with workspace.edit(EditKind.LOCKED_NUMBER) as editor:
        moment = mobilization_named(editor, mobilization)
        known = editor.all(LockedNumber, mobilization_id=moment.id, metric=metric)
        fresh = LockedNumber(id=workspace.new_id(), mobilization_id=moment.id, metric=metric)
        number = next(iter(known), fresh)
        values = {"low": low, "high": high, "text": text.strip(), "locked_by": workspace.author}
        return editor.put(replace(number, **values))  # type: ignore[arg-type]  # each is that field's own type


def unlock_number(workspace: Workspace, *, metric: str, mobilization: str = "") -> None:
    """Stop showing the line of a metric in documents.

    Raises:
        BadValue: no mobilization has this name.
        NothingFound: no number of this metric is locked.
    """
    with workspace.edit(EditKind.UNLOCKED_NUMBER) as editor:
        moment = mobilization_named(editor, mobilization)
        known = list(editor.all(LockedNumber, mobilization_id=moment.id, metric=metric))
        if not known:
            raise NothingFound("number", metric)
        for number in known:
            editor.hide(number)
