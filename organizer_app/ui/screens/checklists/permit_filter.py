"""Which permits are shown and in which order; no Qt, so that it can run anywhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Final

from organizer_app.domain.name_folding import fold_name
from organizer_app.domain.permits import PermitStatus
from organizer_app.ui.screens.checklists.kept_facets import KeptFacets
from organizer_app.wording import permits as words
from organizer_app.wording.findings import city_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.services.permits import PermitLine

# More values than this and nobody reads a menu; the search finds the rest.
_MOST_VALUES: Final = 40
# From the first thought of a permit to its answer; behind these come the ways aside.
ON_THE_WAY: Final = (
    PermitStatus.UNKNOWN,
    PermitStatus.RESEARCHING,
    PermitStatus.TO_FILE,
    PermitStatus.FILED,
    PermitStatus.INFO_REQUESTED,
    PermitStatus.GRANTED,
)
STAGES: Final = (
    *ON_THE_WAY,
    PermitStatus.GRANTED_WITH_CONDITIONS,
    PermitStatus.APPEALED,
    PermitStatus.DENIED,
    PermitStatus.LAPSED,
    PermitStatus.WITHDRAWN,
    PermitStatus.NOT_NEEDED,
)


class PermitFacet(Enum):
    """What a chip keeps."""

    STATUS = "status"
    KIND = "kind"
    AUTHORITY = "authority"
    STATE = "state"


class PermitColumn(Enum):
    """What the permits are ordered by."""

    DAY = "day"
    CITY = "city"
    AUTHORITY = "authority"
    STATUS = "status"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class PermitFilter:
    """Words that are searched, values that are kept, and the column that orders what is left."""

    words: str = ""
    facets: KeptFacets[PermitFacet] = field(default_factory=KeptFacets)
    column: PermitColumn = PermitColumn.DAY
    is_descending: bool = False
    terms: tuple[str, ...] = field(init=False, compare=False, default=())

    def __post_init__(self) -> None:
        """Fold the words once, not once for every permit."""
        object.__setattr__(self, "terms", tuple(fold_name(self.words).split()))

    @property
    def is_empty(self) -> bool:
        """Whether every permit passes."""
        return not self.words.strip() and self.facets.is_empty

    def has(self, line: PermitLine, but: PermitFacet | None = None) -> bool:
        """Whether a permit passes; `but` names a facet that is left aside."""
        facets = (facet for facet in PermitFacet if facet is not but)
        if not all(self.facets.has(facet, value_of(line, facet)) for facet in facets):
            return False
        text = fold_name(_searched(line)) if self.terms else ""
        return all(term in text for term in self.terms)

    def ordered(self, lines: Iterable[PermitLine]) -> list[PermitLine]:
        """Return the permits that pass in their order; what a column says nothing of comes last."""
        kept = [line for line in lines if self.has(line)]
        known = [line for line in kept if _key(line, self.column)]
        known.sort(key=_by_day)
        known.sort(key=lambda line: _key(line, self.column), reverse=self.is_descending)
        return known + [line for line in kept if not _key(line, self.column)]


def value_of(line: PermitLine, facet: PermitFacet) -> str:
    """Return the value of a permit in a facet."""
    return {
        PermitFacet.STATUS: line.permit.status.value,
        PermitFacet.KIND: line.permit.kind.value,
        PermitFacet.AUTHORITY: line.permit.authority,
        PermitFacet.STATE: line.row.state,
    }[facet]


def value_name(facet: PermitFacet, value: str) -> str:
    """Name a value of a facet."""
    if facet is PermitFacet.STATUS:
        return words.status_name(value)
    return words.kind_name(value) if facet is PermitFacet.KIND else value


def options(
    lines: Iterable[PermitLine], wanted: PermitFilter, facet: PermitFacet
) -> list[tuple[str, str, int]]:
    """Return the values of a facet among what passes otherwise: value, name, and number of permits."""
    counts = Counter(value_of(line, facet) for line in lines if wanted.has(line, facet))
    # What is kept can be let go even where nothing is left of it.
    counts.update(dict.fromkeys(wanted.facets.of(facet), 0))
    found = [(value, value_name(facet, value), count) for value, count in counts.most_common() if value]
    if facet is PermitFacet.AUTHORITY:
        return found[:_MOST_VALUES]
    stages = [stage.value for stage in STAGES]
    return sorted(found, key=lambda each: (stages.index(each[0]) if each[0] in stages else 0, each[1]))


def chip_label(wanted: PermitFilter, facet: PermitFacet) -> str:
    """Name a chip: its facet, or what it keeps."""
    kept = sorted(value_name(facet, each) for each in wanted.facets.of(facet))
    return ", ".join(kept) or words.facet_name(facet.value)


def source_host(line: PermitLine) -> str:
    """Return the host where the rule behind a permit is written, or an empty text."""
    url = line.need.rule.source_url if line.need else ""
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")


def _searched(line: PermitLine) -> str:
    permit, rule = line.permit, line.need.rule if line.need else None
    parts = (
        city_of(line.row.city, line.row.state),
        permit.authority,
        words.kind_name(permit.kind.value),
        words.status_name(permit.status.value),
        permit.number,
        line.owner,
        rule.title if rule else "",
    )
    return " ".join(parts)


def _by_day(line: PermitLine) -> tuple[date, str]:
    return line.due_on or date.max, line.row.city


def _key(line: PermitLine, column: PermitColumn) -> str:
    return {
        PermitColumn.DAY: lambda: line.due_on.isoformat() if line.due_on else "",
        PermitColumn.CITY: lambda: fold_name(city_of(line.row.city, line.row.state)),
        PermitColumn.AUTHORITY: lambda: fold_name(line.permit.authority),
        PermitColumn.STATUS: lambda: f"{STAGES.index(line.permit.status):02}",
        PermitColumn.SOURCE: lambda: source_host(line),
    }[column]()
