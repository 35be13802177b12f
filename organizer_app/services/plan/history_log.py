"""Writes the whole history as a table whose lines are sealed one after the other, and compares it again.

Each line ends with the SHA-256 of the seal before and its own cells as they stand in the file, with the unit
separator (U+001F) between them: to change, drop or insert a line changes every later seal. The last
one stands for the whole file: it can be read out on the phone, and `together.history_signatures` signs it.
Anyone who has the plan can compare every line with it.
"""

from __future__ import annotations

import csv
import hashlib
import io
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.exchange.text.guarded_table import guarded_table
from organizer_app.storage.journal.log_lines import log_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.services.plan.workspace import Workspace

_HEADINGS = (
    "line", "time", "author", "step", "kind", "change", "record_kind", "record", "field", "before", "after",
    "seal",
)  # fmt: skip
# What stands between two cells under a seal; no cell contains it.
_BETWEEN = "\x1f"


class HistoryLog(NamedTuple):
    """The table in UTF-8, the number of its lines, and the seal of the last."""

    content: bytes
    lines: int
    seal: str


def history_log(workspace: Workspace) -> HistoryLog:
    """Return the history of a plan, oldest line first."""
    with workspace.read() as reader:
        lines = [(str(number), *cells) for number, cells in enumerate(log_lines(reader.connection), 1)]
    # Sealed as a reader of the file sees them, so that any program can check the seals.
    rows = _rows(guarded_table(_HEADINGS[:-1], lines))
    seal = ""
    for row in rows:
        seal = hashlib.sha256(_BETWEEN.join((seal, *row)).encode()).hexdigest()
        row.append(seal)
    return HistoryLog(_table(rows), len(rows), seal)


def first_difference(workspace: Workspace, content: bytes) -> tuple[int, int]:
    """Compare a table with the plan, which may have gone on since.

    Returns:
        The number of lines of the table, and the first that is not as the plan has it; 0 if all are.
    """
    found, known = _rows(content), _rows(history_log(workspace).content)
    for number, row in enumerate(found, 1):
        if number > len(known) or row != known[number - 1]:
            return len(found), number
    return len(found), 0 if found else 1


def last_seal(content: bytes) -> str:
    """Return the seal at the end of a table; empty without a line."""
    rows = _rows(content)
    return rows[-1][-1] if rows else ""


def _table(rows: Sequence[Sequence[str]]) -> bytes:
    table = io.StringIO(newline="")
    csv.writer(table).writerows((_HEADINGS, *rows))
    return table.getvalue().encode()


def _rows(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return []
    return list(csv.reader(io.StringIO(text, newline="")))[1:]
