"""Makes a new file whole or not at all: it is built in a hidden folder beside its place and named last."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from organizer_app.domain.basics.problems import CannotWrite, DiskFull, PlanExists, PlanUnreadable
from organizer_app.environment.files.folder_swap import stage_for, sweep

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FOR_OWNER = 0o700


@contextmanager
def built_beside(path: Path) -> Iterator[Path]:
    """Yield where to build a new file; when the block ends well, the file gets its name.

    What a run that was killed has left of the same name is cleared first. Problems that name the draft name
    the file instead.

    Raises:
        PlanExists: there is a file of this name, perhaps since a moment ago.
        CannotWrite: the folder cannot be written, or the block left more than the one file.
    """
    sweep(path, path.parent)
    if os.path.lexists(path):
        raise PlanExists(str(path))
    try:
        with stage_for(path, path.parent, _FOR_OWNER) as stage:
            yield stage / path.name
            _refuse_leftovers(stage / path.name)
            _give_name(stage / path.name, path)
    except (CannotWrite, DiskFull, PlanExists, PlanUnreadable) as problem:
        problem.path = str(path)
        raise
    except OSError as refused:
        raise CannotWrite(str(path)) from refused


def _refuse_leftovers(draft: Path) -> None:
    # A journal beside the file would be lost, and with it what was written last.
    if list(draft.parent.iterdir()) != [draft]:
        raise CannotWrite(str(draft))


def _give_name(draft: Path, path: Path) -> None:
    try:
        # A link, for renaming would replace a file that came up meanwhile.
        os.link(draft, path)
    except FileExistsError as exists:
        raise PlanExists(str(path)) from exists
    except OSError:
        # Some memory sticks know no links.
        if os.path.lexists(path):
            raise PlanExists(str(path)) from None
        draft.rename(path)
    _keep_names(path.parent)


def _keep_names(folder: Path) -> None:
    """Have the names in a folder written to the disk, where the system can."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
