"""Waits for the hub on a thread of its own: sends what it is given, and hands on what arrives."""

from __future__ import annotations

import socket
import threading
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from organizer_app.domain.merging.hub_problems import HubRefused
from organizer_app.services.together.hub_exchange import Outgoing
from organizer_app.services.together.hub_place import has_hub, link, place
from organizer_app.services.together.hub_watch import PASSING, Pauses
from organizer_app.storage.hub.hub_link import Fetched

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.hub.hub_link import HubLink

_LOOKED_SECONDS: Final = 60.0
_JOINED_SECONDS: Final = 3.0


@dataclass(frozen=True, slots=True)
class Arrived:
    """Others have sent something."""

    fetched: Fetched


@dataclass(frozen=True, slots=True)
class Sent:
    """Something has reached the hub."""

    made: Outgoing


@dataclass(frozen=True, slots=True)
class There:
    """The hub answers, and has been asked for everything."""

    is_polled: bool


@dataclass(frozen=True, slots=True)
class Away:
    """The hub does not answer, or refuses; what was to be sent was not. `is_final`: waiting will not help."""

    problem: HubRefused
    is_final: bool


News = Arrived | Sent | There | Away


class HubLine:
    """The network side of a live exchange; it never touches the plan.

    Args:
        link: the connection, used by its thread alone.
        number: up to which segment everything is here.
        tell: is called on that thread with everything that happens.
    """

    def __init__(self, link: HubLink, number: int, tell: Callable[[News], object]) -> None:
        self._link, self._number, self._tell = link, number, tell
        self._waiting: deque[Outgoing] = deque()
        self._acknowledged = 0
        self._is_over = threading.Event()
        self._bell, self._woken = socket.socketpair()
        self._bell.setblocking(False)  # noqa: FBT003  # the socket's own signature
        # It may hang in a connection that never comes about, and must not keep the program from ending.
        self._thread = threading.Thread(target=self._run, name="hub", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def send(self, made: Outgoing) -> None:
        """Send something as soon as possible."""
        self._waiting.append(made)
        self._wake()

    def acknowledge(self, number: int) -> None:
        """Tell the hub, with the next look, that everything up to a segment is in the plan."""
        self._acknowledged = number
        self._wake()

    def stop(self) -> None:
        """End it; nothing is told afterwards."""
        self._is_over.set()
        self._wake()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(_JOINED_SECONDS)

    def _wake(self) -> None:
        # A full pipe wakes as well, and a closed one has nobody to wake.
        with suppress(OSError):
            self._bell.send(b"\0")

    def _run(self) -> None:
        pauses = Pauses()
        try:
            while not self._is_over.is_set():
                try:
                    self._follow(pauses)
                except HubRefused as refused:
                    self._waiting.clear()
                    is_final = refused.reason not in PASSING
                    self._say(Away(refused, is_final))
                    if is_final:
                        return
                    self._is_over.wait(pauses.next())
        finally:
            self._link.close()
            self._bell.close()
            self._woken.close()

    def _follow(self, pauses: Pauses) -> None:
        """Exchange until the hub is lost or it is over."""
        is_rung, is_told, known = True, False, 0
        while not self._is_over.is_set():
            if is_rung:
                self._fetch()
                pauses.tries = 0
            while self._waiting:
                made = self._waiting[0]
                self._link.send([made.segment])
                self._waiting.popleft()
                self._say(Sent(made))
            if self._acknowledged > known:
                known = self._acknowledged
                self._link.acknowledge(known)
            if not is_told:
                # The doorbell is listened for before the last look, so that nothing falls in between.
                is_rung, is_told = self._link.wait(0), True
                self._fetch()
                self._say(There(self._link.is_polled))
            is_rung = self._link.wait(_LOOKED_SECONDS, woken=(self._woken.fileno(),))
            with suppress(BlockingIOError):
                self._woken.setblocking(False)  # noqa: FBT003  # the socket's own signature
                self._woken.recv(4096)

    def _fetch(self) -> None:
        while not self._is_over.is_set():
            fetched = self._link.after(self._number)
            if fetched.number == self._number:
                return
            self._number = fetched.number
            self._say(Arrived(fetched))
            if fetched.is_all:
                return

    def _say(self, news: News) -> None:
        if not self._is_over.is_set():
            self._tell(news)


def line_of(workspace: Workspace, tell: Callable[[News], object]) -> HubLine | None:
    """Return the line to the hub of a plan, not begun; None for a plan that has joined none."""
    if not has_hub(workspace):
        return None
    return HubLine(link(workspace), place(workspace).number, tell)
