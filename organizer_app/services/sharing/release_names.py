"""Reads what releases are called, who made them on which laptop, and which number stands for several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.model.releases import Release
from organizer_app.domain.sharing import release_names as naming
from organizer_app.storage.members import members_of
from organizer_app.storage.merging.origins import Origins

if TYPE_CHECKING:
    from organizer_app.domain.sharing.release_names import DoubledRelease, ReleaseName
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader


def laptops_of_releases(reader: Reader) -> dict[str, str]:
    """Return what the laptop of each release is called here, by the id of the release; empty if unknown."""
    origins = Origins(reader.connection)
    paired = {member.origin: member.name for member in members_of(reader.connection)}
    made = origins.makers_of(Noun.RELEASE)
    return {each: paired.get(origin) or origins.names.get(origin, "") for each, origin in made.items()}


def release_names(reader: Reader) -> dict[str, ReleaseName]:
    """Return the name of every release, by its id."""
    return naming.release_names(reader.all(Release), laptops_of_releases(reader))


def doubled_releases(workspace: Workspace) -> tuple[DoubledRelease, ...]:
    """Return the numbers that stand for several releases, because laptops released apart from each other."""
    with workspace.read() as reader:
        return naming.doubled_releases(reader.all(Release), release_names(reader))
