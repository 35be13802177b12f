"""Lines that people wrote become rows with what each says, and keep every word."""

import pytest

from organizer_app.domain.importing.foreign_files import ForeignKind
from organizer_app.domain.importing.import_problems import FileKind, NotText
from organizer_app.domain.importing.incoming import IncomingAction
from organizer_app.exchange.foreign.opening import Opening, opened
from organizer_app.exchange.foreign.text_lines import read_lines
from organizer_app.exchange.reading.incoming_actions import ReadOptions, read_actions


def only(line: str, year: int | None = 2025) -> IncomingAction:
    file = opened(line.encode(), Opening("txt"))
    assert file.kind is ForeignKind.TEXT
    (action,) = read_actions(file.tables[0], options=ReadOptions(year=year)).rows
    assert line.strip() in action.notes
    return action


def test_a_state_a_city_and_a_spot_in_capitals() -> None:
    action = only("AZ - FLORENCE - FLORENCE DETENTION CENTER")
    assert (action.state, action.city, action.venue) == ("AZ", "Florence", "Florence Detention Center")


@pytest.mark.parametrize(
    "line",
    [
        "Tues 3/18, 2-4pm, City Hall, Elizabeth NJ",
        "- Tuesday, March 18; 2-4pm; City Hall; Elizabeth, NJ",
        "3) Elizabeth, NJ - City Hall - 3/18 2-4pm",
        "[3/12/25, 14:05:33] Ana Example: Tues 3/18, 2-4pm, City Hall, Elizabeth NJ",
        "3/12/25, 2:05 PM - Ana Example: Tues 3/18, 2-4pm, City Hall, Elizabeth NJ",
        "[2025-03-12 14:05] Ana Example: Tues 3/18, 2-4pm, City Hall, Elizabeth NJ",
    ],
)
def test_a_day_a_time_a_spot_and_a_city_in_any_order(line: str) -> None:
    action = only(line)
    assert (action.city, action.state, action.venue) == ("Elizabeth", "NJ", "City Hall")
    assert (str(action.day), str(action.starts), str(action.ends)) == ("2025-03-18", "14:00:00", "16:00:00")


def test_a_message_says_the_year_of_its_days() -> None:
    action = only("3/12/25, 2:05 PM - Ana Example: 3/18, noon, City Hall, Boise ID", year=None)
    assert str(action.day) == "2025-03-18"


def test_a_day_without_a_year_is_left_open() -> None:
    action = only("Tues 3/18, 2-4pm, City Hall, Elizabeth NJ", year=None)
    assert action.day is None
    assert action.city == "Elizabeth"


def test_a_line_that_is_no_action_is_listed_as_left_out() -> None:
    text = "Boise, ID - City Hall - 3/18\nBring water!\nReno, NV - Plaza - 3/18\n"
    file = read_lines(text)
    assert file is not None
    read = read_actions(file.tables[0])
    assert [action.city for action in read.rows] == ["Boise", "Reno"]
    assert [skipped.row for skipped in read.skipped] == [2]


@pytest.mark.parametrize("text", ["We meet soon.\nBring friends.\nAnd water.\n", "a\nb\nc\nd\n"])
def test_prose_is_called_prose(text: str) -> None:
    with pytest.raises(NotText) as raised:
        opened(text.encode(), Opening("txt"))
    assert raised.value.kind is FileKind.PROSE


@pytest.mark.parametrize(
    "text",
    [
        "City,State\nBoise,ID\n",
        "Ana Ruiz,ana@example.org,208-555-0142\nBo Li,bo@example.org,208-555-0143\n",
        "foo,bar\n1,2\n",
    ],
)
def test_a_table_stays_a_table(text: str) -> None:
    assert opened(text.encode(), Opening("csv")).kind is ForeignKind.TABLE
