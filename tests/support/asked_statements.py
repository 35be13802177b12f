"""Collects what is asked of every plan, whichever way it goes."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, event

from organizer_app.storage import statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection


@contextmanager
def asked() -> Iterator[list[str]]:
    """Collect the statements of every plan, those that SQLite's driver gets past SQLAlchemy too."""
    texts: list[str] = []
    driver_cursor = statements._driver_cursor  # noqa: SLF001  # the one way past SQLAlchemy

    def note(_connection: object, _cursor: object, text: str, *_others: object) -> None:
        texts.append(text)

    def driven(connection: Connection, text: str) -> Any:
        texts.append(text)
        return driver_cursor(connection, text)

    statements._driver_cursor = driven  # noqa: SLF001  # put back below
    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield texts
    finally:
        event.remove(Engine, "before_cursor_execute", note)
        statements._driver_cursor = driver_cursor  # noqa: SLF001  # as it was
