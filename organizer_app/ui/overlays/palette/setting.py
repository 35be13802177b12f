"""What a window opens its palette with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class PaletteSetting(NamedTuple):
    """What can be run, what was used last, and who hears what is chosen.

    Attributes:
        offered: codes of the commands that can be run now.
        recent: codes of the commands run last, the last one first.
        finds: kinds and ids of the things chosen last, the last one first.
        run: runs a command by its code.
        found: told kind and id of a thing that is chosen.
    """

    offered: Sequence[str]
    recent: Sequence[str]
    finds: Sequence[tuple[str, str]]
    run: Callable[[str], None]
    found: Callable[[str, str], None]
