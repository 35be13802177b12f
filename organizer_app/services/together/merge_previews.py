"""Shows what changes from another laptop would do, field by field, without keeping anything of it."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from organizer_app.domain.basics.changes import LEGAL_ONLY, Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.merging.previews import Brought, Effect, KindCount, MergePreview
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.domain.people.duplicates import candidates
from organizer_app.environment.collector import collector_at_rest
from organizer_app.services.actions.city_actions import city_name
from organizer_app.services.people.doubled_cities import doubled_cities, names_of_actions
from organizer_app.services.people.duplicates import distinct_pairs, group_entries, person_entries
from organizer_app.services.plan.record_names import RecordNames
from organizer_app.services.together.merging import check
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.merging.arriving import take_in
from organizer_app.storage.merging.contested import contested_fields
from organizer_app.storage.merging.readable import known_noun, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from organizer_app.domain.basics.records import Record
    from organizer_app.domain.merging.contests import ContestedField
    from organizer_app.domain.merging.steps import MergeReport, StepBundle
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor

_OF_IMPORTS: Final = frozenset({Noun.IMPORT_SOURCE, Noun.IMPORTED_ROWS})
_HIDDEN: Final = "hidden"
_MOST_ALIKE: Final = 20
_Images = dict[str, dict[str, Any]]


class _Written(NamedTuple):
    author: str
    at: datetime


def preview(workspace: Workspace, *, bundle: StepBundle, limit: int = 500) -> MergePreview:
    """Return what taking steps in would do, and change nothing.

    Raises:
        ChangesRefused, OriginClash: they cannot be taken in.
    """
    check(workspace, bundle)
    with collector_at_rest(), workspace.look_ahead(EditKind.MERGED_CHANGES) as editor:
        return _Preview(editor, bundle).answer(limit)


class _Preview:
    def __init__(self, editor: Editor, bundle: StepBundle) -> None:
        self._editor = editor
        self._nouns: dict[str, Noun] = {}
        self._written: dict[str, _Written] = {}
        for step in bundle.steps:
            by = _Written(step.author, datetime.fromtimestamp(step.wall_ms / 1000, UTC))
            written = [(each.noun, each.record_id) for each in step.births]
            written += [(each.noun, each.record_id) for each in step.changes]
            for code, record_id in written:
                noun = known_noun(code)
                if noun is not None:
                    self._nouns[record_id] = noun
                    self._written[record_id] = by
        self._before = self._images()
        self._report = take_in(editor, bundle)
        self._after = self._images()

    def _images(self) -> _Images:
        by_noun = grouped_pairs((noun, record_id) for record_id, noun in self._nouns.items())
        images: _Images = {}
        for noun, ids in by_noun.items():
            record_type: type[Record] = RECORD_TYPES[noun]
            codec = codec_of(record_type)
            for record_id, record in self._editor.rows_by_id(record_type, ids).items():
                image = codec.image(record)
                images[record_id] = {
                    "id": record_id,
                    **{name: said(noun, name, image[name]) for name in codec.journalled},
                }
        return images

    def answer(self, limit: int) -> MergePreview:
        """Return the preview with at most `limit` lines."""
        names = RecordNames(self._editor)
        actions = [each for each, noun in self._nouns.items() if noun is Noun.CITY_ACTION]
        names.learn([*self._before.values(), *self._after.values()], actions)
        self._name_new_cities(names, actions)
        contests = self._contests(self._report)
        lines = [self._contested(names, each) for each in contests]
        apart = {(each.record_id, each.field) for each in contests}
        rest = [line for line in self._lines(names) if (line.record_id, line.field) not in apart]
        rest.sort(key=lambda line: line.at.timestamp() if line.at else 0.0, reverse=True)
        lines += rest
        return MergePreview(
            self._report,
            self._counts(),
            tuple(lines[:limit]),
            max(0, len(lines) - limit),
            names.known,
            self._alike(),
        )

    def _name_new_cities(self, names: RecordNames, action_ids: Iterable[str]) -> None:
        unknown = [each for each in action_ids if each not in names.known]
        for action_id, action in self._editor.rows_by_id(CityAction, unknown).items():
            names.known[action_id] = city_name(self._editor, action) or action.title

    def _contests(self, report: MergeReport) -> list[ContestedField]:
        wanted = {(each.record_id, each.field) for each in report.contests}
        if not wanted:
            return []
        found = contested_fields(self._editor)
        return [each for each in found if (each.record_id, each.field) in wanted]

    def _contested(self, names: RecordNames, contest: ContestedField) -> Brought:
        before = self._before.get(contest.record_id, {})
        ours = before.get(contest.field, contest.was)
        theirs = next((each for each in contest.values if each.value != ours), contest.values[0])
        return Brought(
            Effect.CONFLICT,
            contest.noun,
            contest.record_id,
            self._subject(names, contest.record_id),
            contest.field,
            contest.was,
            theirs.value,
            ours,
            theirs.author,
            theirs.at,
        )

    def _subject(self, names: RecordNames, record_id: str) -> str:
        image = self._after.get(record_id) or self._before.get(record_id)
        return names.subject(image) if image else ""

    def _lines(self, names: RecordNames) -> Iterator[Brought]:
        for record_id, noun in self._nouns.items():
            after = self._after.get(record_id)
            if after is None or noun in LEGAL_ONLY:
                continue
            by, before = self._written[record_id], self._before.get(record_id)
            effect = _effect(before, after)
            if effect is None or _is_bookkeeping(noun, effect):
                continue
            subject = self._subject(names, record_id)
            line = Brought(effect, noun, record_id, subject, "", None, None, None, by.author, by.at)
            if effect is not Effect.CHANGED or before is None:
                yield line
                continue
            for name in sorted(after):
                if before[name] != after[name]:
                    yield line._replace(field=name, was=before[name], becomes=after[name])

    def _counts(self) -> Mapping[Noun, KindCount]:
        counts: dict[Noun, list[int]] = defaultdict(lambda: [0, 0, 0])
        order = (Effect.NEW, Effect.CHANGED, Effect.REMOVED)
        for record_id, noun in self._nouns.items():
            after = self._after.get(record_id)
            effect = _effect(self._before.get(record_id), after) if after is not None else None
            if effect is None or _is_bookkeeping(noun, effect):
                continue
            if noun not in LEGAL_ONLY:
                counts[noun][order.index(effect)] += 1
        return {noun: KindCount(*found) for noun, found in counts.items()}

    def _alike(self) -> tuple[tuple[str, str], ...]:
        """Return names of those who are new and may be the same as somebody else."""
        new = self._after.keys() - self._before.keys()
        found: list[tuple[str, str]] = []
        for noun, entries_of in ((Noun.PERSON, person_entries), (Noun.ORGANIZATION, group_entries)):
            if any(self._nouns[each] is noun for each in new):
                entries = entries_of(self._editor)
                names = {entry.id: entry.name for entry in entries}
                found += [
                    (names[pair.one_id], names[pair.other_id])
                    for pair in candidates(entries, distinct_pairs(self._editor))
                    if (pair.one_id in new) != (pair.other_id in new)
                ]
        if any(self._nouns[each] is Noun.CITY_ACTION for each in new):
            twice = doubled_cities(self._editor)
            cities = names_of_actions(
                self._editor, {each for pair in twice for each in (pair.one_id, pair.other_id)}
            )
            found += [(cities[pair.one_id], cities[pair.other_id]) for pair in twice]
        return tuple(found[:_MOST_ALIKE])


def _effect(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> Effect | None:
    """Return what happened to a record; None for nothing that anybody sees."""
    if after[_HIDDEN]:
        return Effect.REMOVED if before is not None and not before[_HIDDEN] else None
    if before is None:
        return Effect.NEW
    return Effect.CHANGED if before != after else None


def _is_bookkeeping(noun: Noun, effect: Effect) -> bool:
    """Return whether nobody wrote a record: what a file said, or the place of a new action."""
    return noun in _OF_IMPORTS or (noun is Noun.PLACE and effect is Effect.NEW)
