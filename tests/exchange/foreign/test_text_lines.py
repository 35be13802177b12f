"""Lines that people wrote become rows with what each says, and keep every word."""

from datetime import time

import pytest

from organizer_app.domain.importing.foreign_files import ForeignKind
from organizer_app.domain.importing.import_problems import FileKind, NotText
from organizer_app.domain.importing.incoming import IncomingAction, RowWarningCode, SkipReason
from organizer_app.exchange.foreign.opening import Opening, opened
from organizer_app.exchange.foreign.text_lines import read_lines
from organizer_app.exchange.reading.incoming_actions import ReadOptions, read_actions
from tests.support.messy_files import CHAT

CITIES = frozenset({"boston", "seattle", "denver", "duluth", "jackson", "reading", "new york"})


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


@pytest.mark.parametrize(
    ("line", "venue", "address", "words"),
    [
        ("we meet Sat 3/20 at noon, Boise ID", "", "", "we meet"),
        ("We meet on Saturday 3/20 from noon at City Hall, Boise ID", "City Hall", "", "We meet"),
        ("Boise ID - City Hall Plaza this Sat 3/20 noon", "City Hall Plaza", "", ""),
        ("Boise ID, 150 N Capitol Blvd on Mar 20 at noon", "", "150 N Capitol Blvd", ""),
        ("Boise ID, 3/20, potluck starts noon", "", "", "potluck starts"),
    ],
)
def test_words_about_a_day_and_a_time_are_no_spot(line: str, venue: str, address: str, words: str) -> None:
    action = only(line, year=2027)
    assert (action.city, action.state, str(action.day), action.starts) == (
        "Boise",
        "ID",
        "2027-03-20",
        time(12),
    )
    assert (action.venue, action.address) == (venue, address)
    assert words in action.notes


def test_a_spot_named_for_a_day_stays_a_spot() -> None:
    action = only("May 1 Plaza, Boise ID, 3/20")
    assert (action.venue, str(action.day), action.starts) == ("May 1 Plaza", "2025-03-20", None)


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
    assert [(each.row, each.reason) for each in read.skipped] == [(2, SkipReason.NO_PLACE_NO_DATE)]


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


def said(*lines: str) -> list[IncomingAction]:
    file = opened("\n".join(lines).encode(), Opening("txt", cities=CITIES))
    assert file.kind is ForeignKind.TEXT
    return list(read_actions(file.tables[0], options=ReadOptions(year=2027)).rows)


def test_every_line_of_a_chat_becomes_a_row_with_its_words() -> None:
    file = opened("\n".join(CHAT).encode(), Opening("txt", cities=CITIES))
    read = read_actions(file.tables[0], options=ReadOptions(year=2027))
    assert not read.skipped
    boston, seattle, denver, austin, duluth = read.rows
    assert (boston.city, boston.venue, boston.starts, boston.ends) == (
        "Boston",
        "the Common",
        time(12),
        time(14),
    )
    assert (boston.lead_name, boston.lead_phone, boston.day) == ("Jo Park", "(617) 555-0143", None)
    assert (seattle.city, str(seattle.day), seattle.starts) == ("Seattle", "2027-04-17", time(12))
    assert (seattle.venue, seattle.expected, seattle.lead_name) == ("Westlake Park", 80, "Sam Rivera")
    assert "me + ~80 people" in seattle.notes
    assert (denver.city, denver.lead_name, denver.day, denver.starts) == ("Denver", "Ana", None, None)
    assert "waiting on the permit" in denver.notes
    assert (austin.city, austin.state, austin.venue) == ("Austin", "TX", "Capitol steps")
    assert (austin.lead_name, austin.lead_phone) == ("Li Chen", "512-555-0188")
    assert (str(austin.day), austin.starts, austin.ends) == ("2027-04-17", time(14), time(16))
    assert (duluth.city, duluth.lead_name, duluth.venue) == ("Duluth", "", "")
    for action, line in zip(read.rows, CHAT, strict=True):
        assert line in action.notes
    doubts = {(warning.row, warning.code) for warning in read.warnings}
    assert {(row, RowWarningCode.NO_DATE) for row in (1, 3, 5)} <= doubts
    assert (3, RowWarningCode.TIME_TBD) in doubts


def test_a_message_of_a_chat_program_names_its_sender() -> None:
    (action,) = said("[3/12/27, 14:05:33] Ana Example: Boston 4/17 10am at City Hall, 617-555-0143")
    assert (action.city, action.venue, str(action.day)) == ("Boston", "City Hall", "2027-04-17")
    assert (action.lead_name, action.lead_phone) == ("Ana Example", "617-555-0143")


@pytest.mark.parametrize(
    ("line", "city", "lead"),
    [
        ("Boston: noon at the Common", "Boston", ""),
        ("Jackson: Boston at noon", "Boston", "Jackson"),
        ("Update: Boston at noon", "", ""),
        ("New York, NY noon, Union Square", "New York", ""),
        ("Reading tbd", "Reading", ""),
    ],
)
def test_the_word_before_a_colon_is_a_sender_unless_it_is_a_city(line: str, city: str, lead: str) -> None:
    found = [action for action in said(line, "Denver noon", "Seattle noon") if line in action.notes]
    assert [(action.city, action.lead_name) for action in found] == ([(city, lead)] if city else [])


@pytest.mark.parametrize(
    "text",
    [
        "Boston is the capital of Massachusetts.\nDenver is a mile high.\nBring water.\n",
        "From: Ana\nTo: Bo\nSubject: Boston\nDate: Sat, 17 Apr 2027 12:00\n\nHi Bo,\nBoston is on.\nThanks\n",
        "Copyright (c) 2020 Boston\n\nPermission is granted, free, to any person.\n\nTHE END\n",
        "Reading the notes\nDenver is on\nWe are not\n",
    ],
)
def test_prose_and_mails_about_cities_are_refused(text: str) -> None:
    with pytest.raises(NotText) as raised:
        opened(text.encode(), Opening("txt", cities=CITIES))
    assert raised.value.kind is FileKind.PROSE


def test_people_with_their_cities_and_numbers_are_no_actions() -> None:
    text = "Ana Ruiz, Boise, ID, 208-555-0142\nBo Li, Reno, NV, 775-555-0143\n"
    assert opened(text.encode(), Opening("csv")).kind is ForeignKind.TABLE
