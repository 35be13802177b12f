"""A table is read within limits, and every record of it is accounted for."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from organizer_app.domain.importing.import_problems import (
    EmptyFile,
    FieldTooLong,
    FileTooLarge,
    NoRows,
    QuoteNeverClosed,
    TooManyColumns,
    TooManyRows,
)
from organizer_app.domain.importing.incoming import RowWarning, RowWarningCode, SkippedRow, SkipReason
from organizer_app.exchange.reading.csv_table import MAX_MEGABYTES, MAX_ROWS, CsvTable, read_records, table_of


def table(text: str | bytes) -> CsvTable:
    data = text if isinstance(text, bytes) else text.encode()
    return table_of(read_records(data, is_heading=is_heading), is_heading=is_heading)


def is_heading(cell: str) -> bool:
    return cell.casefold() in {"city", "state", "date", "notes"}


def test_cells_are_stripped_and_rows_are_as_wide_as_the_headings() -> None:
    read = table("city,date,notes\n Fargo , noon\nMinot,\u00a0noon\u00a0,x\n")
    assert read.rows == [["Fargo", "noon", ""], ["Minot", "noon", "x"]]
    assert read.warnings == [RowWarning(2, RowWarningCode.MISSING_CELLS, "1")]


def test_line_numbers_are_physical_when_cells_hold_line_breaks() -> None:
    read = table('city,notes\r\nFargo,"one\r\ntwo"\r\nMinot,x\r\n')
    assert read.lines == [2, 4]
    assert read.rows[0][1] == "one\r\ntwo"


def test_every_record_is_a_row_or_skipped_or_blank() -> None:
    read = table("Our day\n\ncity,date\nFargo,noon\n,\nCITY,Date\nMinot,noon\n\n,\n")
    assert read.header_row == 3
    assert read.lines == [4, 7]
    assert sorted(read.skipped, key=lambda skipped: skipped.row) == [
        SkippedRow(1, SkipReason.BEFORE_HEADER, "Our day"),
        SkippedRow(2, SkipReason.BEFORE_HEADER),
        SkippedRow(5, SkipReason.BLANK),
        SkippedRow(6, SkipReason.REPEATED_HEADER),
    ]
    assert read.blank_at_end == 2
    assert read.records == 1 + len(read.rows) + len(read.skipped) + read.blank_at_end


def test_cells_beyond_the_headings_are_kept_apart() -> None:
    read = table("city,date\nFargo,noon,stray,,more\nMinot,noon,,\n")
    assert read.extra == {2: ["stray", "more"]}
    assert [warning.code for warning in read.warnings] == [RowWarningCode.EXTRA_CELLS]


def test_columns_without_a_heading_are_kept_while_they_hold_something() -> None:
    assert table("city,date,,\nFargo,noon,x,\n").headings == ["city", "date", ""]
    assert table("city,date,,\nFargo,noon,,\n").headings == ["city", "date"]


def test_a_quote_after_a_blank_opens_a_cell() -> None:
    assert table('city, notes\nFargo, "a, b"\n').rows == [["Fargo", "a, b"]]


def test_old_macintosh_line_breaks() -> None:
    assert table("city,date\rFargo,noon\rMinot,noon\r").lines == [2, 3]


def test_lines_of_a_second_encoding_are_told_once() -> None:
    read = table("city,notes\nPeñasco,x\n".encode() + "Cañon City,x\nÉtat,x\n".encode("cp1252"))
    assert read.warnings == [RowWarning(3, RowWarningCode.ENCODING_MIXED, "2")]


@pytest.mark.parametrize("text", ["", " \n\n", ",,,\n,,\n", "\ufeff"])
def test_an_empty_file_is_refused(text: str) -> None:
    with pytest.raises(EmptyFile):
        table(text)


def test_headings_alone_are_refused_with_their_line() -> None:
    with pytest.raises(NoRows) as refused:
        table("\ncity,date\n\n")
    assert refused.value.header_row == 2


def test_too_many_columns_are_refused() -> None:
    with pytest.raises(TooManyColumns) as refused:
        table("city," * 501 + "\nFargo\n")
    assert refused.value.limit == 500


@pytest.mark.parametrize("cell", ["", "a"])
def test_a_line_of_two_million_columns_is_refused_before_it_is_split(
    cell: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pulled: list[str] = []
    split = csv.reader

    def noted(lines: Iterable[str], **options: Any) -> object:
        def each() -> Iterator[str]:
            for line in lines:
                pulled.append(line)
                yield line

        return split(each(), **options)

    monkeypatch.setattr(csv, "reader", noted)
    with pytest.raises(TooManyColumns) as refused:
        table("city,date\n" + f"{cell}," * 2_000_000)
    assert refused.value.found_at_least == 2_000_001
    assert 0 < max(map(len, pulled)) < 100_000


def test_a_cell_of_more_than_100_kilobytes_is_refused_with_its_line() -> None:
    for long_cell in ("x" * 102_401, '"' + "x\n" * 52_000 + '"', "x" * 200_000):
        with pytest.raises(FieldTooLong) as refused:
            table(f"city,notes\nFargo,x\nMinot,{long_cell}\n")
        assert refused.value.row == 3


def test_a_long_line_of_short_cells_is_fine() -> None:
    notes = "x" * 60_000
    assert len(table(f"city,date,notes\nFargo,{notes},{notes}\n").rows) == 1


def test_a_quote_that_is_never_closed_is_refused_with_its_line() -> None:
    with pytest.raises(QuoteNeverClosed) as refused:
        table('city,notes\nFargo,x\nMinot,"y\nBismarck,z\n')
    assert refused.value.row == 3


def test_more_rows_than_the_limit_are_refused_and_the_blank_rest_of_a_sheet_is_not() -> None:
    assert table("city,date\nFargo,noon\n" + ",\n" * (MAX_ROWS + 5)).blank_at_end == MAX_ROWS + 5
    with pytest.raises(TooManyRows):
        table("city,date\n" + "Fargo,noon\n" * (MAX_ROWS + 1))


def test_more_megabytes_than_the_limit_are_refused() -> None:
    with pytest.raises(FileTooLarge) as refused:
        table(b"x" * (MAX_MEGABYTES * 1_000_000 + 1))
    assert refused.value.limit_megabytes == 64
