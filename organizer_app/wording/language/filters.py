"""What the chips of every list say, and the menus that they open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.basics.filters import Facet, FacetSpec, Filter, labels
from organizer_app.wording.language.texts import _, said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

_FACETS: Final[Mapping[Facet, Callable[[], str]]] = {
    Facet.AUTHORITY: said("Authority"),
    Facet.CALLER: said("Caller"),
    Facet.CITIES: said("Cities"),
    Facet.DATE: said("Date"),
    Facet.FIELD: said("What changed"),
    Facet.GAPS: said("Only gaps"),
    Facet.IMPORT: said("Import"),
    Facet.KEY: said("Key"),
    Facet.KIND: said("Kind"),
    Facet.LACKS: said("Missing"),
    Facet.LANGUAGE: said("Language"),
    Facet.LEAD: said("Lead"),
    Facet.NAME: said("Under embargo"),
    Facet.OUTCOME: said("Outcome"),
    Facet.OWNER: said("Owner"),
    Facet.PERSON: said("Person"),
    Facet.REACHED: said("Reached"),
    Facet.READINESS: said("Readiness"),
    Facet.RECORD: said("Record"),
    Facet.RELEASED: said("May be told"),
    Facet.ROLE: said("Role"),
    Facet.SEVERITY: said("Severity"),
    Facet.SINCE: said("Since"),
    Facet.SIZE: said("Size"),
    Facet.STAGE: said("Stage"),
    Facet.STATE: said("State"),
    Facet.STATUS: said("Status"),
    Facet.TAG: said("Tag"),
    Facet.WHY: said("Why"),
    Facet.ZONE: said("Time zone"),
}


def facet_name(facet: Facet) -> str:
    """Name what a list can be narrowed down by."""
    return _FACETS[facet]()


def kept_or_count(facet: Facet, names: Sequence[str]) -> str:
    """Say what a facet keeps: the one value, or how many; nothing where it keeps none."""
    if len(names) > 1:
        return _("{facet}: {count}").format(facet=facet_name(facet), count=len(names))
    return names[0] if names else ""


def chip_labels(wanted: Filter, specs: Mapping[Facet, FacetSpec[Any]]) -> dict[Facet, str]:
    """Say what the chip of each facet keeps: the one value, or how many; empty while it keeps everything."""
    return {facet: kept_or_count(facet, labels(wanted, facet, spec)) for facet, spec in specs.items()}


def kept_values(names: Iterable[str]) -> str:
    """Say what a facet keeps, value by value; nothing where it keeps none."""
    return ", ".join(names)


def option(label: str, count: int | None) -> str:
    """Write a value of a facet with how many rows have it, where that is known."""
    return label if count is None else _("{label}  ({count})").format(label=label, count=f"{count:,}")


no_options = said("Nothing to choose")
more_filters = said("More")  # the menu of the facets that have no room for a chip
remove_filter_hint = said("The X or the Delete key removes this filter.")
