"""Lists what each filter of the history offers, for its chip and for the pane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.rows.findables import FindKind
from organizer_app.wording.history import history as words
from organizer_app.wording.history import history_filters as filters

if TYPE_CHECKING:
    from organizer_app.ui.screens.activity.history_filter import Offered, RecordChoice


_RECORD_ICONS: Final = {
    FindKind.CITY: "map-pin",
    FindKind.ACTION: "map-pin",
    FindKind.PERSON: "user",
    FindKind.GROUP: "handshake",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be checked.

    Attributes:
        code: its code.
        name: its name.
        count: the number of its steps, if known.
        below: the text below its name.
        icon: the icon before its name; a person has a circle with initials instead.
        is_person: whether it is a person.
    """

    code: str
    name: str
    count: int | None = None
    below: str = ""
    icon: str = ""
    is_person: bool = False

    @property
    def spoken(self) -> str:
        """All of it in one line."""
        name = filters.name_and_below(self.name, self.below) if self.below else self.name
        return name if self.count is None else filters.name_and_steps(name, self.count)


def record_choice(record: RecordChoice) -> Choice:
    """Return a record of the plan as a value to check."""
    return Choice(record.subject_id, record.title, record.steps, icon=_RECORD_ICONS[record.kind])


def choices_of(facets: Offered, facet: Facet) -> list[Choice]:
    """Return the values of any facet but a record: most active authors first, newest import first."""
    if facet is Facet.SINCE:
        return [Choice(code, name) for code, name in filters.since_names()]
    if facet is Facet.PERSON:
        people = sorted(facets.authors.items(), key=lambda each: (-each[1], each[0]))
        return [Choice(author, words.author_name(author), count, is_person=True) for author, count in people]
    if facet is Facet.IMPORT:
        return [Choice(each.step_id, each.file, below=words.when(each.moment)) for each in facets.imports]
    known = facets.categories
    return [Choice(code, name, known[code]) for code, name in filters.category_names() if known.get(code)]
