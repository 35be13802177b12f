"""Remembers the shared folder of a plan on this laptop, and exchanges changes through it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import CannotRead
from organizer_app.services.together.shared_folder import (
    Exchange,
    SharedFolder,
    exchange,
    refuse_folder_of_plan,
)
from organizer_app.storage.codecs import decode_moment, encode_moment
from organizer_app.storage.plan_facts import fact_of
from organizer_app.storage.plan_file import replica_of

if TYPE_CHECKING:
    from datetime import datetime

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

_FOLDER = "shared_folder"


def chosen(workspace: Workspace) -> str:
    """Return the folder that was chosen on this laptop; empty for none."""
    with workspace.read() as reader:
        return folder_in(reader)[0]


def folder_in(reader: Reader) -> tuple[str, datetime | None]:
    """Return the folder, as `chosen` does, and when this laptop last wrote into it, UTC."""
    told = fact_of(reader.connection, _FOLDER)
    kept = json.loads(told) if told else {}
    # A copy of the plan on another laptop has no folder yet.
    if kept.get("origin") != replica_of(reader.connection):
        return "", None
    moment = str(kept["written"])
    return str(kept["path"]), decode_moment(moment) if moment else None


def choose(workspace: Workspace, *, folder: str) -> None:
    """Exchange changes through a folder from now on; empty for through none.

    Raises:
        CannotRead: there is no such folder.
        PlanInSharedFolder: the plan itself is in it.
    """
    if folder and not Path(folder).is_dir():
        raise CannotRead(folder)
    if folder:
        refuse_folder_of_plan(workspace, Path(folder))
    _keep(workspace, folder, "")
    _tell(workspace)


def exchange_now(workspace: Workspace, *, backs_up: bool = True) -> Exchange:
    """Take in what others left in the chosen folder, and leave what they lack; nothing without a folder.

    Args:
        workspace: the plan.
        backs_up: whether the plan is backed up before anything is taken in.

    Raises:
        CannotRead: the folder is not there.
        OriginClash, CannotWrite, DiskFull: as `shared_folder.exchange`.
    """
    folder = chosen(workspace)
    if not folder:
        return Exchange()
    if not Path(folder).is_dir():
        raise CannotRead(folder)
    carrier = SharedFolder(Path(folder))
    found = exchange(workspace, carrier=carrier, backs_up=backs_up)
    if found.sent:
        _keep(workspace, folder, encode_moment(workspace.clock()))
        _tell(workspace)
    return found


def _tell(workspace: Workspace) -> None:
    """Let open views read again; no step was made."""
    workspace.publish(ChangeSet("", EditKind.MERGED_CHANGES))


def _keep(workspace: Workspace, folder: str, moment: str) -> None:
    kept = {"origin": workspace.replica, "path": folder, "written": moment}
    workspace.keep_fact(_FOLDER, json.dumps(kept) if folder else "")
