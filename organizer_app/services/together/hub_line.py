"""Waits for the hub on a thread of its own: sends what it is given, and hands on what arrives."""

from __future__ import annotations

import math
import socket
import threading
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from organizer_app.domain.merging.hub_problems import HubRefusal, HubRefused
from organizer_app.services.together.hub_exchange import Outgoing
from organizer_app.services.together.hub_place import has_hub, link, place
from organizer_app.services.together.hub_watch import PASSING, Pauses
from organizer_app.storage.hub.hub_link import Fetched, Mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.hub.hub_link import HubLink

_LOOKED_SECONDS: Final = 60.0
_JOINED_SECONDS: Final = 3.0
# A note that is not renewed is over: anyone who left without a word is gone by then.
_PRESENT_SECONDS: Final = 75.0
_RENEWED_SECONDS: Final = 30.0
# How soon to look again at what others edit: many may type at once, and nobody tells that they are gone.
_SEEN_SECONDS: Final = 0.5
_GONE_SECONDS: Final = 20.0


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


@dataclass(frozen=True, slots=True)
class NotTaken:
    """The hub takes nothing from this version, and still tells it what others send."""

    problem: HubRefused


@dataclass(frozen=True, slots=True)
class Others:
    """Who else is there: the sealed note of each, with the key of its laptop."""

    notes: tuple[tuple[str, bytes], ...]


News = Arrived | Sent | NotTaken | There | Away | Others


class _OwnNote:
    """What is being edited here, as a note that is left at the hub and renewed there."""

    def __init__(self) -> None:
        self._note = b""
        self._told_at = -math.inf

    def put(self, note: bytes) -> None:
        """Leave another note with the next chance."""
        self._note = note
        self.tell_again()

    def tell_again(self) -> None:
        """Leave it with the next chance: the hub may have lost it."""
        self._told_at = -math.inf

    @property
    def due(self) -> float:
        """Return when it has to be left or renewed."""
        return self._told_at + _RENEWED_SECONDS if self._note else math.inf

    def leave(self, link: HubLink) -> None:
        """Leave it if it is time."""
        if self.due <= time.monotonic():
            note = self._note
            link.tell_presence(note)
            if note is self._note:
                self._told_at = time.monotonic()


class _OthersSeen:
    """The notes of others, read soon after the doorbell and now and then without it."""

    def __init__(self) -> None:
        self._notes: tuple[tuple[str, bytes], ...] = ()
        self._seen_at = -math.inf
        self.is_rung = True

    @property
    def due(self) -> float:
        """Return when to look."""
        return self._seen_at + (_SEEN_SECONDS if self.is_rung else _GONE_SECONDS)

    def look(self, link: HubLink) -> Others | None:
        """Return who is there if it is time to look and something has changed."""
        if self.due > time.monotonic():
            return None
        known, self._notes = self._notes, link.presence(_PRESENT_SECONDS)
        self._seen_at, self.is_rung = time.monotonic(), False
        return Others(self._notes) if self._notes != known else None

    def forget(self) -> None:
        """Tell everybody again: the window has forgotten them."""
        self._notes, self.is_rung = (), True


class _Bell:
    """Ends the wait for the hub from another thread; before `open` and after `close` nobody is woken."""

    def __init__(self) -> None:
        self._ends: tuple[socket.socket, ...] = ()

    def open(self) -> None:
        self._ends = socket.socketpair()
        for end in self._ends:
            end.settimeout(0)

    def ring(self) -> None:
        # A full pipe wakes as well, and a closed one has nobody to wake.
        with suppress(OSError):
            for end in self._ends[:1]:
                end.send(b"\0")

    @property
    def heard_by(self) -> tuple[int, ...]:
        """Return what to wait for beside the hub."""
        return tuple(end.fileno() for end in self._ends[1:])

    def hush(self) -> None:
        with suppress(BlockingIOError):
            for end in self._ends[1:]:
                end.recv(4096)

    def close(self) -> None:
        for end in self._ends:
            end.close()


