"""What a marker of the map is called and what screen readers say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.plan import map_and_list as words

if TYPE_CHECKING:
    from organizer_app.ui.screens.plan.map.map_layout import PlacedMarker


def marker_title(marker: PlacedMarker) -> str:
    """Return the name of a marker, which may stand for several cities."""
    return words.marker_title(marker.cluster.name, len(marker.cluster.members) - 1)


def marker_sentence(marker: PlacedMarker) -> str:
    """Say all of a marker in one sentence."""
    cluster = marker.cluster
    if len(cluster.members) > 1:
        return words.cluster_sentence(cluster.name, cluster.actions, len(cluster.members))
    return words.place_sentence(cluster.name, "", "", "", cluster.actions)
