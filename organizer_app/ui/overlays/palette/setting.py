"""The values with which a window opens its palette."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class PaletteSetting(NamedTuple):
    """What can be run, what was used last, and who is notified of choices.

    Attributes:
        offered: codes of the commands that can be run now.
        recent: codes of the latest commands, newest first.
        finds: kinds and ids of the latest chosen things, newest first.
        run: runs a command by its code.
        found: called with kind and id of a chosen thing.
    """

    offered: Sequence[str]
    recent: Sequence[str]
    finds: Sequence[tuple[str, str]]
    run: Callable[[str], None]
    found: Callable[[str, str], None]
