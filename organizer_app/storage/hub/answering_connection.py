"""A connection to the hub that is given up on when nothing moves on it for long.

The server ends its own long statements. This is for a server, a pooler or a network that takes in what is
sent and never answers: the system sees a good connection there, and would wait for ever.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final, TypeVar

import psycopg
from typing_extensions import override

if TYPE_CHECKING:
    from psycopg.abc import PQGen

T = TypeVar("T")

# Longer than any statement may take at the server (`hub_connection.BOUNDS`).
SILENT_SECONDS: Final = 75.0


class AnsweringConnection(psycopg.Connection[Any]):
    """Ends itself when the server neither takes nor sends a byte for `SILENT_SECONDS`."""

    @override
    def wait(self, gen: PQGen[T], *how: Any, **named: Any) -> T:
        return super().wait(self._answered(gen), *how, **named)

    def _answered(self, gen: PQGen[T]) -> PQGen[T]:
        """Pass on what a generator of the driver waits for, and what came; count how long nothing does."""
        moved_at = time.monotonic()
        try:
            wanted = next(gen)
            while True:
                # Nothing came within the driver's own interval, a tenth of a second, if it is zero.
                ready = yield wanted
                if ready:
                    moved_at = time.monotonic()
                    wanted = gen.send(ready)
                elif time.monotonic() - moved_at > SILENT_SECONDS:
                    # Nobody knows how far the statement is: nothing may be asked on this connection again.
                    self.pgconn.finish()
                    raise psycopg.OperationalError("the server does not answer")
                else:
                    gen.send(ready)
        except StopIteration as done:
            answer: T = done.value
            return answer
