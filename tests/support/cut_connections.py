"""A way to a local socket that can be cut and mended, like the network of a train."""

from __future__ import annotations

import selectors
import socket
import threading
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from typing import TYPE_CHECKING

from tests.support.waiting import LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Way:
    """Passes bytes on between a TCP port of this computer and a socket; on its own thread.

    Args:
        target: the socket's file.
    """

    def __init__(self, target: str) -> None:
        self._target = target
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self._pairs: dict[socket.socket, socket.socket] = {}
        # How often something was said to the socket after it had said something: waits for the network.
        self.turns = 0
        self._guests: set[socket.socket] = set()
        self._is_answered = True
        self._selector = selectors.DefaultSelector()
        self._wakes, self._woken = socket.socketpair()
        self._orders: SimpleQueue[tuple[Callable[[], None], threading.Event]] = SimpleQueue()
        for each in (self._door, self._woken):
            self._selector.register(each, selectors.EVENT_READ)
        self._is_open, self._is_over, self._is_held = True, False, False
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def cut(self) -> None:
        """End every connection, wait until they are, and let nobody in."""
        self._is_open = False
        self.break_off()

    def mend(self) -> None:
        """Let everybody in again."""
        self._is_open = True

    def hold(self) -> None:
        """Take in what comes and pass on nothing, for new connections too: nobody is told that it is over."""
        self._order(lambda: setattr(self, "_is_held", True))

    def let_go(self) -> None:
        """Pass on what was held."""
        self._order(lambda: setattr(self, "_is_held", False))

    def break_off(self) -> None:
        """End every connection that there is, and wait until they are; new ones are let in."""
        self._order(self._drop_all)

    def end(self) -> None:
        """End it all."""
        self._order(lambda: setattr(self, "_is_over", True))
        self._thread.join()

    def _order(self, change: Callable[[], None]) -> None:
        """Let the thread do something, and wait until it has: it would otherwise hit what is done next."""
        done = threading.Event()
        self._orders.put((change, done))
        self._wakes.send(b"!")
        assert done.wait(LIMIT)

    def _obey(self) -> None:
        self._woken.recv(1)
        change, done = self._orders.get()
        change()
        done.set()

    def _run(self) -> None:
        while not self._is_over:
            ready = () if self._is_held else self._selector.select()
            if self._is_held or any(key.fileobj is self._woken for key, _events in ready):
                self._obey()
                continue
            for key, _events in ready:
                if key.fileobj is self._door:
                    self._let_in()
                else:
                    self._pass_on(key.fileobj)
        self._drop_all()
        self._selector.close()
        for each in (self._door, self._wakes, self._woken):
            each.close()

    def _let_in(self) -> None:
        guest, _from = self._door.accept()
        if not self._is_open:
            guest.close()
            return
        host = socket.socket(socket.AF_UNIX)
        try:
            host.connect(self._target)
        except OSError:
            guest.close()
            host.close()
            return
        self._guests.add(guest)
        for one, other in ((guest, host), (host, guest)):
            self._pairs[one] = other
            self._selector.register(one, selectors.EVENT_READ)

    def _pass_on(self, source: object) -> None:
        assert isinstance(source, socket.socket)
        if source not in self._pairs:
            return
        sent = b""
        with suppress(OSError):
            sent = source.recv(1 << 16)
        try:
            if sent:
                self.turns += source in self._guests and self._is_answered
                self._is_answered = source not in self._guests
                self._pairs[source].sendall(sent)
                return
        except OSError:
            pass
        self._drop(source)

    def _drop(self, one: socket.socket) -> None:
        other = self._pairs.pop(one)
        self._pairs.pop(other, None)
        self._guests -= {one, other}
        for each in (one, other):
            self._selector.unregister(each)
            each.close()

    def _drop_all(self) -> None:
        while self._pairs:
            self._drop(next(iter(self._pairs)))


@contextmanager
def way_to(target: str) -> Iterator[Way]:
    """Open a way to a socket's file."""
    way = Way(target)
    try:
        yield way
    finally:
        way.end()
