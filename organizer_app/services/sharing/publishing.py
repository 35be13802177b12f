"""Writes a schedule into a folder that is synced or served: every format, and only what changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.problems import FolderHoldsOther
from organizer_app.domain.sharing.sharing_rules import entry_uid
from organizer_app.environment.files.atomic_files import EVERYBODY, OWNER_ONLY
from organizer_app.environment.files.folder_files import FolderContents, contents_of, replace_files
from organizer_app.services.sharing.formats import FORMATS
from organizer_app.services.sharing.published_files import NOTHING_MORE, published_files

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedSchedule
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.sharing.published_files import FolderAdditions


class FolderClaim(NamedTuple):
    """Whose folder it is.

    Attributes:
        plan: `plan_key` of the plan; empty if it is not known.
        may_replace: whether to replace a folder for another audience or of another plan.
    """

    plan: str = ""
    may_replace: bool = False


ANYBODYS = FolderClaim()


def plan_key(workspace: Workspace) -> str:
    """Return the key that identifies the plan in a published folder without revealing its id."""
    return entry_uid(workspace.plan_id) if workspace.plan_id else ""


def publish(
    schedule: SharedSchedule,
    folder: Path,
    *,
    words: ScheduleWords,
    additions: FolderAdditions = NOTHING_MORE,
    claim: FolderClaim = ANYBODYS,
) -> list[str]:
    """Write a schedule into a folder, created when missing; return the paths that changed.

    All files are made before the first is written, see `folder_files.replace_files`. A folder that is not
    public is readable by its owner alone.

    Args:
        schedule: what its audience may see.
        folder: the folder.
        words: words and paper of the readers.
        additions: further languages, and what each version changed.
        claim: whose folder it is.

    Raises:
        FolderHoldsOther: the folder holds a schedule for another audience or of another plan.
        FolderHoldsForeignFile: another file has the name of one of ours.
        CannotTypeset: the pages could not be made; the folder stays as it was.
        CannotWrite: the folder or the disk refuses.
    """
    before = _audience_before(folder)
    if before and before != schedule.audience.code and not claim.may_replace:
        raise FolderHoldsOther(str(folder), before)
    return replace_files(
        folder,
        published_files(schedule, words=words, additions=additions),
        mode=EVERYBODY if schedule.audience is Audience.PUBLIC else OWNER_ONLY,
        contents=FolderContents(schedule.audience.code, claim.plan),
        may_replace=claim.may_replace,
    )


def _audience_before(folder: Path) -> str:
    """Return the audience of a folder; earlier versions wrote it only in the JSON schedule."""
    known = contents_of(folder)
    name = FORMATS["json"].published
    if known.audience or name not in known.sha256:
        return known.audience
    try:
        return str(json.loads((folder / name).read_bytes())["audience"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""
