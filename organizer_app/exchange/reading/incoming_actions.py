"""Read a table of actions into plain values: no database, no clock, no changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress
from typing import TYPE_CHECKING

from organizer_app.domain.importing.import_problems import NoUsableColumns
from organizer_app.domain.importing.incoming import (
    ColumnRead,
    IncomingAction,
    IncomingTable,
    RowWarning,
    RowWarningCode,
    SkippedRow,
    SkipReason,
    actions_from_columns,
)
from organizer_app.domain.importing.table_layouts import TableLayout
from organizer_app.exchange.reading.action_columns import action_columns
from organizer_app.exchange.reading.column_cells import is_of_data
from organizer_app.exchange.reading.csv_table import CsvTable, offered_rows, table_of, with_header_row
from organizer_app.exchange.reading.date_order import decide_order, has_order
from organizer_app.exchange.reading.headings import ColumnPlan, asked_mapping, plan_columns
from organizer_app.exchange.reading.incoming_fields import Field, heading_key
from organizer_app.exchange.reading.known_headings import heading_test
from organizer_app.exchange.reading.row_kinds import ordinary_rows, reason_to_skip
from organizer_app.exchange.reading.row_notes import RowNotes
from organizer_app.exchange.reading.table_blocks import first_header
from organizer_app.exchange.reading.table_columns import TableColumns
from organizer_app.exchange.reading.table_layout import HEADER_WITHIN

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from organizer_app.domain.importing.foreign_files import ForeignTable
    from organizer_app.exchange.reading.table_layout import IsHeading

_CELL_BREAK = "\x1f"
_SEVERAL = 2
_SAMPLES = 3
_SAMPLED_ROWS = 60
_ABOUT_THE_FILE = frozenset(
    {
        RowWarningCode.ENCODING_MIXED,
        RowWarningCode.DATE_AMBIGUOUS,
        RowWarningCode.ZIP_PADDED,
        RowWarningCode.PHONE_PADDED,
    }
)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """The user's options for a file.

    Attributes:
        column_map: field names by heading, before any preset and generic name.
        year: year for dates without one.
        plan_year: the year of the plan's day, assumed where no date of a column has a year.
        default_country: ISO 3166 code; decides between 5/1 and 1/5 if neither the column nor a country column
            does. It is not written into the rows: the code that resolves the places applies it.
        with_cells: whether to return the cells too.
        mended: what a person wrote into cells in place of what the file says, by line and heading.
        header_row: the line with the headings, as a person said; 0 to look for it.
        cities: folded names of cities, by which a column of them is known without a heading.
    """

    column_map: Mapping[str, str] = field(default_factory=dict)
    year: int | None = None
    plan_year: int | None = None
    default_country: str = "US"
    with_cells: bool = False
    mended: Mapping[tuple[int, str], str] = field(default_factory=dict)
    header_row: int = 0
    cities: frozenset[str] = frozenset()


DEFAULT_OPTIONS = ReadOptions()


def read_actions(records: ForeignTable, *, options: ReadOptions = DEFAULT_OPTIONS) -> IncomingTable:
    """Read every row that names a place or a day; list every other line with the reason.

    Args:
        records: the table.
        options: the user's options.

    Raises:
        ImportProblem: the file as a whole cannot be used.
    """
    asked = asked_mapping(options.column_map)

    is_heading = heading_test(records, asked.keys())
    first_rows = offered_rows(records)
    is_made_by_reader = records.header is not None
    records = _with_header(records, options.header_row, asked.keys(), is_heading)
    records = _with_made_headings(records, is_heading)
    table = table_of(records, is_heading=is_heading)
    try:
        rows = () if is_made_by_reader else table.rows
        plan = plan_columns(table.headings, options.column_map, rows=rows, cities=options.cities)
    except NoUsableColumns as unread:
        unread.layout = TableLayout(table.header_row, first_rows)
        unread.samples = tuple(_samples(table, table.headings.index(each)) for each in unread.headings)
        raise
    read = _incoming_table(table, plan, options)
    if options.mended:
        mended = _mended(table_of(records, is_heading=is_heading), options.mended)
        read = _with_given(_incoming_table(mended, plan, options), read, options.mended)
    if options.with_cells:
        read = replace(read, layout=_layout(table, plan, options, first_rows))
    return replace(read, preset=records.source) if records.source else read


def _with_header(
    records: ForeignTable, header_row: int, asked: AbstractSet[str], is_heading: IsHeading
) -> ForeignTable:
    """Return a table whose headings are in the row that a person said, or in that with a person's headings.

    Headings that somebody gave a meaning say where they are, whatever words a title above them has.
    """
    if records.header is not None:
        return records
    if header_row in records.lines or len(asked) < _SEVERAL:
        return with_header_row(records, header_row)
    rows = records.rows[:HEADER_WITHIN]
    counts = [sum(heading_key(cell) in asked for cell in row) for row in rows]
    found = first_header(records, is_heading)
    best = counts.index(max(counts)) if counts else found
    is_better = bool(counts) and counts[best] > max(1, counts[found])
    return replace(records, header=best) if is_better else records


def _with_made_headings(records: ForeignTable, is_heading: IsHeading) -> ForeignTable:
    """Return a table with numbers for headings, if its first row is an action and none below has any."""
    if records.header is not None or not records.rows:
        return records
    first = records.rows[first_header(records, is_heading)]
    if not is_of_data(first) or sum(map(is_heading, first)) >= _SEVERAL:
        return records
    made = [f"Column {number}" for number in range(1, max(map(len, records.rows)) + 1)]
    return replace(records, rows=[made, *records.rows], lines=[0, *records.lines], header=0)


def _layout(
    table: CsvTable, plan: ColumnPlan, options: ReadOptions, first_rows: tuple[tuple[int, str], ...]
) -> TableLayout:
    columns = TableColumns(table.rows, plan)
    of_dates = Field.DATE if Field.DATE in plan.columns else Field.START
    cells = columns.line(of_dates)
    if of_dates not in plan.columns or not has_order(cells):
        return TableLayout(table.header_row, first_rows)
    heading = plan.heading_of(of_dates)
    order = decide_order(
        cells, year=options.year, country=_country(columns, options), heading=heading, asked=plan.day_first
    )
    return TableLayout(table.header_row, first_rows, heading, of_dates, order.rules.day_first)


def _mended(table: CsvTable, mended: Mapping[tuple[int, str], str]) -> CsvTable:
    """Return a table with other texts in some cells; of columns with one heading the first is meant."""
    rows = dict(zip(table.lines, table.rows, strict=True))
    for (line, heading), text in mended.items():
        if line in rows and heading in table.headings:
            row = list(rows[line])
            row[table.headings.index(heading)] = text.strip()
            rows[line] = row
    return replace(table, rows=[rows[line] for line in table.lines])


def _with_given(
    read: IncomingTable, given: IncomingTable, mended: Mapping[tuple[int, str], str]
) -> IncomingTable:
    """Return a mended table that keeps what the file says: by that, its rows are known again next time."""
    lines = {line for line, _heading in mended}
    as_given = {row.row: row for row in given.rows if row.row in lines}
    rows = tuple(
        row._replace(content=as_given[row.row].content) if row.row in as_given else row for row in read.rows
    )
    return replace(read, rows=rows, as_given=as_given)


def _incoming_table(table: CsvTable, plan: ColumnPlan, options: ReadOptions) -> IncomingTable:
    lines, given = _action_rows(table, plan)
    columns = TableColumns(_without_blank_words(given, plan), plan)
    notes = RowNotes(columns, plan, lines)
    values = action_columns(
        columns,
        plan,
        notes,
        year=options.year,
        country=_country(columns, options),
        plan_year=options.plan_year,
    )
    for at, line in enumerate(lines):
        if line in table.extra:
            notes.add(at, "\n".join(table.extra[line]))
    content = _contents(given, [table.extra.get(line, ()) for line in lines])
    values |= {"row": lines, "content": content, "notes": notes.texts()}
    actions = actions_from_columns(values)
    unplaced = [action for action in actions if action.day is None and not _names_place(action)]
    if unplaced:
        gone = {action.row for action in unplaced}
        actions = [action for action in actions if action.row not in gone]
        table.skipped.extend(SkippedRow(row, SkipReason.NO_PLACE_NO_DATE) for row in gone)
    return IncomingTable(
        rows=tuple(actions),
        skipped=tuple(sorted(table.skipped, key=lambda skipped: skipped.row)),
        warnings=_in_order(table.warnings + notes.warnings, actions),
        preset=plan.preset.code,
        columns_kept=tuple(plan.headings[at] for at in plan.kept if any(columns.at(at))),
        header_row=table.header_row,
        records=table.records,
        blank_at_end=table.blank_at_end,
        columns=_columns_read(table, plan),
        cells=_cells_read(table) if options.with_cells else {},
    )


def _columns_read(table: CsvTable, plan: ColumnPlan) -> tuple[ColumnRead, ...]:
    """Return how every column is read, each with its first different cells."""
    fields = {at: str(wanted) for wanted, positions in plan.columns.items() for at in positions}
    return tuple(
        ColumnRead(heading, fields.get(at, ""), _samples(table, at), at in plan.guesses)
        for at, heading in enumerate(table.headings)
        if heading
    )


def _samples(table: CsvTable, at: int) -> tuple[str, ...]:
    found = dict.fromkeys(row[at] for row in table.rows[:_SAMPLED_ROWS] if row[at])
    return tuple(found)[:_SAMPLES]


def _cells_read(table: CsvTable) -> dict[int, tuple[str, ...]]:
    """Return the cells of every row under the headings that `_columns_read` names."""
    taken = [bool(heading) for heading in table.headings]
    return {line: tuple(compress(row, taken)) for line, row in zip(table.lines, table.rows, strict=True)}


def _action_rows(table: CsvTable, plan: ColumnPlan) -> tuple[list[int], list[list[str]]]:
    """Return the rows that may be actions with their lines; list the others as skipped."""
    lines, rows = [], []
    is_ordinary = ordinary_rows(plan)
    for line, row in zip(table.lines, table.rows, strict=True):
        skip = None if is_ordinary(row) else reason_to_skip(row, plan)
        if skip:
            table.skipped.append(SkippedRow(line, *skip))
        else:
            lines.append(line)
            rows.append(row)
    return lines, rows


def _without_blank_words(rows: list[list[str]], plan: ColumnPlan) -> list[list[str]]:
    words = plan.preset.blank_words
    return [["" if cell in words else cell for cell in row] for row in rows] if words else rows


def _contents(rows: Sequence[Sequence[str]], extra: Sequence[Sequence[str]]) -> list[str]:
    """Return the whole text of each row."""
    return [
        _CELL_BREAK.join((*row, *more) if more else row).rstrip(_CELL_BREAK)
        for row, more in zip(rows, extra, strict=True)
    ]


def _country(columns: TableColumns, options: ReadOptions) -> str:
    """Return the country of most rows."""
    filled = Counter(filter(None, columns.of(Field.COUNTRY)))
    return filled.most_common(1)[0][0] if filled else options.default_country


def _names_place(action: IncomingAction) -> bool:
    return bool(
        action.city
        or action.venue
        or action.address
        or action.postal_code
        or action.state
        or action.country
        or action.latitude is not None
    )


def _in_order(warnings: Sequence[RowWarning], actions: Sequence[IncomingAction]) -> tuple[RowWarning, ...]:
    """Return the warnings in the order of the file, without those about lines that became no action."""
    rows = {action.row for action in actions}
    kept = (warning for warning in warnings if warning.row in rows or warning.code in _ABOUT_THE_FILE)
    return tuple(sorted(kept, key=lambda warning: warning.row))
