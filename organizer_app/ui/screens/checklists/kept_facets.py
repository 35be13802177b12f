"""Which values the chips of a filter bar keep, whatever the chips are about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Generic, TypeVar

FacetT = TypeVar("FacetT", bound=Enum)


@dataclass(frozen=True, slots=True)
class KeptFacets(Generic[FacetT]):
    """The values that each facet keeps; one that keeps none lets every value pass."""

    kept: Mapping[FacetT, frozenset[str]] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether everything passes."""
        return not any(self.kept.values())

    def of(self, facet: FacetT) -> frozenset[str]:
        """Return what a facet keeps."""
        return self.kept.get(facet, frozenset())

    def has(self, facet: FacetT, value: str) -> bool:
        """Whether a facet lets a value pass."""
        kept = self.of(facet)
        return not kept or value in kept

    def toggled(self, facet: FacetT, value: str) -> KeptFacets[FacetT]:
        """Keep one value more or less."""
        return KeptFacets({**self.kept, facet: self.of(facet) ^ {value}})

    def without(self, facet: FacetT | None) -> KeptFacets[FacetT]:
        """Let every value of a facet pass, or of all facets."""
        if facet is None:
            return KeptFacets()
        return KeptFacets({each: kept for each, kept in self.kept.items() if each is not facet})
