"""Finds the stage that a key leads to: the next, the previous, or the one the key names."""

from __future__ import annotations

from typing import Final

from organizer_app.domain.model.partnerships import PARTNERSHIP_LIFE_CYCLE, PartnershipStatus

_PATH: Final = (
    PartnershipStatus.IDENTIFIED,
    PartnershipStatus.ASKED,
    PartnershipStatus.VERBAL,
    PartnershipStatus.SIGNED,
    PartnershipStatus.ACTIVE,
    PartnershipStatus.ENDED,
)
_KEYS: Final = {
    "0": PartnershipStatus.IDENTIFIED,
    "1": PartnershipStatus.ASKED,
    "2": PartnershipStatus.VERBAL,
    "3": PartnershipStatus.SIGNED,
    "4": PartnershipStatus.ACTIVE,
    "A": PartnershipStatus.ASKED,
    "V": PartnershipStatus.VERBAL,
    "S": PartnershipStatus.SIGNED,
    "T": PartnershipStatus.ACTIVE,
    "D": PartnershipStatus.DECLINED,
}


def stage_after(status: PartnershipStatus, steps: int) -> PartnershipStatus | None:
    """Return the stage this many steps on, None at the ends; a group that withdrew restarts at asked."""
    if status not in _PATH:
        return PartnershipStatus.ASKED if steps > 0 else None
    at = _PATH.index(status) + steps
    if not 0 <= at < len(_PATH):
        return None
    return _PATH[at] if _PATH[at] in PARTNERSHIP_LIFE_CYCLE[status] else None


def stage_of_key(letter: str, status: PartnershipStatus | None) -> PartnershipStatus | None:
    """Return the stage that a key sets, given the present one; None for any other key."""
    if letter in {"+", "=", "-", "\u2212"}:
        if status is None:
            return PartnershipStatus.IDENTIFIED if letter in {"+", "="} else None
        return stage_after(status, 1 if letter in {"+", "="} else -1)
    return _KEYS.get(letter.upper())
