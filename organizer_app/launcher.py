"""Chooses between window and command line, so that neither has to load the other."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from organizer_app.environment.memory_guard import forbid_core_files

if TYPE_CHECKING:
    from types import FrameType

    from organizer_app.cli.picture_request import PictureRequest
    from organizer_app.domain.basics.problems import Problem

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
# What a shell reports of a process that SIGTERM has ended.
_TERMINATED = 143
_FROM_FILE = "--passphrase-file"


def main() -> None:
    """Start the program with the arguments of the command line and end the process."""
    signal.signal(signal.SIGTERM, _terminate)
    forbid_core_files()
    status = run(sys.argv[1:])
    # Everything is closed, and Python gives up its handlers before the process is gone.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(status)


def run(arguments: list[str]) -> int:
    """Run a command, or open the window when no command is named; return the exit status."""
    from organizer_app.cli.command_names import COMMAND_NAMES

    parted = [word for argument in arguments for word in _split_option(argument)]
    plan = _plan_to_open(parted)
    if plan is None or plan in COMMAND_NAMES or _is_mistyped(plan):
        from organizer_app.cli.main import run as run_command

        return run_command(arguments, draw=_draw)
    return _open_window(plan, parted)


def _terminate(_number: int, _frame: FrameType | None) -> NoReturn:
    """End as an exception does, so that every open transaction is taken back and every plan closed."""
    # A second signal must not break off the closing.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    import logging

    # Where a connection was just being given back, its pool would log the exception with a traceback.
    logging.disable(logging.CRITICAL)
    sys.exit(_TERMINATED)


def _split_option(argument: str) -> list[str]:
    """Split ``--passphrase-file=F`` into its two words, as the command line does."""
    return argument.split("=", 1) if argument.startswith(f"{_FROM_FILE}=") else [argument]


def _plan_to_open(arguments: list[str]) -> str | None:
    """Return the plan of a command line that opens the window, "" for none, None for anything else."""
    rest = list(arguments)
    if _FROM_FILE in rest[:-1]:
        spot = rest.index(_FROM_FILE)
        del rest[spot : spot + 2]
    if len(rest) > 1 or any(argument.startswith("-") for argument in rest):
        return None
    return rest[0] if rest else ""


def _is_mistyped(word: str) -> bool:
    """Return whether a word looks like a misspelled command: no file, and no likely plan, has this name."""
    path = Path(word)
    return bool(word) and len(path.parts) == 1 and not path.suffix and not path.exists()


def _has_display() -> bool:
    """Return whether a window can be shown; outside Linux it always can."""
    return not sys.platform.startswith("linux") or any(map(os.environ.get, _DISPLAYS))


def _refuse(problem: Problem) -> int:
    from organizer_app.wording.errors.command_problems import command_sentence

    sys.stderr.write(f"{command_sentence(problem)}\n")
    return 1


def _open_window(plan: str, arguments: list[str]) -> int:
    from organizer_app.domain.basics.problems import BadValue
    from organizer_app.environment.clock import is_clock_set
    from organizer_app.environment.passphrase_variable import take_passphrase

    try:
        is_clock_set()
    except BadValue as unread:
        return _refuse(unread)
    passphrase = take_passphrase()
    if _FROM_FILE in arguments:
        file = Path(arguments[arguments.index(_FROM_FILE) + 1])
        try:
            passphrase = file.read_text("utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError):
            from organizer_app.domain.basics.problems import CannotRead

            return _refuse(CannotRead(str(file)))
    if not _has_display():
        # Qt would end the process here, with several lines about plugins.
        from organizer_app.domain.basics.problems import DisplayMissing

        return _refuse(DisplayMissing())
    from organizer_app.environment.collector import collector_at_rest

    # From here on the background decides when to collect garbage, so that it does not slow the import of
    # the window's modules.
    with collector_at_rest():
        from organizer_app.ui.application import run as run_window

        return run_window(Path(plan) if plan else None, passphrase=passphrase)


def _draw(request: PictureRequest) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from organizer_app.ui.pictures import render_picture

    render_picture(
        request.plan,
        view=request.view,
        size=request.size,
        theme=request.theme,
        on=request.on,
        select=request.select,
        out=request.out,
        passphrase=request.passphrase,
        file=request.file,
        at=request.at,
    )
