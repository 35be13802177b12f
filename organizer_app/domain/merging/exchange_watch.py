"""Tell how the shared folder and the hub of an open plan are followed."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime


class Watch(Enum):
    """How the shared folder is watched.

    OFF: it is not. LIVE: the system tells of new files. POLLED: the system cannot, so it is read again and
    again.
    """

    OFF = "off"
    LIVE = "live"
    POLLED = "polled"


class HubWatch(Enum):
    """How the hub is followed.

    OFF: the plan has joined none. LIVE: it rings when something is new. POLLED: a pooler keeps its bell from
    being heard, so it is looked at every 2 seconds. AWAY: it does not answer. REFUSED: it does not let this
    laptop in, however long it waits.
    """

    OFF = "off"
    LIVE = "live"
    POLLED = "polled"
    AWAY = "away"
    REFUSED = "refused"


class HubLive(NamedTuple):
    """How the hub is followed, and since when, UTC, it is away."""

    watch: HubWatch = HubWatch.OFF
    away_since: datetime | None = None


class WentOn(Enum):
    """How a plan file became that of another laptop than the one it was before.

    AS_COPY: it is a copy, with keys of its own, that the others do not know. IN_PLACE: it is an older copy in
    the place of the plan; the same computer goes on with its keys.
    """

    AS_COPY = auto()
    IN_PLACE = auto()
