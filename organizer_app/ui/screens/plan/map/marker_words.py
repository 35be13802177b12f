"""Words the name of a marker on the map and its text for screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.plan import map_and_list as words

if TYPE_CHECKING:
    from organizer_app.ui.screens.plan.map.map_layout import PlacedMarker


def marker_title(marker: PlacedMarker) -> str:
    """Return the name of a marker, which may have several cities."""
    return words.marker_title(marker.cluster.name, len(marker.cluster.members) - 1)


def marker_sentence(marker: PlacedMarker) -> str:
    """Describe a marker in one sentence."""
    cluster = marker.cluster
    if len(cluster.members) > 1:
        return words.cluster_sentence(cluster.name, cluster.actions, len(cluster.members))
    return words.place_sentence(cluster.name, "", "", "", cluster.actions)
