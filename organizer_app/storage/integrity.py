"""Checks every page of a plan file: its code, which the key makes, and that it fits to the pages around it.

A damaged page is not always noticed by who reads it: SQLite takes a lost last page of a long value for zeros.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.problems import PlanDamaged

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

# A page that is just being written by another program can look damaged for a moment.
_TRIES = 2


def check_pages(connection: Connection, path: str) -> None:
    """Read and check every page.

    Args:
        connection: on the plan, without a transaction.
        path: the plan file, for the message.

    Raises:
        PlanDamaged: a page is not what was written.
    """
    for _ in range(_TRIES):
        if _is_whole(connection):
            return
    raise PlanDamaged(path)


def _is_whole(connection: Connection) -> bool:
    # The first answers with a row for each page that its code does not fit, the second with "ok".
    if connection.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
        return False
    return bool(connection.execute("PRAGMA quick_check").fetchall() == [("ok",)])
