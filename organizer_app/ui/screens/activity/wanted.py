"""What the history is narrowed to: kinds, people, days, one record, one import, and words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.step_details import StepFilter
from organizer_app.ui.screens.activity.steps import kinds_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from organizer_app.domain.edits import EditKind
    from organizer_app.domain.findables import FindKind
    from organizer_app.domain.step_details import RecordKey

# What history is narrowed by, each by its chip.
SINCE: Final = "since"
PERSON: Final = "person"
RECORD: Final = "record"
IMPORT: Final = "import"
KIND: Final = "kind"
# How many days before the present one each choice of a time begins.
DAYS_BACK: Final = {"today": 0, "yesterday": 1, "week": 6}


class RecordChoice(NamedTuple):
    """A thing of the plan whose history can be shown.

    Attributes:
        subject_id: its id.
        kind: what it is.
        title: its name.
        keys: its records.
        steps: how many steps made or changed them, if that is known.
    """

    subject_id: str
    kind: FindKind
    title: str
    keys: frozenset[RecordKey]
    steps: int | None = None


class ImportChoice(NamedTuple):
    """An import whose traces can be shown: the id of its step, its file, and when it was (local)."""

    step_id: str
    file: str
    moment: datetime


class Facets(NamedTuple):
    """What history can be narrowed to with how many steps there are, and what it is narrowed to."""

    categories: Mapping[str, int]
    authors: Mapping[str, int]
    imports: Sequence[ImportChoice]
    wanted: Wanted
    busiest: Sequence[RecordChoice] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person has chosen; what is empty keeps everything.

    Attributes:
        categories: kinds of steps, by their codes.
        authors: who made them.
        words: typed words that a step has to contain.
        since: code of the day it begins at.
        day: the one local day it is about.
        record: the thing it is about.
        brought_by: the import whose records it is about, by the id of its step.
    """

    categories: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()
    words: str = ""
    since: str = ""
    day: date | None = None
    record: RecordChoice | None = None
    brought_by: str = ""

    def chosen(self, facet: str) -> frozenset[str]:
        """Return the codes of what a facet keeps, as they are toggled; nothing for one day or a record."""
        if facet == PERSON:
            return self.authors
        if facet == KIND:
            return self.categories
        return frozenset({self.brought_by if facet == IMPORT else self.since} - {""})

    def toggled(self, facet: str, value: str) -> Wanted:
        """Return the same with one more value of a facet, or with one less when it was chosen already."""
        if facet == PERSON:
            return replace(self, authors=self.authors ^ {value})
        if facet == KIND:
            return replace(self, categories=self.categories ^ {value})
        if facet == IMPORT:
            return replace(self, brought_by="" if value == self.brought_by else value)
        return replace(self, day=None, since="" if value == self.since else value)

    def lifted(self, facet: str) -> Wanted:
        """Return the same without what a facet keeps."""
        every = Wanted()
        if facet == PERSON:
            return replace(self, authors=every.authors)
        if facet == KIND:
            return replace(self, categories=every.categories)
        if facet == IMPORT:
            return replace(self, brought_by=every.brought_by)
        if facet == RECORD:
            return replace(self, record=None)
        return replace(self, since=every.since, day=None)

    def filter(self, now: datetime, kinds: frozenset[EditKind]) -> StepFilter:
        """Return what the journal itself can be asked for.

        Args:
            now: the present moment on the clock that days begin on.
            kinds: the kinds of steps beyond which nothing is shown; empty for all.
        """
        since = until = None
        if self.day is not None:
            since = datetime.combine(self.day, time(), now.tzinfo)
            until = datetime.combine(self.day + timedelta(days=1), time(), now.tzinfo)
        elif self.since:
            midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
            since = midnight - timedelta(days=DAYS_BACK[self.since])
        return StepFilter(
            kinds=kinds_of(self.categories) or kinds,
            authors=self.authors,
            since=since,
            until=until,
            records=self.record.keys if self.record else frozenset(),
            brought_by=self.brought_by,
        )
