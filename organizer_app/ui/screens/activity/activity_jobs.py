"""Runs the activity screen's work in the background; services are imported there, after the first paint."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.edits import STEPS_BACK
from organizer_app.domain.basics.problems import RecordMissing
from organizer_app.domain.basics.step_details import RecordKey, StepFilter
from organizer_app.domain.rows.findables import FindIndex, FindKind, find
from organizer_app.ui.screens.activity.history_filter import ImportChoice, RecordChoice
from organizer_app.ui.screens.activity.step_book import DayRun, Step, at_desk, matches, step_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import tzinfo

    from organizer_app.domain.basics.edits import EditKind, EditSummary
    from organizer_app.domain.rows.findables import Found
    from organizer_app.services.plan.history import StepTally
    from organizer_app.services.plan.workspace import Workspace

NEWS: Final = 200
_IMPORTS: Final = 60
_OFFERED: Final = 4
# Of the most changed records, only this many are considered; each city is shown once.
_CANDIDATES: Final = 40
_NOUN_OF: Final = {FindKind.PERSON: Noun.PERSON, FindKind.GROUP: Noun.ORGANIZATION}


class Order(NamedTuple):
    """The ids of all steps that pass a filter, newest first, and their days."""

    ids: Sequence[str]
    runs: Sequence[DayRun]


class Tally(NamedTuple):
    """The number of steps of each kind by each author, and the imported files."""

    counts: Mapping[tuple[EditKind, str], int]
    imports: Sequence[ImportChoice]


class News(NamedTuple):
    """The newest ids of a filter, the words that were asked for, and the steps whose mark changed.

    `tally` counts all steps.
    """

    newest: Sequence[str]
    fresh: Sequence[Step]
    marked: Sequence[Step]
    tally: Tally


def first_page(workspace: Workspace, wanted: StepFilter, desk: tzinfo | None, limit: int) -> list[Step]:
    """Read the newest steps of a filter."""
    from organizer_app.services.plan import history

    return _worded(history.page(workspace, limit=limit, wanted=wanted), desk)


def order(workspace: Workspace, wanted: StepFilter, desk: tzinfo | None) -> Order:
    """Read which steps pass a filter, and their days."""
    from organizer_app.services.plan import history

    moments = history.order(workspace, wanted=wanted)
    return Order([step.edit_id for step in moments], _runs((step.at for step in moments), desk))


def _runs(moments: Iterable[int], desk: tzinfo | None) -> list[DayRun]:
    """Return the days of instants in milliseconds; each day is computed once for all its instants."""
    runs: list[DayRun] = []
    begins = ends = 0
    day, count = "", 0
    for at in moments:
        if not begins <= at < ends:
            if count:
                runs.append(DayRun(day, count))
            day, begins, ends, count = *_day_of(at, desk), 0
        count += 1
    return [*runs, DayRun(day, count)] if count else runs


def _day_of(at: int, desk: tzinfo | None) -> tuple[str, int, int]:
    local = datetime.fromtimestamp(at / 1000, UTC).astimezone(desk)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    next_midnight = midnight + timedelta(days=1)
    if desk is None:
        next_midnight = next_midnight.replace(tzinfo=None).astimezone()
    return local.date().isoformat(), int(midnight.timestamp() * 1000), int(next_midnight.timestamp() * 1000)


def read_some(workspace: Workspace, ids: Sequence[str], desk: tzinfo | None, words: str = "") -> list[Step]:
    """Read steps by id, newest first; with words, only the steps that contain them."""
    from organizer_app.services.plan import history

    steps = _worded(history.some(workspace, edit_ids=ids), desk)
    return [step for step in steps if matches(step, words)] if words else steps


def _worded(summaries: Iterable[EditSummary], desk: tzinfo | None) -> list[Step]:
    return at_desk(map(step_of, summaries), desk)


def tally(workspace: Workspace, desk: tzinfo | None) -> Tally:
    """Return the number of steps of each kind by each author, and the newest imports still in effect."""
    from organizer_app.services.plan import history

    return _tally(history.tally(workspace, imports=_IMPORTS), desk)


def _tally(found: StepTally, desk: tzinfo | None) -> Tally:
    imports = [
        ImportChoice(each.edit_id, each.arguments.get("file", ""), each.at.astimezone(desk))
        for each in found.imports
        if not each.undone
    ]
    return Tally(found.counts, imports)


def news(
    workspace: Workspace, wanted: StepFilter, desk: tzinfo | None, known: str, made: Sequence[EditSummary]
) -> News:
    """Read what the latest steps brought: steps newer than the newest known one, and changed marks."""
    from organizer_app.services.plan import history

    found = history.news(
        workspace, wanted=wanted, known=known, limit=NEWS, imports=_IMPORTS, edit_ids=_that_take_back(made)
    )
    return News(
        found.newest, _worded(found.fresh, desk), _worded(found.marked, desk), _tally(found.tally, desk)
    )


def _that_take_back(made: Iterable[EditSummary]) -> list[str]:
    return [step.edit_id for step in made if step.kind in STEPS_BACK]


# Things that have a history of their own


def records_called(index: FindIndex, text: str) -> list[RecordChoice]:
    """Return a few cities, people and groups that match a typed text."""
    kinds = (FindKind.CITY, FindKind.PERSON, FindKind.GROUP)
    return [_choice(thing) for kind in kinds for thing in find(index, kind, text, _OFFERED)]


def busiest(workspace: Workspace, index: FindIndex) -> list[RecordChoice]:
    """Return the cities, people and groups changed most often, with the number of steps of each."""
    from organizer_app.services.plan import history

    # An action is listed as its city; several actions of one city would have the same name.
    kinds = sorted(index, key=lambda kind: kind is FindKind.CITY)
    things = {
        key: choice for kind in kinds for choice in map(_choice, index[kind].things) for key in choice.keys
    }
    found: dict[str, RecordChoice] = {}
    for key in history.most_changed(
        workspace, nouns=(Noun.CITY_ACTION, *_NOUN_OF.values()), limit=_CANDIDATES
    ):
        choice = things.get(key)
        if choice is not None and choice.subject_id not in found and len(found) < _OFFERED:
            steps = len(history.order(workspace, wanted=StepFilter(records=choice.keys)))
            found[choice.subject_id] = choice._replace(steps=steps)
    return sorted(found.values(), key=lambda each: (-(each.steps or 0), each.title))


def record_with(index: FindIndex, subject_id: str) -> RecordChoice:
    """Return the record with an id: a city, an action, a person or a group.

    Raises:
        RecordMissing: the plan has no such record, or no longer has it.
    """
    for part in index.values():
        for thing in part.things:
            if thing.subject_id == subject_id:
                return _choice(thing)
    raise RecordMissing("record", subject_id)


def _choice(thing: Found) -> RecordChoice:
    if thing.kind in _NOUN_OF:
        keys = {RecordKey(_NOUN_OF[thing.kind], thing.subject_id)}
    else:
        ids = (*thing.action_ids, thing.row.action_id) if thing.row else thing.action_ids
        keys = {RecordKey(Noun.CITY_ACTION, action_id) for action_id in ids}
    title = thing.title
    if thing.kind is FindKind.ACTION and thing.row is not None:
        title = ", ".join(part for part in (thing.row.city, thing.row.state) if part) or thing.title
    return RecordChoice(thing.subject_id, thing.kind, title, frozenset(keys))
