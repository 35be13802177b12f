"""Keeps a plan and its hub in step for as long as somebody wants it, and comes back when it was away."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from organizer_app.domain.merging.hub_problems import HubRefusal, HubRefused
from organizer_app.services.together import hub_exchange
from organizer_app.services.together.hub_place import link
from organizer_app.services.together.shared_folder import Exchange

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.hub.hub_link import HubLink

# How long changes made here are gathered before they are sent.
_GATHERED_SECONDS: Final = 0.01
_FIRST_PAUSE: Final = 1.0
_LONGEST_PAUSE: Final = 60.0
# Waiting helps where the network or the server is away, or is set up again, and where a server restarts.
PASSING: Final = frozenset(
    {
        HubRefusal.UNREACHABLE,
        HubRefusal.LOST,
        HubRefusal.BUSY,
        HubRefusal.FULL,
        HubRefusal.NOT_LET_IN,
    }
)


@dataclass(slots=True)
class Pauses:
    """How long to wait before the next try: twice as long each time up to a minute, never all at once."""

    tries: int = 0

    def next(self, chance: Callable[[], float] = random.random) -> float:
        """Return the seconds to wait, between half and one and a half of the doubled time."""
        longest = min(_LONGEST_PAUSE, _FIRST_PAUSE * (1 << self.tries))
        self.tries = min(self.tries + 1, 10)
        return longest * (0.5 + chance())


def exchange_with_hub(workspace: Workspace) -> Exchange:
    """Exchange once with the hub of a plan.

    Raises:
        NoHub: the plan has joined none.
        HubRefused: the hub cannot be used now.
    """
    at_hub = link(workspace)
    try:
        return hub_exchange.exchange(workspace, link=at_hub)
    finally:
        at_hub.close()


def watch_hub(
    workspace: Workspace,
    tell: Callable[[Exchange], None],
    *,
    is_over: Callable[[], bool] = lambda: False,
    pause: Callable[[float], None] = time.sleep,
) -> None:
    """Exchange with the hub whenever something is new here or there, until somebody ends it.

    A hub that is away is tried again, later and later; one that refuses this laptop is not.

    Args:
        workspace: the plan; other programs may edit it meanwhile.
        tell: is given every exchange that moved something.
        is_over: asked several times a second.
        pause: waits for some seconds.

    Raises:
        NoHub: the plan has joined none.
        HubRefused: the hub will not let this laptop in, however long it waits.
    """
    pauses = Pauses()
    at_hub = link(workspace)
    try:
        while not is_over():
            try:
                _follow(workspace, at_hub, tell, is_over, pauses)
            except HubRefused as refused:
                if refused.reason not in PASSING:
                    raise
                pause(pauses.next())
    finally:
        at_hub.close()


def _follow(
    workspace: Workspace,
    at_hub: HubLink,
    tell: Callable[[Exchange], None],
    is_over: Callable[[], bool],
    pauses: Pauses,
) -> None:
    """Exchange until the hub is lost."""
    known: tuple[int, ...] = ()
    while not is_over():
        is_rung = at_hub.wait(_GATHERED_SECONDS)
        # Asked a hundred times a second: the plan is opened only if anybody has written into it.
        if not is_rung and known and _written(workspace) == known:
            continue
        if is_rung:
            found = hub_exchange.received(workspace, link=at_hub)
            if found.taken or found.refused or found.is_pruned:
                tell(found)
        # Before the look at what is new: what is written meanwhile is seen next time.
        known = _settled(workspace)
        if count := hub_exchange.sent(workspace, link=at_hub):
            tell(Exchange(sent=count))
        pauses.tries = 0


def _written(workspace: Workspace) -> tuple[int, ...]:
    """Return what differs once there may be something to send; on a server only the steps tell."""
    return workspace.written_mark() or (workspace.newest_number(),)


def _settled(workspace: Workspace) -> tuple[int, ...]:
    """Return the same for a moment at which nobody writes; () if there was none."""
    mark = workspace.settled_mark()
    return (workspace.newest_number(),) if mark is None else mark
