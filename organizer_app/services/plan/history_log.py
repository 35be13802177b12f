"""Writes the whole history as a table whose lines are sealed one after the other, and compares it again.

Each line ends with the SHA-256 of the seal before and its own cells: whoever changes, drops or inserts a line
changes every later seal. There is no signature yet: a key of this installation comes with the exchange of
changes, and without one that others know, a signature says no more than the last seal, which can be read out
on the phone. Whoever has the plan can compare every line with it.
"""

from __future__ import annotations

import csv
import hashlib
import io
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.exchange.text.guarded_table import guarded_table
from organizer_app.storage.journal.log_lines import log_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    content = guarded_table(_HEADINGS, _sealed(workspace))
    rows = _rows(content)
    return HistoryLog(content, len(rows), rows[-1][-1] if rows else "")


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


def _sealed(workspace: Workspace) -> Iterator[Sequence[str]]:
    seal = ""
    with workspace.read() as reader:
        for number, cells in enumerate(log_lines(reader.connection), 1):
            row = [str(number), *cells]
            seal = hashlib.sha256(_BETWEEN.join((seal, *row)).encode()).hexdigest()
            yield [*row, seal]


def _rows(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return []
    return list(csv.reader(io.StringIO(text, newline="")))[1:]
