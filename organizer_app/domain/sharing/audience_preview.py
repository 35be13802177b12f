"""What leaves the house with a schedule, field by field, and what is held back and why."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import Enum
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience, audiences_of
from organizer_app.domain.sharing.shared_schedule import SharedEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class HeldReason(Enum):
    """Why something stays inside."""

    ABOVE_AUDIENCE = "above_audience"
    EMBARGO = "embargo"
    NOT_AGREED = "not_agreed"
    NOT_ANNOUNCED = "not_announced"


@dataclass(frozen=True, slots=True)
class FieldPreview:
    """One field of the entries.

    Attributes:
        name: of `SharedEntry`.
        audience: the lowest reader who may see it.
        shown: entries that show a value.
        held: values that readers do not see, of entries they do.
    """

    name: str
    audience: Audience
    shown: int
    held: int


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A number of values that stay inside for one reason; `name` is a field, or "actions"."""

    name: str
    count: int
    reason: HeldReason


@dataclass(frozen=True, slots=True)
class AudiencePreview:
    """What an audience gets and does not get; `held` leaves out reasons that hold nothing."""

    fields: tuple[FieldPreview, ...]
    held: tuple[HeldBack, ...]


# Facts of the file rather than of the plan; nobody asks whether they leave.
_PLUMBING = frozenset(
    {"uid", "sequence", "updated_at", "starts_utc", "ends_utc", "cancelled", "latitude", "longitude"}
)


def preview_of(
    shown: Sequence[SharedEntry],
    whole: Iterable[SharedEntry],
    audience: Audience,
    embargoed: int,
    unsigned: int,
) -> AudiencePreview:
    """Compare what an audience is shown with what the desk sees.

    Args:
        shown: the entries of the audience.
        whole: those of the desk, of the same part of the plan.
        audience: who reads.
        embargoed: names of groups of the shown entries that an embargo holds back.
        unsigned: those that have not agreed to be named.
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
    return getattr(entry, name) not in (None, "", (), False)
