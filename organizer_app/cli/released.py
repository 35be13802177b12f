"""Turns releases and their changes into dictionaries for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.sharing.releases import change_sentence

if TYPE_CHECKING:
    from datetime import date, time

    from organizer_app.domain.model.releases import Release
    from organizer_app.domain.sharing.shared_changes import SharedChange


def release_listed(release: Release) -> dict[str, object]:
    """Return a release without its content."""
    return {
        "id": release.id,
        "number": release.number,
        "audience": release.audience.code,
        "released_at": release.released_at.isoformat() if release.released_at else None,
        "timezone": release.zone,
        "released_by": release.released_by or None,
        "note": release.note or None,
        "sha256": release.content_hash,
        "withdrawn": bool(release.withdrawn_reason),
        "withdrawn_reason": release.withdrawn_reason or None,
    }


def change_listed(change: SharedChange) -> dict[str, object]:
    """Return one change as values and as the sentence people read."""
    return {
        "kind": change.kind.value,
        "city": change.city or None,
        "state": change.state or None,
        "timezone": change.zone or None,
        "date": _iso(change.day),
        "start": _wall(change.starts),
        "old_date": _iso(change.old_day),
        "old_start": _wall(change.old_starts),
        "venue": change.venue or None,
        "old_venue": change.old_venue or None,
        "groups": list(change.groups),
        "lead": change.lead or None,
        "sentence": change_sentence(change),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _wall(wall: time | None) -> str | None:
    return wall.strftime("%H:%M") if wall else None
