"""Lists the rows of a file that become actions, with those that a person should check first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from organizer_app.domain.importing.incoming import RowWarningCode
from organizer_app.domain.importing.incoming_people import Outcome
from organizer_app.domain.people.phone_display import masked_email, masked_phone, masked_within
from organizer_app.ui.overlays.importing.doubt_lines import ASSUMED, DoubtLines, cells_about, cells_of
from organizer_app.ui.overlays.importing.list_lines import ListLine
from organizer_app.ui.overlays.importing.verdicts import DOUBTS, MOST_LINES, Verdict, section
from organizer_app.wording.importing import import_news, imports
from organizer_app.wording.importing import import_sheet as words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from organizer_app.domain.importing.field_news import FieldNews
    from organizer_app.domain.importing.import_reports import ImportReport
    from organizer_app.domain.importing.incoming import ColumnRead, RowWarning
    from organizer_app.ui.overlays.importing.list_lines import Cell

_LONGEST: Final = 80
_MARKS: Final = {Outcome.CREATED: "plus", Outcome.UPDATED: "pencil", Outcome.UNCHANGED: "check"}
OUTCOME_KINDS: Final = {
    Outcome.CREATED: frozenset({"created"}),
    Outcome.ALIKE: frozenset({"created", "possible_duplicates"}),
    Outcome.UPDATED: frozenset({"updated"}),
    Outcome.UNCHANGED: frozenset({"unchanged"}),
}
_LACKING: Final = -1
_UNSHOWN: Final = Verdict("", "")


class ActionLines:
    """Sorts the lines of one list or several, whose columns are side by side; equal headings share one.

    Args:
        columns: the columns of each list whose cells are shown; none to show no cells.
        mended: line and heading of each cell that a person has mended.
    """

    def __init__(self, columns: Iterable[Sequence[ColumnRead]], *, mended: Collection[Cell] = ()) -> None:
        self._mended = mended
        self._doubtful = DoubtLines("circle-help")
        self._assumed = DoubtLines("info")
        self._alike: list[Verdict] = []
        self._skipped: list[Verdict] = []
        self._gone: dict[str, list[Verdict]] = {}
        self._plain: dict[Outcome, list[Verdict]] = {outcome: [] for outcome in _MARKS}
        self.mix = Counter[str]()
        """How many rows are ready, unchanged, like others or to be looked at."""
        self.columns = _side_by_side(columns)
        self._numbers: list[int] = []
        self._number = 0
        self._said: Callable[[RowWarning], str] = imports.warning

    def add(self, name: str, report: ImportReport, number: int = 0) -> None:
        """Add the lines of a list.

        Args:
            name: what distinguishes it from others.
            report: what would become of it.
            number: its own, from 0.
        """
        self._number = number
        numbers = _firsts(report.columns)
        self._numbers = [numbers.get(column.heading, _LACKING) for column in self.columns]
        doubts: dict[int, list[RowWarning]] = {}
        left_out = {skipped.row for skipped in report.skipped}
        # For a line that is left out, the reason is enough.
        for doubt in (each for each in report.warnings if each.row not in left_out):
            doubts.setdefault(doubt.row, []).append(doubt)
        self._said = imports.warning_in(report.warnings)
        for row, said in doubts.items():
            self._add_doubts(name, report, row, said)
        for skipped in report.skipped:
            line = self._verdict(name, report, skipped.row)
            text = imports.skipped(skipped)
            self._skipped.append(line._replace(text=text, mark="minus", kinds=frozenset({"skipped"})))
        if report.gone:
            lines = (Verdict("", import_news.gone_row(each), mark="minus") for each in report.gone)
            self._gone.setdefault(report.source, []).extend(lines)
        if report.read is not None:
            for row, outcome in report.read.outcomes.items():
                said = doubts.get(row, [])
                self.mix[_kind_of(outcome, said)] += 1
                if outcome in _MARKS and all(each.code in ASSUMED for each in said):
                    self._add_plain(name, report, row, outcome, said)

    def _add_plain(
        self, name: str, report: ImportReport, row: int, outcome: Outcome, assumed: Sequence[RowWarning]
    ) -> None:
        lines = self._plain[outcome]
        if len(lines) >= MOST_LINES:
            lines.append(_UNSHOWN)
            return
        line = self._verdict(name, report, row)
        cells = cells_about(self.columns, assumed) - line.lacking
        told = (*line.told, *self._told_of(assumed, line))
        text = words.row_outcome(outcome)
        changes = _changes(report, row)
        if outcome is Outcome.UPDATED and changes:
            text = import_news.changes(changes)
        lines.append(line._replace(text=text, mark=_MARKS[outcome], assumed=cells, told=told))

    def _told_of(self, doubts: Iterable[RowWarning], line: Verdict) -> list[tuple[int, str]]:
        """Return what doubts say of each cell of a line that they are about."""
        return [
            (number, self._said(doubt)) for doubt in doubts if doubt.code is not RowWarningCode.SAME_ACTION
            for number in sorted(cells_about(self.columns, [doubt]) - line.lacking)
        ]  # fmt: skip

    def _add_doubts(self, name: str, report: ImportReport, row: int, doubts: list[RowWarning]) -> None:
        assumed = [each for each in doubts if each.code in ASSUMED]
        others = [each for each in doubts if each.code not in ASSUMED]
        line = self._verdict(name, report, row)
        line = line._replace(
            assumed=cells_about(self.columns, assumed) - line.lacking,
            told=(*line.told, *self._told_of(doubts, line)),
        )
        if others:
            line = line._replace(kinds=line.kinds | {DOUBTS})
        if RowWarningCode.CONFLICT in {each.code for each in others}:
            line = line._replace(kinds=line.kinds | {"conflicts"})
        if assumed:
            self._assumed.add(line._replace(kinds=line.kinds - {DOUBTS}), map(self._said, assumed), row)
        codes = {each.code for each in others}
        text = "; ".join(dict.fromkeys(imports.warning(each) for each in others))
        if codes == {RowWarningCode.COMPLETES}:
            self._plain[Outcome.UPDATED].append(line._replace(text=text, mark="pencil"))
        elif codes == {RowWarningCode.POSSIBLE_DUPLICATE}:
            self._alike.append(line._replace(text=text, mark="copy"))
        elif others:
            line = line._replace(doubtful=cells_about(self.columns, others) - line.lacking)
            self._doubtful.add(line, map(imports.warning, others), row)

    def _verdict(self, name: str, report: ImportReport, row: int) -> Verdict:
        place = words.row_name(name, row)
        cells = report.read.cells.get(row, ()) if report.read is not None and self.columns else ()
        outcome = report.read.outcomes.get(row) if report.read is not None else None
        kinds = OUTCOME_KINDS.get(outcome, frozenset()) if outcome else frozenset[str]()
        if not cells:
            return Verdict(place, "", kinds=kinds)
        whole = tuple("" if number == _LACKING else cells[number] for number in self._numbers)
        shown = tuple(map(shown_cell, self.columns, whole))
        lacking = frozenset(n for n, number in enumerate(self._numbers) if number == _LACKING)
        at = ListLine(self._number, row)
        mended = (n for n, column in enumerate(self.columns) if (at, column.heading) in self._mended)
        changes = _changes(report, row)
        told = [
            (number, import_news.instead_of(each)) for each in changes
            for number in sorted(cells_of(self.columns, each.field) - lacking)
        ]  # fmt: skip
        return Verdict(
            place, "", cells=shown, row=at, whole=whole, mended=frozenset(mended), kinds=kinds,
            lacking=lacking, changed=frozenset(number for number, _text in told), told=tuple(told),
        )  # fmt: skip

    @property
    def to_look_at(self) -> int:
        """How many rows somebody should look at."""
        return len(self._doubtful) + len(self._alike)

    def sections(self) -> list[Verdict]:
        """Return all lines under their titles."""
        found = section(words.doubts_title(len(self._doubtful)), self._doubtful.lines())
        found += section(words.outcome_title(Outcome.ALIKE, len(self._alike)), self._alike)
        found += section(words.assumed_title(len(self._assumed)), self._assumed.lines())
        for outcome in (Outcome.UPDATED, Outcome.UNCHANGED):
            lines = self._plain[outcome]
            found += section(words.outcome_title(outcome, len(lines)), lines)
        for name, lines in self._gone.items():
            found += section(import_news.gone_title(len(lines), name), lines)
        found += section(words.skipped_title(len(self._skipped)), self._skipped)
        new = self._plain[Outcome.CREATED]
        return found + section(words.outcome_title(Outcome.CREATED, len(new)), new)


def _changes(report: ImportReport, row: int) -> Sequence[FieldNews]:
    return report.read.changes.get(row, ()) if report.read is not None else ()


def _kind_of(outcome: Outcome, said: Sequence[RowWarning]) -> str:
    """Return which part of all rows a row belongs to."""
    codes = {each.code for each in said} - ASSUMED - {RowWarningCode.COMPLETES}
    if outcome is Outcome.ALIKE and codes <= {RowWarningCode.POSSIBLE_DUPLICATE}:
        return "possible_duplicates"
    if codes:
        return DOUBTS
    return "unchanged" if outcome is Outcome.UNCHANGED else "ready"


def _firsts(columns: Sequence[ColumnRead]) -> dict[str, int]:
    """Return the first column of each heading: a map by headings cannot distinguish two of one name."""
    found: dict[str, int] = {}
    for number, column in enumerate(columns):
        found.setdefault(column.heading, number)
    return found


def _side_by_side(lists: Iterable[Sequence[ColumnRead]]) -> list[ColumnRead]:
    """Return the columns of all lists, one for each heading."""
    found: dict[str, ColumnRead] = {}
    for columns in lists:
        for number in _firsts(columns).values():
            column = columns[number]
            samples = tuple(shown_cell(column, cell) for cell in column.samples)
            found.setdefault(column.heading, column._replace(samples=samples))
    return list(found.values())


def shown_cell(column: ColumnRead, cell: str) -> str:
    """Return a cell in one line; numbers and addresses stay hidden until somebody asks to see them."""
    text = " ".join(cell[:_LONGEST].split())
    if column.field in {"lead_phone", "backup_phone"}:
        return masked_phone(text)
    is_address = column.field in {"lead_email", "backup_email"}
    return masked_email(text) if is_address else masked_within(text)
