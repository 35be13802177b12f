"""Define how lists are filtered and what their facets read; every screen with filter chips uses this."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from typing import Self

RowT = TypeVar("RowT")


class Facet(Enum):
    """The properties that lists can be filtered by; each screen offers some of them."""

    AUTHORITY = "authority"
    CALLER = "caller"
    CITIES = "cities"
    DATE = "date"
    FIELD = "field"
    GAPS = "gaps"
    IMPORT = "import"
    KEY = "key"
    KIND = "kind"
    LACKS = "lacks"
    LANGUAGE = "language"
    LEAD = "lead"
    NAME = "name"
    OUTCOME = "outcome"
    OWNER = "owner"
    PERSON = "person"
    REACHED = "reached"
    READINESS = "readiness"
    RECORD = "record"
    RELEASED = "released"
    ROLE = "role"
    SEVERITY = "severity"
    SINCE = "since"
    SIZE = "size"
    STAGE = "stage"
    STATE = "state"
    STATUS = "status"
    TAG = "tag"
    WHY = "why"
    ZONE = "zone"


def _itself(value: str) -> str:
    return value


class FacetSpec(NamedTuple, Generic[RowT]):
    """How a screen reads one facet.

    Attributes:
        values_of: returns the codes of a row's values; an empty one is never offered.
        label: returns the name of a value.
        order: returns the sort key of an offered value.
        most: maximum number of values offered, those with the most rows first; 0 offers all in order.
    """

    values_of: Callable[[RowT], Iterable[str]]
    label: Callable[[str], str] = _itself
    order: Callable[[str], Any] = _itself
    most: int = 0


class Option(NamedTuple):
    """A value that a facet offers: its code, its name, and the number of rows with it, if known."""

    value: str
    label: str
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """Words that must all occur, and the values kept by each facet; an unset facet lets everything pass.

    Attributes:
        words: the typed search words.
        facets: the kept values by facet; unset facets are left out.
    """

    words: str = ""
    facets: Mapping[Facet, frozenset[str]] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Return whether everything passes."""
        return not self.words.strip() and not self.facets

    def of(self, facet: Facet) -> frozenset[str]:
        """Return the values kept by a facet."""
        return self.facets.get(facet, frozenset())

    def passes(self, specs: Mapping[Facet, FacetSpec[RowT]], row: RowT) -> bool:
        """Return whether a row has a kept value in every facet of `specs`; ignore other facets and words."""
        return all(
            not kept.isdisjoint(specs[facet].values_of(row))
            for facet, kept in self.facets.items()
            if facet in specs
        )

    def toggled(self, facet: Facet, value: str, *, is_single: bool = False) -> Self:
        """Return the filter with one value switched on or off; a single facet keeps only the new value."""
        before = self.of(facet)
        return self.keeping(facet, {value} - before if is_single else before ^ {value})

    def keeping(self, facet: Facet, values: Iterable[str]) -> Self:
        """Return the filter with these values for one facet; other facets stay."""
        facets = {**self.facets, facet: frozenset(values)}
        return replace(self, facets={each: kept for each, kept in facets.items() if kept})

    def without(self, facet: Facet | None = None) -> Self:
        """Return the filter without the values of a facet, or of all facets; words stay."""
        return self.within(each for each in self.facets if facet is not None and each is not facet)

    def within(self, facets: Iterable[Facet]) -> Self:
        """Return the filter reduced to these facets."""
        left = frozenset(facets)
        return replace(self, facets={each: kept for each, kept in self.facets.items() if each in left})


def options(rows: Iterable[RowT], spec: FacetSpec[RowT], kept: Iterable[str] = frozenset()) -> list[Option]:
    """Return the values of some rows plus the kept ones, which can be removed even without a row."""
    counts = Counter(value for row in rows for value in spec.values_of(row) if value)
    counts.update(dict.fromkeys(kept, 0))
    found = counts.most_common(spec.most) if spec.most else counts.items()
    in_order = found if spec.most else sorted(found, key=lambda each: spec.order(each[0]))
    return [Option(value, spec.label(value), count) for value, count in in_order]


def labels(wanted: Filter, facet: Facet, spec: FacetSpec[Any]) -> list[str]:
    """Return the names of the values kept by a facet, in order."""
    return [spec.label(value) for value in sorted(wanted.of(facet), key=spec.order)]
