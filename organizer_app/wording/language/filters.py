"""What the chips of every list say, and the menus that they open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.filters import Facet
from organizer_app.wording.language.texts import _, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def facet_name(facet: Facet) -> str:
    """Name what a list can be narrowed down by."""
    return {
        Facet.AUTHORITY: _("Authority"),
        Facet.CALLER: _("Caller"),
        Facet.CITIES: _("Cities"),
        Facet.DATE: _("Date"),
        Facet.FIELD: _("What changed"),
        Facet.GAPS: _("Only gaps"),
        Facet.IMPORT: _("Import"),
        Facet.KEY: _("Key"),
        Facet.KIND: _("Kind"),
        Facet.LACKS: _("Missing"),
        Facet.LANGUAGE: _("Language"),
        Facet.LEAD: _("Lead"),
        Facet.NAME: _("Under embargo"),
        Facet.OUTCOME: _("Outcome"),
        Facet.OWNER: _("Owner"),
        Facet.PERSON: _("Person"),
        Facet.REACHED: _("Reached"),
        Facet.READINESS: _("Readiness"),
        Facet.RECORD: _("Record"),
        Facet.RELEASED: _("May be told"),
        Facet.ROLE: _("Role"),
        Facet.SEVERITY: _("Severity"),
        Facet.SINCE: _("Since"),
        Facet.SIZE: _("Size"),
        Facet.STAGE: _("Stage"),
        Facet.STATE: _("State"),
        Facet.STATUS: _("Status"),
        Facet.TAG: _("Tag"),
        Facet.WHY: _("Why"),
        Facet.ZONE: _("Time zone"),
    }[facet]


def kept_or_count(facet: Facet, names: Sequence[str]) -> str:
    """Say what a facet keeps: the one value, or how many; nothing where it keeps none."""
    if len(names) > 1:
        return _("{facet}: {count}").format(facet=facet_name(facet), count=len(names))
    return names[0] if names else ""


def kept_values(names: Iterable[str]) -> str:
    """Say what a facet keeps, value by value; nothing where it keeps none."""
    return ", ".join(names)


def option(label: str, count: int | None) -> str:
    """Write a value of a facet with how many rows have it, where that is known."""
    return label if count is None else _("{label}  ({count})").format(label=label, count=f"{count:,}")


no_options = said("Nothing to choose")
more_filters = said("More")  # the menu of the facets that have no room for a chip
remove_filter_hint = said("The X or the Delete key removes this filter.")
