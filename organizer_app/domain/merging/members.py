"""Define the laptops that change one plan together, and the card by which two of them meet."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from organizer_app.domain.merging.extents import WHOLE, Extent, MemberRole, agreed, is_disputed
from organizer_app.domain.merging.steps import Vector


@dataclass(frozen=True, slots=True)
class MemberCard:
    """What a laptop gives to another one before they exchange changes; nothing in it is secret.

    Attributes:
        plan_id: the plan that both have.
        name: name of the laptop or of its owner.
        sign_key: checks what it signs.
        seal_key: seals for it.
        sample_moment: of which moment the plan tells, ISO, where it is a sample; else empty.
        origin: id of the replica that it writes as; empty on the card of an earlier version.
    """

    plan_id: str
    name: str
    sign_key: str
    seal_key: str
    sample_moment: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """A laptop whose changes this one accepts.

    Attributes:
        sign_key: its public signing key, which is also its id.
        name: how it is called here.
        seal_key: seals for it.
        origin: id of the replica that it writes as, by its card or its last changes; empty before both.
        compared: when people compared the six words.
        revoked: up to which changes of its own it is still believed; None while it is a member.
        heard: what it said it had; empty before.
        sent_at: when something was last sealed for it, or None.
        heard_at: when something of it was last taken in, or None.
        extent: what this desk has decided that it is sent.
        told: what other desks have decided, as far as they said so.
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
    extent: Extent = WHOLE
    told: tuple[Extent, ...] = ()

    @property
    def given(self) -> Extent:
        """What it is sent, by the decisions of all desks."""
        return agreed((self.extent, *self.told))

    @property
    def is_disputed(self) -> bool:
        """Whether the desks differ about what it is sent."""
        return is_disputed((self.extent, *self.told))

    @property
    def is_regional(self) -> bool:
        """Whether it is sent a part of the plan only."""
        return self.given.role is MemberRole.REGIONAL

    @property
    def is_revoked(self) -> bool:
        """Whether it is a member no more."""
        return self.revoked is not None
