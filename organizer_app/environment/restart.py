"""Starts the program again: in place of this process, whose memory held a plan, or beside it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

if TYPE_CHECKING:
    from pathlib import Path

VARIABLE: Final = "ORGANIZER_LOCKED"
_NUMBERS: Final = 5


class Restart(NamedTuple):
    """What the new process must know beside the path of the plan; nothing of what is in the plan.

    Attributes:
        minutes: idle minutes after which the plan was locked; 0 when it was locked by hand.
        place: left, top, width and height of the window.
    """

    minutes: int
    place: tuple[int, int, int, int]


def restart(plan: Path, known: Restart) -> NoReturn:
    """Start the program again in this process, with a plan that must be opened again.

    Raises:
        OSError: the system refuses; the memory is as it was, so the caller ends the process.
    """
    os.environ[VARIABLE] = ",".join(map(str, (known.minutes, *known.place)))
    command = restart_command(plan)
    os.execv(command[0], command)  # noqa: S606  # our own Python and module; no shell


def start_beside(plan: Path) -> None:
    """Start the program once more, on another plan; both go on, and either may end first.

    Raises:
        OSError: the system refuses.
    """
    # Every start of the program asks for the restart before it, and none for this.
    import subprocess

    nothing = subprocess.DEVNULL
    command = restart_command(plan)
    subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)  # noqa: S603  # our own Python and module; no shell


def restart_command(plan: Path) -> list[str]:
    """Return the words that start the program on a plan, from a checkout, a wheel or a frozen program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, str(plan.absolute())]
    # -P: a folder named organizer_app where the program was started from must not take its place.
    return [sys.executable, "-P", "-m", "organizer_app", str(plan.absolute())]


def take_restart() -> Restart | None:
    """Return what the process before this one left, once; None after an ordinary start."""
    text = os.environ.pop(VARIABLE, "")
    try:
        numbers = [int(part) for part in text.split(",")]
    except ValueError:
        return None
    if len(numbers) != _NUMBERS:
        return None
    minutes, left, top, width, height = numbers
    return Restart(minutes, (left, top, width, height))
