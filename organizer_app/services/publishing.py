"""Writes a release into a folder that is synced or served: every format, and only what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.problems import CannotWrite
from organizer_app.environment.atomic_files import write_whole
from organizer_app.services.schedule_formats import mode_for, schedule_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.schedule_words import ScheduleWords
    from organizer_app.domain.shared_schedule import SharedSchedule
    from organizer_app.services.schedule_formats import Writer

# The page comes last, so that whoever opens it finds the rest in place.
_FILES = (
    ("ics", "schedule.ics"),
    ("csv", "schedule.csv"),
    ("pdf", "schedule.pdf"),
    ("html", "index.html"),
)


def publish(schedule: SharedSchedule, folder: Path, *, words: ScheduleWords, paint: Writer) -> list[str]:
    """Write a released schedule into a folder, made when it is missing; return the files that changed.

    All formats are made before the first is written, and each file is replaced whole or not at all.

    Raises:
        CannotWrite: the folder or the disk refuses.
    """
    made = {
        name: schedule_bytes(schedule, schedule_format=code, words=words, paint=paint)
        for code, name in _FILES
    }
    try:
        folder.mkdir(exist_ok=True)
        changed = [name for name, data in made.items() if not _holds(folder / name, data)]
    except OSError as refused:
        raise CannotWrite(str(folder)) from refused
    for name in changed:
        write_whole(folder / name, made[name], mode=mode_for(schedule.audience))
    return changed


def _holds(path: Path, data: bytes) -> bool:
    return path.exists() and path.read_bytes() == data
