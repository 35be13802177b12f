"""Writes a schedule into a folder that is synced or served: every format, and only what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.environment.folder_files import replace_files
from organizer_app.services.published_files import published_files
from organizer_app.services.schedule_formats import mode_for

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from organizer_app.domain.schedule_words import ScheduleWords
    from organizer_app.domain.shared_schedule import SharedSchedule
    from organizer_app.services.schedule_formats import Writer


def publish(
    schedule: SharedSchedule, folder: Path, *, words: ScheduleWords, paints: Mapping[str, Writer]
) -> list[str]:
    """Write a schedule into a folder, made when it is missing; return the paths that changed.

    All files are made before the first is written, see `folder_files.replace_files`.

    Raises:
        CannotWrite: the folder or the disk refuses.
    """
    files = published_files(schedule, words=words, paints=paints)
    return replace_files(folder, files, mode=mode_for(schedule.audience))
