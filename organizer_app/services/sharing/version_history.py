"""Reads what each released version of a schedule changed, for its page of changes and its feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.problems import ReleaseDamaged
from organizer_app.domain.sharing.version_history import (
    ToldVersion,
    VersionHistory,
    still_told,
    told_version,
)
from organizer_app.services.sharing.releases import releases_of, schedule_of, series_name

if TYPE_CHECKING:
    from organizer_app.domain.model.releases import Release
    from organizer_app.domain.sharing.shared_schedule import SharedSchedule
    from organizer_app.services.plan.workspace import Workspace


def version_history(workspace: Workspace, release: Release) -> VersionHistory:
    """Return the versions up to a release, newest first, without those that were withdrawn.

    Args:
        workspace: the plan.
        release: the release that is published.

    Raises:
        ReleaseDamaged: see `releases.schedule_of`; earlier releases that are damaged are left out.
    """
    newest = schedule_of(release)
    known = releases_of(workspace, mobilization=release.mobilization_id, audience=release.audience)
    earlier = [
        told
        for each in known
        if each.number < release.number and not each.withdrawn_reason
        if (told := _told(each, newest)) is not None
    ]
    return VersionHistory(series_name(release), (told_version(newest), *earlier))


def _told(release: Release, newest: SharedSchedule) -> ToldVersion | None:
    try:
        return still_told(schedule_of(release), newest)
    except ReleaseDamaged:
        return None
