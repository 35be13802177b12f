"""Define the laptops that change one plan together, and the card by which two of them meet."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from organizer_app.domain.merging.steps import Vector


@dataclass(frozen=True, slots=True)
class MemberCard:
    """What a laptop gives to another one before they exchange changes; nothing in it is secret.

    Attributes:
        plan_id: the plan that both have.
        name: name of the laptop or of its owner.
        sign_key: checks what it signs.
        seal_key: seals for it.
    """

    plan_id: str
    name: str
    sign_key: str
    seal_key: str


class MemberRole(Enum):
    """What a member is sent.

    DESK: all of the plan. REGIONAL: neither legal-only records nor secret fields; what they never saw they
    cannot change.
    """

    DESK = "desk"
    REGIONAL = "regional"


@dataclass(frozen=True, slots=True)
class Member:
    """A laptop whose changes this one accepts.

    Attributes:
        sign_key: its public signing key, which is also its id.
        name: how it is called here.
        seal_key: seals for it.
        origin: id of the replica that it last wrote as; empty before its first changes.
        compared: when people compared the six words.
        revoked: up to which changes of its own it is still believed; None while it is a member.
        heard: what it said it had; empty before.
        sent_at: when something was last sealed for it, or None.
        heard_at: when something of it was last taken in, or None.
        role: what it is sent; every laptop of the plan should give it the same one.
    """

    sign_key: str
    name: str
    seal_key: str
    compared: datetime
    origin: str = ""
    revoked: Vector | None = None
    heard: Vector = field(default_factory=dict)
    sent_at: datetime | None = None
    heard_at: datetime | None = None
    role: MemberRole = MemberRole.DESK

    @property
    def is_regional(self) -> bool:
        """Whether it is sent a part of the plan only."""
        return self.role is MemberRole.REGIONAL

    @property
    def is_revoked(self) -> bool:
        """Whether it is a member no more."""
        return self.revoked is not None
