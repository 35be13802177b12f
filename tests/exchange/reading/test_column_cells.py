"""What a column holds is told by its cells, with a heading or without one."""

import pytest

from organizer_app.exchange.reading.column_cells import are_names, filled, fits, guessed, is_of_data
from organizer_app.exchange.reading.incoming_fields import Field

CITIES = frozenset({"boise", "reno", "toledo"})
COLUMNS = {
    Field.LEAD_EMAIL: ["ana@example.org", "bo@example.org"],
    Field.LEAD_PHONE: ["208-555-0119", "(775) 555-0142"],
    Field.ZIP: ["83702", "89501"],
    Field.STATE: ["ID", "Nevada"],
    Field.DATE: ["2027-04-22", "4/22/2027"],
    Field.START: ["6:30 PM", "noon"],
    Field.END: ["8 PM", "2:15 pm"],
    Field.CITY: ["Boise", "Reno"],
    Field.ADDRESS: ["120 2nd St", "7 Oak Ave"],
    Field.LEAD: ["Ana Ruiz", "Bo O'Rourke"],
}


@pytest.mark.parametrize("field", [each for each in COLUMNS if each != Field.END])
def test_a_column_is_known_by_its_cells_alone(field: str) -> None:
    assert guessed({3: COLUMNS[field]}, set(), CITIES) == {3: field}


def test_every_column_of_a_list_gets_another_field() -> None:
    columns = dict(enumerate(COLUMNS.values()))
    assert guessed(columns, set(), CITIES) == dict(enumerate(COLUMNS))


def test_a_field_with_a_heading_is_not_guessed_again_and_words_are_nothing() -> None:
    assert guessed({0: COLUMNS[Field.DATE]}, {Field.DATE}, CITIES) == {}
    assert guessed({0: ["bring water", "6 PM until 8"], 1: ["7", "12"], 2: []}, set(), CITIES) == {}


@pytest.mark.parametrize(
    ("field", "cells", "is_fitting"),
    [
        (Field.EXPECTED, ["about 50", "120"], True),
        (Field.EXPECTED, ["through a friend", "online"], False),
        (Field.PERMIT, ["Yes", "not yet", "we asked"], True),
        (Field.PERMIT, ["$120", "$40"], False),
        (Field.START, ["6 PM", "whenever"], True),
        (Field.DATE, ["as soon as possible"], False),
        (Field.LEAD, ["https://example.org/a"], False),
        (Field.CITY, [], True),
        ("title", ["12"], True),
    ],
)
def test_a_question_is_believed_where_its_cells_answer_it(
    field: str, cells: list[str], *, is_fitting: bool
) -> None:
    assert fits(field, cells) is is_fitting


def test_cells_that_say_nothing_do_not_count_and_data_is_no_heading() -> None:
    assert filled([["a", "TBD"], ["", "b"], ["c"]], 1) == ["b"]
    assert is_of_data(["Boise", "4/22/2027", "6 PM"])
    assert not is_of_data(["City", "4/22/2027", "Ana"])
    assert are_names(["Ana Ruiz", "Bo Li", "Dee de la Cruz"]) is False
    assert are_names(["Ana Ruiz", "Bo Li"])
    assert not are_names(["Boise Rally", "Reno March"])