class HubLine:
    """The network side of a live exchange; it never touches the plan.

    Args:
        link: the connection, used by its thread alone.
        number: up to which segment everything is here.
        mark: the newest segment that was ever seen here.
        tell: is called on that thread with everything that happens.
        written: up to which change of its own this laptop knows what it has sent; see `HubLink.after`.
    """

    def __init__(
        self,
        link: HubLink,
        number: int,
        mark: Mark,
        tell: Callable[[News], object],
        *,
        written: int | None = None,
    ) -> None:
        self._link, self._number, self._mark, self._tell = link, number, mark, tell
        # Asked for once: what is sent from now on is known.
        self._written = written
        self._waiting: deque[Outgoing] = deque()
        self._acknowledged = 0
        self._own_note, self._others = _OwnNote(), _OthersSeen()
        self._is_over, self._is_impatient = threading.Event(), threading.Event()
        # Opened by the start alone: a line that is made for a plan just closed leaves nothing behind.
        self._bell = _Bell()
        # It may hang in a connection that never comes about, and must not keep the program from ending.
        self._thread = threading.Thread(target=self._run, name="hub", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._bell.open()
        self._thread.start()

    def send(self, made: Outgoing) -> None:
        """Send something as soon as possible."""
        self._waiting.append(made)
        self._bell.ring()

    def tell_presence(self, note: bytes) -> None:
        """Leave a sealed note of what is being edited here, and renew it until there is another one."""
        self._own_note.put(note)
        self._bell.ring()

    def acknowledge(self, number: int) -> None:
        """Tell the hub, with the next look, that everything up to a segment is in the plan."""
        self._acknowledged = number
        self._bell.ring()

    def try_again(self) -> None:
        """Connect now, if it waits for its next try."""
        self._is_impatient.set()

    def stop(self) -> None:
        """End it; nothing is told afterwards."""
        self._is_over.set()
        self._is_impatient.set()
        self._bell.ring()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(_JOINED_SECONDS)

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
                    self._is_impatient.wait(pauses.next())
                    if not self._is_over.is_set():
                        self._is_impatient.clear()
        finally:
            self._link.close()
            self._bell.close()

    def _follow(self, pauses: Pauses) -> None:
        """Exchange until the hub is lost or it is over."""
        is_rung, is_told, known = True, False, 0
        self._own_note.tell_again()
        self._others.forget()
        while not self._is_over.is_set():
            if is_rung:
                self._fetch()
                pauses.tries = 0
            while self._waiting:
                self._send(self._waiting[0])
            if self._acknowledged > known:
                known = self._acknowledged
                self._link.acknowledge(known)
            if not is_told:
                # The doorbell is listened for before the last look, so that nothing falls in between.
                is_rung, is_told = self._link.wait(0), True
                self._fetch()
                self._say(There(self._link.is_polled))
            is_rung = self._link.wait(self._talk_of_presence(), woken=self._bell.heard_by)
            self._others.is_rung |= is_rung
            self._bell.hush()

    def _send(self, made: Outgoing) -> None:
        """Send the oldest of what waits."""
        try:
            self._link.send(made.segments)
        except HubRefused as refused:
            if refused.reason is not HubRefusal.ONLY_READ:
                raise
            self._waiting.clear()
            self._say(NotTaken(refused))
        else:
            self._waiting.popleft()
            self._say(Sent(made))

    def _talk_of_presence(self) -> float:
        """Leave and read notes where it is time; return the seconds until it is time again."""
        self._own_note.leave(self._link)
        seen = self._others.look(self._link)
        if seen is not None:
            self._say(seen)
        due = min(self._own_note.due, self._others.due) - time.monotonic()
        return max(0.0, min(_LOOKED_SECONDS, due))

    def _fetch(self) -> None:
        while not self._is_over.is_set():
            fetched = self._link.after(self._number, self._mark, self._written)
            if fetched.number == self._number and not fetched.is_back:
                self._written = None
                return
            self._number = fetched.number
            self._mark = fetched.mark
            self._say(Arrived(fetched))
            if fetched.is_all:
                self._written = None
                return

    def _say(self, news: News) -> None:
        if not self._is_over.is_set():
            self._tell(news)


def line_of(workspace: Workspace, tell: Callable[[News], object]) -> HubLine | None:
    """Return the line to the hub of a plan, not begun; None for a plan that has joined none."""
    if not has_hub(workspace):
        return None
    at_hub, found = link(workspace), place(workspace)
    written = found.sent.get(workspace.replica, 0)
    return HubLine(at_hub, found.number, found.reached, tell, written=written)
