"""What a presenter does with the words and the chips that narrow its list."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar

from organizer_app.domain.basics.filters import Filter

if TYPE_CHECKING:
    from organizer_app.domain.basics.filters import Facet

F = TypeVar("F", bound=Filter)


class Filtering(ABC, Generic[F]):
    """Narrows a list; its constructor sets `wanted`, the filter in use."""

    wanted: F

    clears_words = False
    """Whether the link that clears every chip clears the search words too."""

    def search(self, text: str) -> None:
        """Show only what contains all words."""
        # Showing these words in the field emits them again.
        if text != self.wanted.words:
            self._narrow(replace(self.wanted, words=text))

    def toggle(self, facet: Facet, value: str) -> None:
        """Keep one more value of a facet, or one less."""
        self._narrow(self.wanted.toggled(facet, value))

    def clear(self, facet: Facet | None = None) -> None:
        """Let every value of a facet pass, or of all facets."""
        is_all = facet is None and self.clears_words
        self._narrow(type(self.wanted)() if is_all else self.wanted.without(facet))

    @abstractmethod
    def _narrow(self, wanted: F) -> None:
        """Filter the list in another way."""
