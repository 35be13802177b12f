"""Gives a rewritten plan file the rights of the old one, except that everybody may read it."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_FOR_OWNER: Final = 0o600


def give_rights(plan: Path, rewritten: Path) -> None:
    """Let those use a rewritten plan who could use the plan.

    One that everybody on the computer could read, as copies often are, becomes its owner's alone: nobody
    means that of names and numbers, and versions before this one left upgraded plans so.
    """
    mode = stat.S_IMODE(plan.stat().st_mode)
    rewritten.chmod(_FOR_OWNER if mode & stat.S_IRWXO else mode)
