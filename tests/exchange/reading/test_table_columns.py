"""Columns are joined by field, and equal cells are read once."""

from organizer_app.exchange.reading.headings import plan_columns
from organizer_app.exchange.reading.incoming_fields import Field
from organizer_app.exchange.reading.table_columns import TableColumns, read_each
from tests.support.foreign_tables import actions_in


def columns() -> TableColumns:
    plan = plan_columns(["City", "Address 1", "Address 2"], {})
    return TableColumns([["Fargo", "1 Main St", "Suite 2"], ["Cando\nND", "", "Suite 3"]], plan)


def test_columns_of_one_field_are_joined() -> None:
    assert columns().of(Field.ADDRESS) == ["1 Main St, Suite 2", "Suite 3"]


def test_a_field_without_a_column_is_blank() -> None:
    assert list(columns().of(Field.NOTES)) == ["", ""]


def test_line_breaks_become_blanks() -> None:
    assert list(columns().line(Field.CITY)) == ["Fargo", "Cando ND"]


def test_no_rows_are_no_trouble() -> None:
    assert list(TableColumns([], plan_columns(["City"], {})).of(Field.CITY)) == []


def test_equal_cells_are_read_once() -> None:
    seen: list[tuple[str, ...]] = []

    def read(*cells: str) -> str:
        seen.append(cells)
        return "+".join(cells)

    assert read_each(read, ["a", "b", "a"]) == ["a", "b", "a"]
    assert read_each(read, ["a", "b", "a"], ["1", "2", "1"]) == ["a+1", "b+2", "a+1"]
    assert len(seen) == 4


def test_an_export_of_ours_comes_back_without_the_apostrophe_before_a_phone_number() -> None:
    table = actions_in(b"city,state,date,lead,lead phone\nReno,NV,2027-04-17,Ana Duarte,'+1 202 555 0101\n")
    assert table.rows[0].lead_phone == "+1 202 555 0101"
