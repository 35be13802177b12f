"""Gives every row of a file its verdict: new, changed, unchanged, doubtful or left out."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.importing.field_news import FieldNews, NewsKind
from organizer_app.domain.importing.import_reports import ImportReport
from organizer_app.domain.importing.incoming import (
    IncomingAction,
    RowWarning,
    RowWarningCode,
    SkippedRow,
    SkipReason,
)
from organizer_app.domain.importing.incoming_people import Outcome
from organizer_app.domain.importing.possible_duplicates import PlannedAction
from organizer_app.domain.importing.row_matching import match_rows
from organizer_app.domain.importing.written_words import status_meant
from organizer_app.exchange.reading.presets import CLOCK_OF_COMMITTEE
from organizer_app.exchange.reading.row_notes import shown
from organizer_app.services.importing.completing_rows import CompletingRows
from organizer_app.services.importing.equal_actions import EqualActions
from organizer_app.services.importing.file_source import FileSource
from organizer_app.services.importing.gone_rows import gone_rows
from organizer_app.services.importing.import_actions import ActionMaker, Fingerprint
from organizer_app.services.importing.import_mobilizations import with_plan_days
from organizer_app.services.importing.import_places import spotted
from organizer_app.services.importing.import_rows import RowKeys
from organizer_app.services.importing.import_stops import each_going_on, go_on
from organizer_app.services.importing.import_updates import PartUpdates, part_ids
from organizer_app.services.importing.logged_merging import as_read, with_log
from organizer_app.services.importing.own_rows import OwnRows, with_news
from organizer_app.services.importing.remembered_rows import RememberedRow, facts_of
from organizer_app.services.importing.row_changes import news_between
from organizer_app.services.importing.row_merging import ComparedRow, RowMerger
from organizer_app.services.importing.row_values import with_earlier
from organizer_app.services.importing.unchanged_files import ListRead, is_repeatable
from organizer_app.services.plan.reflow import reflow_changed
from organizer_app.storage.journal.journal import written_by_others
from organizer_app.storage.rows.action_summaries import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from organizer_app.domain.importing.incoming import IncomingTable
    from organizer_app.domain.model.city_actions import CityAction
    from organizer_app.domain.places.places import Place
    from organizer_app.domain.rows.action_summary import ActionParts
    from organizer_app.services.importing.import_context import ImportContext
    from organizer_app.services.importing.import_options import ListOptions
    from organizer_app.storage.editor import Editor

_IDENTITY = frozenset({"place_id", "day", "starts", "title"})
_by_line = attrgetter("row")


class FileImport:
    """Matches every row of a file against its source and the plan; nothing is written before `write`.

    Attributes:
        report: the verdicts.
        changes: fields of the plan that each row changes, by the line on which the row begins.
    """

    def __init__(self, context: ImportContext, name: str, table: IncomingTable, asked: ListOptions) -> None:
        self._context = context
        self._reader = context.reader
        self._system = f"{table.file_format}:{table.preset}"
        if context.options.uses_plan_day:
            table = with_plan_days(table, context.mobilizations)
        left_out = frozenset(asked.left_out)
        chosen_out = [SkippedRow(row.row, SkipReason.CHOSEN_OUT) for row in table.rows if row.row in left_out]
        rows = [row for row in table.rows if row.row not in left_out]
        self._table = table
        self._warnings = [each for each in table.warnings if each.row not in left_out]
        self._skipped: list[SkippedRow] = [*table.skipped, *chosen_out]
        self._outcomes: dict[int, Outcome] = {}
        self.changes: dict[int, list[FieldNews]] = {}
        self._changed: dict[str, CityAction] = {}
        self._known: dict[str, CityAction] = {}
        self._maker = ActionMaker(context.workspace, context.parts, context.worked_out)
        self._completing = CompletingRows(context.cities, table.warnings)
        self._own = OwnRows(self._reader, rows)
        self._fingerprints: dict[tuple[Any, ...], int] = {}
        self._compared: dict[str, tuple[IncomingAction, Place | None, RememberedRow | None]] = {}
        self._made: list[tuple[IncomingAction, Place | None]] = []
        self._said: list[RememberedRow] = []
        self._equal: list[tuple[IncomingAction, Place | None, str]] = []
        self._conflicts: set[int] = set()
        # The cities of the rows, the doubts that each reading raises again, and whether the plan keeps some
        # row otherwise than the file says it.
        self._places: dict[str, Place] = {}
        self._standing: list[RowWarning] = []
        self._is_unlike = any(row.has_share_key for row in rows)
        self.source = FileSource(context.memory, context.options, name, table)
        if asked.header_row:
            self.source.keep_headings(table.columns)
        self._take_all(rows)
        self._maker.complete()
        self._updates = PartUpdates(context.parts, set())
        self._compare_all()
        self._complete()
        self._note_new()
        self._is_unlike = self._is_unlike or bool(self._equal)
        self.report = self._report()

    def write(self, editor: Editor) -> list[tuple[str, str]]:
        """Write what was found; return the ids of the new actions with those of their mobilizations."""
        context = self._context
        added = context.new.actions
        context.new.write(editor, self._system, context.workspace.new_id.many)
        if added:
            go_on()
            editor.add_summaries(self._maker.summaries)
        if self._changed:
            reflow_changed(editor, self._known, editor.put_all(self._changed.values(), self._known))
        self._updates.write(editor)
        self.source.write(editor, context.workspace.new_id, self._said, self.report, self._list_read())
        context.new.clear()
        return list(zip(added["id"], added["mobilization_id"], strict=True)) if added else []

    @property
    def outcomes(self) -> dict[int, Outcome]:
        """The outcome of each row that is taken, by the line on which it begins."""
        return self._outcomes

    def _take_all(self, rows: list[IncomingAction]) -> None:
        context = self._context
        context.places.look_ahead(rows)
        keys = RowKeys()
        taken: list[tuple[IncomingAction, Place | None, str]] = []
        for row in each_going_on(rows):
            key = keys.key_of(row)
            own = self._own.action_of(row)
            if own is not None:
                self._take_own(row, own)
                continue
            place, doubt = context.places.place_of(row)
            if doubt:
                self._warnings.append(doubt)
            if self._table.preset == CLOCK_OF_COMMITTEE:
                self._doubt_clock(row, place)
            if place is not None:
                self._places[place.id] = place
            taken.append((spotted(context.places.as_typed(row), place), place, key))
        self._standing = sorted(self._warnings, key=_by_line)
        facts = [facts_of(row, place.id if place else "", row.content) for row, place, _key in taken]
        self.source.recognize(facts)
        remembered = self.source.rows
        matches = match_rows(facts, self.source.facts)
        self.source.note_gone(matches.values())
        self._used = {remembered[known_at].action_id for known_at in matches.values()}
        self._left_alone = {each.action_id for each in remembered}
        unmatched = [(row, place) for at, (row, place, _key) in enumerate(taken) if at not in matches]
        self._equals = EqualActions(context, unmatched, self._left_alone)
        for at, (row, place, key) in enumerate(each_going_on(taken)):
            base = remembered[matches[at]] if at in matches else None
            self._take(row, place, key, base)
        self._leave_known_days({taken[at][0].row: remembered[known_at] for at, known_at in matches.items()})

    def _leave_known_days(self, known: Mapping[int, RememberedRow]) -> None:
        """Drop the doubt that a row has no date where the source gave it one before: the plan keeps that."""
        dated = {line for line, base in known.items() if with_earlier(base).said.day is not None}
        for warnings in (self._warnings, self._standing):
            warnings[:] = [
                each for each in warnings if each.code is not RowWarningCode.NO_DATE or each.row not in dated
            ]

    def _doubt_clock(self, row: IncomingAction, place: Place | None) -> None:
        zone = place.zone if place else ""
        if row.starts and zone and zone != self._context.mobilizations.zone_of(row) and not row.zone:
            self._warnings.append(RowWarning(row.row, RowWarningCode.ZONE_OF_COMMITTEE, zone))

    def _take_own(self, row: IncomingAction, own: CityAction) -> None:
        place = self._own.place_of(row, own)
        if place is None:
            place, doubt = self._context.places.place_of(row)
            if doubt:
                self._warnings.append(doubt)
        row = spotted(row, place)
        self._known[own.id] = own
        self._compared[own.id] = (row, place, None)
        if (after := with_news(own, row, place)) != own:
            self._changed[own.id] = after

    def _take(self, row: IncomingAction, place: Place | None, key: str, base: RememberedRow | None) -> None:
        context = self._context
        if base is not None:
            self._take_known(row, place, base)
            return
        if (action_id := self._logged(row, key)) is not None:
            # Found by its own content, so the file cannot hold anything new for it.
            if row.external_id:
                self._compared[action_id] = (row, place, None)
            else:
                self._outcomes[row.row] = Outcome.UNCHANGED
            self._remember(row, place, action_id)
            return
        if not context.options.is_new_source and (action_id := self._equals.take(row, place)):
            self._outcomes[row.row] = Outcome.UNCHANGED
            self._equal.append((row, place, action_id))
            return
        if row.mobilization or row.status or row.campaign:
            self._doubt_words(row)
        mobilization_id = context.mobilizations.id_of(row)
        if self._completing.take(row, place, mobilization_id, self._used):
            return
        fingerprint = self._maker.make(row, key, place, mobilization_id)
        self._outcomes[row.row] = Outcome.CREATED
        self._mark_duplicate(fingerprint, row, mobilization_id)
        self._made.append((row, place))

    def _take_known(self, row: IncomingAction, place: Place | None, base: RememberedRow) -> None:
        """Take a row that its source said before."""
        if base.action_id not in self._context.visible:
            self._skipped.append(SkippedRow(row.row, SkipReason.REMOVED_HERE))
            self._is_unlike = True
        elif self._says_the_same(row, base):
            self._outcomes[row.row] = Outcome.UNCHANGED
        else:
            self._compared[base.action_id] = (row, place, base)

    def _says_the_same(self, row: IncomingAction, base: RememberedRow) -> bool:
        source, is_mended = self.source, row.row in self._table.as_given
        asked = self._context.options
        is_day_asked = asked.uses_plan_day or asked.year is not None
        if is_day_asked and row.day != base.said.day:
            return False
        is_read_alike = base.covered == source.covered and not (source.is_remapped or is_mended)
        return base.content == row.content and base.headings == source.headings and is_read_alike

    def _logged(self, row: IncomingAction, key: str) -> str | None:
        """Return the action of a row of equal content in any list, or of its id in the log.

        Ids of the log are from before sources were kept, and mean the same only there.
        """
        action_id = self._context.by_key.get((self._table.preset, key))
        if action_id is None or action_id in self._used or self._context.options.is_new_source:
            return None
        if row.external_id and action_id in self._context.memory.source_of:
            return None
        self._used.add(action_id)
        return action_id

    def _doubt_words(self, row: IncomingAction) -> None:
        if not self._context.mobilizations.knows(row):
            self._warn(row, RowWarningCode.MOBILIZATION_UNKNOWN, row.mobilization)
        if not self._context.mobilizations.knows_campaign(row):
            self._warn(row, RowWarningCode.CAMPAIGN_UNKNOWN, row.campaign)
        if row.status and status_meant(row.status) is None:
            self._warn(row, RowWarningCode.STATUS_UNKNOWN, row.status)

    def _warn(self, row: IncomingAction, code: RowWarningCode, cell: str) -> None:
        self._warnings.append(RowWarning(row.row, code, shown(cell, "")))

    def _remember(self, row: IncomingAction, place: Place | None, action_id: str) -> None:
        given = self._table.as_given.get(row.row)
        if given is not None:
            # Kept as the file says it, so that the same file brings nothing new next time.
            row, (place, _doubt) = given, self._context.places.place_of(given)
        self._said.append(self.source.remembered(row, place.id if place else "", action_id))

    def _compare_all(self) -> None:
        """Compare the rows whose action is known with what their source said before."""
        logged = {action_id: row for action_id, (row, _place, base) in self._compared.items() if base is None}
        found = parts_of(self._reader, list(self._compared))
        self._known |= {parts.action.id: parts.action for parts in found}
        for action_id in logged:
            row, place, _base = self._compared[action_id]
            if action_id not in self._own.ids:
                before = self._known[action_id]
                self._changed[action_id] = as_read(before, row, place, self.source.covered)
        self._changed, torn = with_log(self._reader, self._known, self._changed)
        self._conflicts |= {self._compared[action_id][0].row for action_id in torn}
        self._note_hands([parts for parts in found if parts.action.id in logged])
        merger = RowMerger(
            self._updates, self.source.covered, self.source.headings, self._context.options.answers
        )
        for parts in found:
            row, place, base = self._compared[parts.action.id]
            if base is None:
                self._update(parts, row, self._changed.get(parts.action.id))
                continue
            whole = with_earlier(base)
            base_place = self._context.places.by_id.get(whole.place_id)
            after, news = merger.merge(ComparedRow(row, place, whole, base_place, parts))
            if after != parts.action:
                self._changed[parts.action.id] = after
            self._tell(row, base, news)
            if news or self.source.says_otherwise(base, row):
                self._remember(row, place, parts.action.id)
            else:
                self._is_unlike = True

    def _note_hands(self, found: Sequence[ActionParts]) -> None:
        """Note what people wrote around actions: a row never replaces that."""
        ids = part_ids(found)
        nouns = (Noun.SITE, Noun.COUNT_REPORT, Noun.ASSIGNMENT)
        self._updates.by_hand |= written_by_others(self._reader.connection, EditKind.IMPORTED, nouns, ids)

    def _update(self, parts: ActionParts, row: IncomingAction, after: CityAction | None) -> None:
        """Take what a row says around an action, and note what it changes; without `after`, only there."""
        before, kept = len(self._updates.changed), self._updates.conflicts
        is_new = self._updates.take(parts, row) or after is not None
        self._outcomes[row.row] = Outcome.UPDATED if is_new else Outcome.UNCHANGED
        if self._updates.conflicts > kept:
            self._conflicts.add(row.row)
        changed = [(after or parts.action, parts.action), *self._updates.changed[before:]]
        self.changes[row.row] = [self._named(each) for each in news_between(changed)]

    def _tell(self, row: IncomingAction, base: RememberedRow, news: list[FieldNews]) -> None:
        taken = [each for each in news if each.kind is NewsKind.TAKEN]
        self.changes[row.row] = [self._named(each) for each in taken]
        self._outcomes[row.row] = Outcome.UPDATED if taken else Outcome.UNCHANGED
        for each in news:
            if each.kind is NewsKind.CONFLICT:
                self._conflicts.add(row.row)
                self._warnings.append(RowWarning(row.row, RowWarningCode.CONFLICT, news=each))
            elif each.kind is NewsKind.CLEARED:
                self._warnings.append(RowWarning(row.row, RowWarningCode.CLEARED, news=each))
        is_by_id = bool(row.external_id) and row.external_id == base.said.external_id
        moved = [each for each in taken if each.field in _IDENTITY]
        if moved and not is_by_id:
            self._warnings.append(RowWarning(row.row, RowWarningCode.SAME_ACTION, news=self._named(moved[0])))

    def _named(self, news: FieldNews) -> FieldNews:
        """Return news of a place with names instead of ids."""
        if news.field != "place_id":
            return news
        places = self._context.places.by_id
        names = (places[str(each)].name if each in places else "" for each in (news.ours, news.theirs))
        return news._replace(ours=next(names), theirs=next(names))

    def _complete(self) -> None:
        """Complete the planned actions of their cities from rows without a day."""
        taken = self._completing.rows
        if not taken:
            return
        found = parts_of(self._reader, list(taken))
        self._note_hands(found)
        for parts in found:
            row = taken[parts.action.id]
            after = self._completing.completed(parts.action)
            self._known[parts.action.id] = parts.action
            if after != parts.action:
                self._changed[parts.action.id] = after
            self._update(parts, row, self._changed.get(parts.action.id))
            self._remember(row, self._context.places.by_id.get(parts.action.place_id), parts.action.id)
        self._warnings = self._completing.without_idle_warnings(self._warnings)

    def _note_new(self) -> None:
        """Remember the new actions, for the next import and for the next file of this one."""
        added = self._context.new.actions
        if self._count(Outcome.CREATED, Outcome.ALIKE, Outcome.UPDATED):
            # A file that brings nothing at all writes nothing.
            for row, place, action_id in self._equal:
                self._remember(row, place, action_id)
        if not self._made:
            return
        ids, mobilizations = added["id"], added["mobilization_id"]
        for (row, place), action_id in zip(self._made, ids, strict=True):
            self._remember(row, place, action_id)
        if not self._context.has_more:
            return
        planned = []
        for (row, place), action_id, mobilization_id, tactic in zip(
            self._made, ids, mobilizations, added["tactic"], strict=True
        ):
            day = row.day.isoformat() if row.day else ""
            where = (place.id, place.name, place.admin1) if place else ("", "", "")
            planned.append(
                PlannedAction(action_id, mobilization_id, where[0], day, tactic.value, row.title, *where[1:])
            )
        self._context.take_new(self._system, planned)

    def _mark_duplicate(self, fingerprint: Fingerprint, row: IncomingAction, mobilization_id: str) -> None:
        first = self._fingerprints.setdefault((*fingerprint, row.groups, row.venue), row.row)
        if first != row.row:
            self._doubt_alike(RowWarning(row.row, RowWarningCode.POSSIBLE_DUPLICATE, str(first)))
            return
        place_id, day, _starts, tactic, title = fingerprint
        if place_id not in self._context.alike.places:
            return
        on = day.isoformat() if day else ""
        new = PlannedAction("", mobilization_id, place_id, on, tactic, title, "", "")
        # What one source tells apart is not one action.
        but = self._left_alone if row.external_id else frozenset()
        planned = self._context.alike.like(new, is_tactic_said=bool(row.tactic), but=but)
        if planned is not None:
            self._doubt_alike(RowWarning(row.row, RowWarningCode.POSSIBLE_DUPLICATE, planned=planned))

    def _doubt_alike(self, doubt: RowWarning) -> None:
        self._warnings.append(doubt)
        self._outcomes[doubt.row] = Outcome.ALIKE

    def _count(self, *outcomes: Outcome) -> int:
        return sum(each in outcomes for each in self._outcomes.values())

    def _raised(self) -> Iterable[RowWarning]:
        """Return the doubts, but for the missing day of a row that the plan has as it is: no draft."""
        there = {row for row, outcome in self._outcomes.items() if outcome is Outcome.UNCHANGED}
        return (
            each
            for each in self._warnings
            if each.code is not RowWarningCode.NO_DATE or each.row not in there
        )

    def _report(self) -> ImportReport:
        return ImportReport(
            created=self._count(Outcome.CREATED, Outcome.ALIKE),
            updated=self._count(Outcome.UPDATED),
            unchanged=self._count(Outcome.UNCHANGED),
            conflicts=len(self._conflicts),
            possible_duplicates=self._count(Outcome.ALIKE),
            skipped=tuple(sorted(self._skipped, key=_by_line)),
            warnings=tuple(sorted((*self._raised(), *self._maker.warnings), key=_by_line)),
            preset=self._table.preset,
            columns_kept=self._table.columns_kept,
            source=self.source.name,
            is_known_source=self.source.is_known,
            gone=gone_rows(self.source.gone, len(self.source.rows), self._context.visible),
            columns=self._table.columns,
        )

    def _list_read(self) -> ListRead | None:
        """Return the list as it was read, if the plan now holds each of its rows word for word."""
        reading = self._table.reading
        is_settled = not self._is_unlike and self._table.preset != CLOCK_OF_COMMITTEE
        if reading is None or not is_settled or not is_repeatable(self._context.options):
            return None
        places = self._context.places.by_id.values()
        return ListRead(
            file_name=self.source.file_name,
            reading=reading,
            headings=self.source.headings,
            places=self._places.values(),
            named=[place for place in places if place.other_names],
            gone=[row.action_id for row in self.source.gone],
            rows=len(self._outcomes),
            warnings=self._standing,
            columns_kept=self._table.columns_kept,
            preset=self._table.preset,
        )
