"""A row of a source as the plan keeps it, to be compared with what a later file says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.importing.row_matching import RowFacts

if TYPE_CHECKING:
    from organizer_app.domain.importing.incoming import IncomingAction


class RememberedRow(NamedTuple):
    """What a row of a source said last time.

    Attributes:
        action_id: the action that it is about.
        place_id: the city that its words meant; empty for none.
        content: its cells as they were in the file, in one text.
        said: how they were read.
        covered: the fields that the columns of that file could fill.
        headings: the headings of that file.
        earlier: all that the source said before that, if that file had fewer columns.
    """

    action_id: str
    place_id: str
    content: str
    said: IncomingAction
    covered: frozenset[str]
    headings: tuple[str, ...]
    earlier: RememberedRow | None = None

    def facts(self) -> RowFacts:
        """Return what rows are compared by."""
        return facts_of(self.said, self.place_id, self.content)


def facts_of(row: IncomingAction, place_id: str, content: str) -> RowFacts:
    """Return what a row is compared by."""
    return RowFacts(
        key=row.external_id,
        content=content,
        place=place_id or ", ".join(filter(None, (row.city, row.state))).casefold(),
        day=row.day.isoformat() if row.day else "",
        starts=row.starts.isoformat() if row.starts else "",
        title=row.title,
        venue=row.venue or row.address,
        who=" ".join((*row.groups, row.lead_name)).strip(),
    )
