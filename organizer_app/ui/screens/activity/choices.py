"""What each filter of the history offers, for its chip and for the pane alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organizer_app.ui.screens.activity.wanted import IMPORT, PERSON, SINCE
from organizer_app.wording import history as words
from organizer_app.wording import history_filters as filters

if TYPE_CHECKING:
    from organizer_app.ui.screens.activity.wanted import Facets


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be checked, how many steps there are of it if known, and what stands below its name."""

    code: str
    name: str
    count: int | None = None
    below: str = ""

    @property
    def spoken(self) -> str:
        """The whole of it in one line."""
        name = filters.name_and_below(self.name, self.below) if self.below else self.name
        return name if self.count is None else filters.name_and_steps(name, self.count)


def choices_of(facets: Facets, facet: str) -> list[Choice]:
    """Return what any facet but a record offers: who made the most steps, and the newest import, first."""
    if facet == SINCE:
        return [Choice(code, name) for code, name in filters.since_names()]
    if facet == PERSON:
        people = sorted(facets.authors.items(), key=lambda each: (-each[1], each[0]))
        return [Choice(author, words.author_name(author), count) for author, count in people]
    if facet == IMPORT:
        return [Choice(each.step_id, each.file, below=words.when(each.moment)) for each in facets.imports]
    known = facets.categories
    return [Choice(code, name, known[code]) for code, name in filters.category_names() if known.get(code)]
