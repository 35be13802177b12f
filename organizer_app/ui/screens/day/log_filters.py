"""What the log can be narrowed down by: part, city, who entered it, severity, and its two marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.filters import Facet, FacetSpec
from organizer_app.wording.day import day_views as words
from organizer_app.wording.language import filters as filter_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from organizer_app.domain.basics.filters import Filter
    from organizer_app.ui.screens.day.log_lines import LogLine

# The code of the whole log, beside those of its parts.
ALL: Final = "all"
# The one value of a chip that is on or off.
YES: Final = "yes"
SWITCHES: Final[Mapping[Facet, str]] = {Facet.KEY: YES, Facet.RELEASED: YES}
SPECS: Final[Mapping[Facet, FacetSpec[LogLine]]] = {
    Facet.CITIES: FacetSpec(lambda line: (line.city,), order=str.casefold),
    Facet.PERSON: FacetSpec(lambda line: (line.by,), order=str.casefold),
    Facet.SEVERITY: FacetSpec(
        lambda line: (str(line.severity),) if line.severity else (),
        label=words.severity_name,
        order=lambda code: -int(code),
    ),
    Facet.KEY: FacetSpec(lambda line: (YES,) if line.is_key else ()),
    Facet.RELEASED: FacetSpec(lambda line: (YES,) if line.is_released else ()),
}


def chip_label(wanted: Filter, facet: Facet) -> str:
    """Return what a chip says: the name of a switch, or the values that it keeps; empty while it is off."""
    kept = sorted(wanted.of(facet))
    if facet in SWITCHES:
        return filter_words.facet_name(facet) if kept else ""
    return filter_words.kept_or_count(facet, [SPECS[facet].label(each) for each in kept])
