"""The lines with most to say in some column are found among thousands."""

from organizer_app.domain.logistics.logistics_book import PartKind
from organizer_app.domain.model.sites import Site
from organizer_app.ui.screens.logistics.columns import COLUMNS, Line, Owed
from organizer_app.ui.screens.logistics.lines import longest_lines
from tests.support.builders import a_row


def test_a_few_lines_tell_of_the_longest_texts_of_every_column() -> None:
    rows = [a_row(action_id=str(number), city="Rye") for number in range(200)]
    rows[77] = a_row(action_id="77", city="Truth or Consequences")
    parts = {row.action_id: Site(id=f"s{row.action_id}", city_action_id=row.action_id) for row in rows}
    parts["3"] = Site(id="s3", city_action_id="3", venue="Veterans Memorial Coliseum, north gate")
    parts["150"] = Site(id="s150", city_action_id="150", address="1600 Pennsylvania Avenue Northwest")
    lines = [line for row in rows for line in (Line(row), Line(row, parts[row.action_id]))]
    found = longest_lines(lines, COLUMNS[PartKind.SITES])
    assert len(found) < 30
    assert {lines[77 * 2], Line(rows[3], parts["3"]), Line(rows[150], parts["150"])} <= set(found)


def test_of_very_many_lines_heads_and_parts_are_looked_at_alike() -> None:
    rows = [a_row(action_id=str(number), city="Rye") for number in range(9000)]
    lines = [
        line for row in rows for line in (Line(row), Line(row, Site(id=row.action_id, city_action_id="")))
    ]
    found = longest_lines(lines, COLUMNS[PartKind.SITES])
    assert {line.is_head for line in found} == {True, False}


def test_what_is_owed_counts_with_its_own_name() -> None:
    owed = Line(a_row(), owed=Owed(PartKind.MATERIALS, 100))
    assert owed in longest_lines([Line(a_row()), owed], COLUMNS[PartKind.BUDGET])
    assert longest_lines([], COLUMNS[PartKind.BUDGET]) == []


def test_of_spots_that_hold_nobody_knows_how_many_the_most_expected_counts() -> None:
    rows = [a_row(action_id=str(number), city="Rye", expected=number) for number in range(200)]
    rows[77] = a_row(action_id="77", city="Rye", expected=125_000)
    lines = [Line(row, Site(id=row.action_id, city_action_id=row.action_id), is_alone=True) for row in rows]
    assert lines[77] in longest_lines(lines, COLUMNS[PartKind.SITES])
