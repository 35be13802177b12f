"""Lists the rows of a file that become actions, with those that a person should check first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.importing.incoming import RowWarningCode
from organizer_app.domain.importing.incoming_people import Outcome
from organizer_app.domain.people.phone_display import masked_email, masked_phone, masked_within
from organizer_app.ui.overlays.importing.verdicts import MOST_LINES, Verdict, section
from organizer_app.wording.importing import import_news, imports
from organizer_app.wording.importing import import_sheet as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from organizer_app.domain.importing.import_reports import ImportReport
    from organizer_app.domain.importing.incoming import ColumnRead, RowWarning

_LONGEST: Final = 80
# So many equal doubts are one question.
_MANY: Final = 4
_WHEN: Final = frozenset({"date", "end_date", "time"})
_CLOCK: Final = frozenset({"start", "end", "time"})
_COUNTS: Final = frozenset({"expected", "low", "high", "count"})
_WHERE: Final = frozenset({"city", "state"})
_ABOUT: Final[Mapping[RowWarningCode, frozenset[str]]] = {
    RowWarningCode.NO_DATE: _WHEN,
    RowWarningCode.DATE_UNREADABLE: _WHEN,
    RowWarningCode.DATE_AMBIGUOUS: _WHEN,
    RowWarningCode.DATE_RANGE: _WHEN,
    RowWarningCode.YEAR_ASSUMED: _WHEN,
    RowWarningCode.TIME_UNREADABLE: _CLOCK,
    RowWarningCode.TIME_TBD: _CLOCK,
    RowWarningCode.TIME_DOUBTFUL: _CLOCK,
    RowWarningCode.TIME_SKIPPED: _CLOCK,
    RowWarningCode.TIME_DOUBLED: _CLOCK,
    RowWarningCode.NUMBER_UNREADABLE: _COUNTS,
    RowWarningCode.COORDINATES_UNREADABLE: frozenset({"latitude", "longitude"}),
    RowWarningCode.PLACE_UNRESOLVED: _WHERE,
    RowWarningCode.PLACE_AMBIGUOUS: _WHERE,
    RowWarningCode.STATE_UNKNOWN: frozenset({"state"}),
    RowWarningCode.STATUS_UNKNOWN: frozenset({"status"}),
    RowWarningCode.MOBILIZATION_UNKNOWN: frozenset({"mobilization"}),
}
# Columns that fill a field, where they are not called like it.
_COLUMNS: Final[Mapping[str, frozenset[str]]] = {
    "day": frozenset({"date", "start"}),
    "starts": _CLOCK,
    "ends": _CLOCK,
    "place_id": _WHERE,
    "lead_name": frozenset({"lead"}),
    "backup_name": frozenset({"backup"}),
    "count_low": _COUNTS,
    "count_high": _COUNTS,
    "public_url": frozenset({"url"}),
    "postal_code": frozenset({"zip"}),
    "point": frozenset({"latitude", "longitude"}),
}
_MARKS: Final = {Outcome.CREATED: "plus", Outcome.UPDATED: "pencil", Outcome.UNCHANGED: "check"}
_UNSHOWN: Final = Verdict("", "")


class ActionLines:
    """Sorts the lines of one file or several; cells are shown for a single file only, as columns differ.

    Args:
        shows_cells: whether to show the cells of each line.
    """

    def __init__(self, *, shows_cells: bool) -> None:
        self._shows_cells = shows_cells
        self._doubtful: list[Verdict] = []
        self._alike: list[Verdict] = []
        self._skipped: list[Verdict] = []
        self._gone: dict[str, list[Verdict]] = {}
        self._plain: dict[Outcome, list[Verdict]] = {outcome: [] for outcome in _MARKS}
        self.columns: list[ColumnRead] = []
        self._numbers: list[int] = []

    def add(self, name: str, report: ImportReport) -> None:
        """Add the lines of a file; the name distinguishes it from others."""
        self._take_columns(report.columns if self._shows_cells else ())
        doubts: dict[int, list[RowWarning]] = {}
        left_out = {skipped.row for skipped in report.skipped}
        # For a line that is left out, the reason is enough.
        for doubt in (each for each in report.warnings if each.row not in left_out):
            doubts.setdefault(doubt.row, []).append(doubt)
        for row, said in doubts.items():
            self._add_doubts(self._verdict(name, report, row), said)
        for skipped in report.skipped:
            line = self._verdict(name, report, skipped.row)
            self._skipped.append(line._replace(text=imports.skipped(skipped), mark="minus"))
        if report.gone:
            lines = (Verdict("", import_news.gone_row(each), mark="minus") for each in report.gone)
            self._gone.setdefault(report.source, []).extend(lines)
        if report.read is not None:
            for row, outcome in report.read.outcomes.items():
                if row not in doubts and outcome in _MARKS:
                    self._add_plain(name, report, row, outcome)

    def _take_columns(self, columns: Sequence[ColumnRead]) -> None:
        # A map by headings cannot distinguish two columns of one name.
        firsts: dict[str, int] = {}
        for number, column in enumerate(columns):
            firsts.setdefault(column.heading, number)
        self._numbers = list(firsts.values())
        self.columns = [columns[number] for number in self._numbers]

    def _add_plain(self, name: str, report: ImportReport, row: int, outcome: Outcome) -> None:
        lines = self._plain[outcome]
        if len(lines) >= MOST_LINES:
            lines.append(_UNSHOWN)
            return
        text = words.row_outcome(outcome)
        lines.append(self._verdict(name, report, row)._replace(text=text, mark=_MARKS[outcome]))

    def _add_doubts(self, line: Verdict, doubts: list[RowWarning]) -> None:
        text = "; ".join(dict.fromkeys(imports.warning(each) for each in doubts))
        codes = {each.code for each in doubts}
        if codes == {RowWarningCode.COMPLETES}:
            self._plain[Outcome.UPDATED].append(line._replace(text=text, mark="pencil"))
        elif codes == {RowWarningCode.POSSIBLE_DUPLICATE}:
            self._alike.append(line._replace(text=text, mark="copy"))
        else:
            about = frozenset[str]().union(*map(_columns_about, doubts))
            cells = frozenset(n for n, column in enumerate(self.columns) if column.field in about)
            self._doubtful.append(line._replace(text=text, mark="circle-help", doubtful=cells))

    def _verdict(self, name: str, report: ImportReport, row: int) -> Verdict:
        place = words.row_name(name, row)
        cells = report.read.cells.get(row, ()) if report.read is not None and self._shows_cells else ()
        if not cells:
            return Verdict(place, "")
        shown = (
            shown_cell(column, cells[number])
            for number, column in zip(self._numbers, self.columns, strict=True)
        )
        return Verdict(place, "", cells=tuple(shown))

    def sections(self) -> list[Verdict]:
        """Return all lines under their titles."""
        found = section(words.doubts_title(len(self._doubtful)), _grouped(self._doubtful))
        found += section(words.outcome_title(Outcome.ALIKE, len(self._alike)), self._alike)
        for outcome in (Outcome.UPDATED, Outcome.UNCHANGED):
            lines = self._plain[outcome]
            found += section(words.outcome_title(outcome, len(lines)), lines)
        for name, lines in self._gone.items():
            found += section(import_news.gone_title(len(lines), name), lines)
        found += section(words.skipped_title(len(self._skipped)), self._skipped)
        new = self._plain[Outcome.CREATED]
        return found + section(words.outcome_title(Outcome.CREATED, len(new)), new)


def _columns_about(doubt: RowWarning) -> frozenset[str]:
    """Return the fields of the columns that a doubt is about."""
    if doubt.news is not None:
        return _COLUMNS.get(doubt.news.field, frozenset({doubt.news.field}))
    return _ABOUT.get(doubt.code, frozenset())


def _grouped(lines: Sequence[Verdict]) -> list[Verdict]:
    """Join lines that say the same into one, where there are many; the others stay in their order."""
    alike: dict[str, list[Verdict]] = {}
    for line in lines:
        alike.setdefault(line.text, []).append(line)
    found = []
    for held in alike.values():
        first = held[0]
        if len(held) < _MANY:
            found += held
        else:
            found.append(first._replace(text=words.in_many_rows(first.text, len(held))))
    return found


def shown_cell(column: ColumnRead, cell: str) -> str:
    """Return a cell in one line; numbers and addresses stay hidden until somebody asks to see them."""
    text = " ".join(cell[:_LONGEST].split())
    if column.field == "lead_phone":
        return masked_phone(text)
    return masked_email(text) if column.field == "lead_email" else masked_within(text)
