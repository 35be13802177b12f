"""Name releases so that one name is one content, also where two laptops released under one number."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.grouping import grouped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from organizer_app.domain.basics.audiences import Audience
    from organizer_app.domain.model.releases import Release


class ReleaseName(NamedTuple):
    """The name of a release: its number, and its laptop if an earlier release has the number, too."""

    number: int
    laptop: str = ""


class DoubledRelease(NamedTuple):
    """A number that several standing releases have, while none follows that names them all."""

    audience: Audience
    mobilization_id: str
    names: tuple[ReleaseName, ...]


def release_names(releases: Iterable[Release], laptops: Mapping[str, str]) -> dict[str, ReleaseName]:
    """Return the names of releases by id; the first with a number has the number alone.

    Args:
        releases: all of the plan.
        laptops: what the laptop of each is called, by the id of the release.
    """
    found: dict[str, ReleaseName] = {}
    for (_series, number), same in grouped(releases, _key).items():
        taken: set[str] = set()
        for place, each in enumerate(sorted(same, key=_order), 1):
            laptop = each.released_by or laptops.get(each.id, "")
            if place > 1 and (not laptop or laptop in taken):
                laptop = f"{laptop} {place}".strip()
            taken.add(laptop)
            found[each.id] = ReleaseName(number, laptop if place > 1 else "")
    return found


def doubled_releases(
    releases: Iterable[Release], names: Mapping[str, ReleaseName]
) -> tuple[DoubledRelease, ...]:
    """Return the newest numbers that several releases have which were not withdrawn."""
    standing = [each for each in releases if not each.withdrawn_reason]
    newest = {series: max(each.number for each in of) for series, of in grouped(standing, _series).items()}
    return tuple(
        DoubledRelease(same[0].audience, same[0].mobilization_id, _names(same, names))
        for (series, number), same in grouped(standing, _key).items()
        if len(same) > 1 and newest[series] == number
    )


def named_by(laptop: str, releases: Iterable[Release], names: Mapping[str, ReleaseName]) -> list[Release]:
    """Return the releases of somebody, by the name of the laptop or of who released."""
    wanted = laptop.strip().casefold()
    return [
        each
        for each in releases
        if wanted in {names[each.id].laptop.casefold(), each.released_by.casefold()} - {""}
    ]


def _names(releases: Iterable[Release], names: Mapping[str, ReleaseName]) -> tuple[ReleaseName, ...]:
    return tuple(names[each.id] for each in sorted(releases, key=_order))


def _series(release: Release) -> tuple[str, Audience]:
    return release.mobilization_id, release.audience


def _key(release: Release) -> tuple[tuple[str, Audience], int]:
    return _series(release), release.number


def _order(release: Release) -> tuple[str, str]:
    return str(release.released_at or ""), release.id
