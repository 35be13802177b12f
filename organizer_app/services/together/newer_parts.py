"""Shows what a newer version wrote on another laptop, once this laptop is updated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.services.plan.workspace import tzdata_version
from organizer_app.storage.merging.newer_parts import enter_newer_parts, has_newer_parts

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace


def show_newer_parts(workspace: Workspace) -> int:
    """Put what waited for this version into the plan; return how many records show something new.

    The steps are here already, so no new one is made. A plan that can only be read stays as it is.
    """
    if workspace.refusal is not None:
        return 0
    with workspace.read() as reader:
        if not has_newer_parts(reader.connection):
            return 0
    at = workspace.clock()
    return workspace.repair(lambda reader: enter_newer_parts(reader, at, tzdata_version()))
