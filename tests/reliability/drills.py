"""What a drill tried and what failed, and the table that is committed."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADINGS: Final = ("drill", "asked for", "tried", "failed", "seen", "size", "day")


class Drill(NamedTuple):
    """One line of the table.

    Attributes:
        name: what was done to the plan.
        asked: what must hold.
        tried: number of runs.
        failed: what went wrong, one sentence for each run.
        seen: what else was counted, so that a drill which hits nothing does not look like a good one.
    """

    name: str
    asked: str
    tried: int
    failed: Sequence[str]
    seen: str


def table(drills: Sequence[Drill], runs: Sequence[tuple[str, str]]) -> str:
    """Return the drills as a Markdown table, each with the size and the day of its run."""
    rows = [
        (each.name, each.asked, f"{each.tried:,}", str(len(each.failed)), each.seen, *run)
        for each, run in zip(drills, runs, strict=True)
    ]
    lines = [_HEADINGS, tuple("---" for _ in _HEADINGS), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines) + "\n"


def versions() -> str:
    """Return the versions that the figures depend on."""
    import platform

    import sqlcipher3.dbapi2 as sqlcipher

    return (
        f"Python {platform.python_version()}, {platform.system()}, SQLCipher on SQLite "
        f"{sqlcipher.sqlite_version} (the system's own is {sqlite3.sqlite_version})"
    )
