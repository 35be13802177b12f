"""Opens a file that nobody changes: no log is made, read or folded, and nothing is written beside it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection


def open_still(path: Path, key: str) -> Connection:
    """Open a plan file by itself, as it lies there.

    Args:
        path: the plan file.
        key: value of ``PRAGMA key``; a wrong one shows with the first read.

    Raises:
        sqlcipher3.dbapi2.DatabaseError: there is no file, or it may not be read.
    """
    place = f"{Path(os.path.realpath(path)).as_uri()}?immutable=1"
    connection = sqlcipher.connect(place, uri=True, isolation_level=None)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f'PRAGMA key = "{key}"')
    return connection
