"""Preview what a schedule shares, field by field, and what it does not include and why."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import Enum
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience, audiences_of
from organizer_app.domain.model.sites import AccessStatus
from organizer_app.domain.sharing.shared_schedule import SharedEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class HeldReason(Enum):
    """Why something is not included."""

    ABOVE_AUDIENCE = "above_audience"
    EMBARGO = "embargo"
    NOT_AGREED = "not_agreed"
    NOT_ANNOUNCED = "not_announced"


@dataclass(frozen=True, slots=True)
class FieldPreview:
    """One field of the entries.

    Attributes:
        name: field of `SharedEntry`.
        audience: the widest audience that may see it.
        shown: number of entries that show a value.
        held: number of values hidden from this audience in entries it sees.
    """

    name: str
    audience: Audience
    shown: int
    held: int


@dataclass(frozen=True, slots=True)
class HeldBack:
    """The number of values left out for one reason; `name` is a field, or "actions"."""

    name: str
    count: int
    reason: HeldReason


@dataclass(frozen=True, slots=True)
class AudiencePreview:
    """What an audience gets and does not get; `held` leaves out reasons without values."""

    fields: tuple[FieldPreview, ...]
    held: tuple[HeldBack, ...]


# Facts about the file, not the plan; no one asks whether they are shared.
_PLUMBING = frozenset({
    "uid", "came_from", "sequence", "updated_at", "starts_utc", "ends_utc", "cancelled", "removed",
    "latitude", "longitude", "is_spot",
})  # fmt: skip


def preview_of(
    shown: Sequence[SharedEntry],
    whole: Iterable[SharedEntry],
    audience: Audience,
    embargoed: int,
    unsigned: int,
) -> AudiencePreview:
    """Compare what an audience sees with what HQ sees.

    Args:
        shown: the entries for the audience.
        whole: the entries for HQ, for the same part of the plan.
        audience: the audience.
        embargoed: number of group names in the shown entries under an embargo.
        unsigned: number of groups that have not agreed to be named.
    """
    desk = {entry.uid: entry for entry in whole}
    listed = {entry.uid for entry in shown}
    declared = audiences_of(SharedEntry)
    rows: list[FieldPreview] = []
    held: list[HeldBack] = []
    for field in fields(SharedEntry):
        if field.name in _PLUMBING:
            continue
        seen = sum(_holds(entry, field.name) for entry in shown)
        level = declared[field.name]
        hidden = 0
        if level > audience:
            hidden = sum(_holds(desk[uid], field.name) for uid in listed if uid in desk)
            held.append(HeldBack(field.name, hidden, HeldReason.ABOVE_AUDIENCE))
        rows.append(FieldPreview(field.name, level, seen, hidden))
    held.extend((
        HeldBack("groups", embargoed, HeldReason.EMBARGO),
        HeldBack("groups", unsigned, HeldReason.NOT_AGREED),
        HeldBack("actions", len(desk.keys() - listed), HeldReason.NOT_ANNOUNCED),
    ))  # fmt: skip
    return AudiencePreview(tuple(rows), tuple(each for each in held if each.count))


def _holds(entry: SharedEntry, name: str) -> bool:
    return getattr(entry, name) not in (None, "", (), False, AccessStatus.UNKNOWN)
