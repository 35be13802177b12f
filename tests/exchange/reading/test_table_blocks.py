"""A sheet with several blocks is one table, in which every row stands under what its own headings say."""

from organizer_app.domain.importing.foreign_files import ForeignTable
from organizer_app.domain.importing.incoming import IncomingTable, SkipReason
from organizer_app.exchange.reading.csv_table import read_records
from organizer_app.exchange.reading.incoming_actions import read_actions
from organizer_app.exchange.reading.known_headings import is_action_heading
from organizer_app.exchange.reading.people_table import read_people

TWO_BLOCKS = """\
WEST
City,State,Date,Venue
Seattle,WA,2027-03-01,City Hall
Reno,NV,2027-03-02,Library

EAST
State,Town,When,Organizer,Bring
MA,Boston,2027-03-03,Mijente,water
NY,Albany,2027-03-04,Sunrise,,spare
"""


def records(text: str) -> ForeignTable:
    return read_records(text.encode(), is_heading=lambda cell: is_action_heading(cell, frozenset()))


def read(text: str) -> IncomingTable:
    return read_actions(records(text))


def test_each_block_is_read_with_its_own_headings() -> None:
    table = read(TWO_BLOCKS)
    assert [(row.row, row.city, row.state, row.venue, row.groups) for row in table.rows] == [
        (3, "Seattle", "WA", "City Hall", ()),
        (4, "Reno", "NV", "Library", ()),
        (8, "Boston", "MA", "", ("Mijente",)),
        (9, "Albany", "NY", "", ("Sunrise",)),
    ]
    assert all(row.day for row in table.rows)
    assert [row.notes for row in table.rows] == ["", "", "Bring: water", "spare"]
    assert [(each.row, each.reason) for each in table.skipped] == [
        (1, SkipReason.BEFORE_HEADER),
        (5, SkipReason.BLANK),
        (6, SkipReason.SECTION_HEADING),
        (7, SkipReason.OTHER_HEADINGS),
    ]
    assert table.records == 1 + len(table.rows) + len(table.skipped) + table.blank_at_end


def test_a_later_block_with_more_headings_does_not_hide_the_first() -> None:
    table = read("City,Date\nReno,2027-03-01\n\nCity,State,Date,Venue\nBoston,MA,2027-03-03,Common\n")
    assert [(row.city, row.venue) for row in table.rows] == [("Reno", ""), ("Boston", "Common")]


def test_headings_over_groups_of_columns_are_no_block() -> None:
    table = read("Location,,Contact,\nCity,Date,Name,Phone\nReno,2027-03-01,Ana,555-0100\n")
    assert [row.city for row in table.rows] == ["Reno"]


def test_a_row_of_words_that_are_also_headings_is_a_row() -> None:
    table = read("City,State,Venue\nReno,NV,Park\n\nPlace,NV,City Hall\nBoise,ID,Library\n")
    assert [row.city for row in table.rows] == ["Reno", "Place", "Boise"]


def test_a_row_that_says_a_heading_twice_is_a_row() -> None:
    table = read("City,State,Venue,Notes\nReno,NV,Library,\n\nCity,State,City,Notes\nBoston,MA,Common,\n")
    assert [row.row for row in table.rows] == [2, 4, 5]


def test_blocks_of_people_are_read_with_their_own_headings_too() -> None:
    people = list(read_people(records("Name,Phone\nAna,555-0100\n\nEmail,Full name\nbo@example.org,Bo\n")))
    assert [(each.name, each.points[0].value) for each in people if hasattr(each, "name")] == [
        ("Ana", "555-0100"),
        ("Bo", "bo@example.org"),
    ]
