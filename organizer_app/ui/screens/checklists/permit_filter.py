"""Filters and orders permits; no Qt, so that it can run anywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.filters import Facet, FacetSpec, Filter, labels
from organizer_app.domain.basics.filters import options as options_of
from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.model.permits import PermitStatus
from organizer_app.wording.checklists import permits as words
from organizer_app.wording.checks.findings import city_of
from organizer_app.wording.language import filters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from organizer_app.domain.basics.filters import Option
    from organizer_app.services.checklists.permits import PermitLine

# A longer menu is not readable; the search finds the rest.
_MOST_VALUES: Final = 40
# The stages of a permit from first idea to answer; then the dead ends.
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


class PermitColumn(Enum):
    """The columns by which permits can be ordered."""

    DAY = "day"
    CITY = "city"
    AUTHORITY = "authority"
    STATUS = "status"
    SOURCE = "source"


def _by_stage(status: str) -> int:
    return STAGES.index(PermitStatus(status))


SPECS: Final[Mapping[Facet, FacetSpec[PermitLine]]] = {
    Facet.STATUS: FacetSpec(lambda line: (line.permit.status.value,), words.status_name, _by_stage),
    Facet.KIND: FacetSpec(lambda line: (line.permit.kind.value,), words.kind_name, words.kind_name),
    Facet.AUTHORITY: FacetSpec(lambda line: (line.permit.authority,), most=_MOST_VALUES),
    Facet.STATE: FacetSpec(lambda line: (line.row.state,)),
}


@dataclass(frozen=True, slots=True)
class PermitFilter(Filter):
    """Which permits are shown, and the column that orders them."""

    column: PermitColumn = PermitColumn.DAY
    is_descending: bool = False
    terms: tuple[str, ...] = field(init=False, compare=False, default=())

    def __post_init__(self) -> None:
        """Fold the words once, not for every permit."""
        object.__setattr__(self, "terms", tuple(fold_name(self.words).split()))

    def has(self, line: PermitLine) -> bool:
        """Whether a permit passes."""
        if not self.passes(SPECS, line):
            return False
        text = fold_name(_searched(line)) if self.terms else ""
        return all(term in text for term in self.terms)

    def ordered(self, lines: Iterable[PermitLine]) -> list[PermitLine]:
        """Return the permits that pass, in order; empty values come last."""
        kept = [line for line in lines if self.has(line)]
        known = [line for line in kept if _key(line, self.column)]
        known.sort(key=_by_day)
        known.sort(key=lambda line: _key(line, self.column), reverse=self.is_descending)
        return known + [line for line in kept if not _key(line, self.column)]


def options(lines: Iterable[PermitLine], wanted: PermitFilter, facet: Facet) -> list[Option]:
    """Return the values of a facet among the permits that pass the other filters."""
    others = wanted.without(facet)
    return options_of((line for line in lines if others.has(line)), SPECS[facet], wanted.of(facet))


def chip_label(wanted: PermitFilter, facet: Facet) -> str:
    """Return the label of a facet's chip; empty while the facet keeps everything."""
    return filters.kept_values(labels(wanted, facet, SPECS[facet]))


def source_host(line: PermitLine) -> str:
    """Return the host of the page with a permit's rule, or an empty text."""
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
