"""A whole file becomes actions, and every record of it is accounted for."""

import csv
import io
from datetime import date, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from organizer_app.domain.basics.problems import Problem
from organizer_app.domain.importing.import_problems import NoUsableColumns, UnknownMapping
from organizer_app.domain.importing.incoming import (
    DAY_FIRST,
    IncomingTable,
    RowWarning,
    RowWarningCode,
    SkippedRow,
    SkipReason,
)
from organizer_app.exchange.reading.incoming_actions import ReadOptions
from tests.support.foreign_tables import actions_in

JULY_15 = date(2019, 7, 15)
HOST_LIST = """Prime week - hosts,,,,,,,,,,
City,State,Lead Org,Host Name,Host Email,Location,Time (local),Date,Permit?,Expected,Notes
West Coast,,,,,,,,,,
"Fargo, ND",,Prairie Voices; Local 12,Ana Ruiz,ana@example.org,Court house,12-1pm,7/15/2019,filed,about 40,
Minot,ND,,Bo Li (555-0100),,,TBD,TBD,,,call back
,,,,,,,,,,

City,State,Lead Org,Host Name,Host Email,Location,Time (local),Date,Permit?,Expected,Notes
,,,Cy Wu,cy@example.org,,,,,,no city yet
TOTAL,,,,,,,,,40,
,,,,,,,,,,
"""


def read(text: str, **options: object) -> IncomingTable:
    return actions_in(text.encode(), options=ReadOptions(**options))  # type: ignore[arg-type]  # by name


def accounted(table: IncomingTable) -> bool:
    return table.records == 1 + len(table.rows) + len(table.skipped) + table.blank_at_end


def test_a_host_list_as_people_keep_it() -> None:
    table = read(HOST_LIST)
    fargo, minot = table.rows
    assert (fargo.row, fargo.city, fargo.state, fargo.day) == (4, "Fargo", "ND", JULY_15)
    assert (fargo.starts, fargo.ends, fargo.expected) == (time(12), time(13), 40)
    assert fargo.groups == ("Prairie Voices", "Local 12")
    assert (fargo.permit, fargo.notes) == ("filed", "Expected: about 40")
    assert (minot.lead_name, minot.lead_phone, minot.day) == ("Bo Li", "555-0100", None)
    assert table.columns_kept == ()
    assert accounted(table)


def test_every_skipped_line_has_its_reason() -> None:
    table = read(HOST_LIST)
    assert table.skipped == (
        SkippedRow(1, SkipReason.BEFORE_HEADER, "Prime week - hosts"),
        SkippedRow(3, SkipReason.SECTION_HEADING, "West Coast"),
        SkippedRow(6, SkipReason.BLANK),
        SkippedRow(7, SkipReason.BLANK),
        SkippedRow(8, SkipReason.REPEATED_HEADER),
        SkippedRow(9, SkipReason.NO_PLACE_NO_DATE),
        SkippedRow(10, SkipReason.TOTAL_LINE),
    )
    assert table.blank_at_end == 1


def test_warnings_name_the_row_and_skipped_rows_have_none() -> None:
    codes = [(warning.row, warning.code) for warning in read(HOST_LIST).warnings]
    assert codes == [(5, RowWarningCode.NO_DATE), (5, RowWarningCode.TIME_TBD)]


CROWD_COUNTS = """CityTown,Location,County,StateTerritory,Country,Date,EstimateText,EstimateLow,BestGuess,\
EstimateHigh,AdjustedLow,AdjustedHigh,Actor,Claim,Pro(2)/Anti(1),EventType,Source1,Source2,Misc.,,
 Fargo ,Main Square ,Cass,ND,US,7/15/2019,dozens,24,,24,,,students,for clean water,1,rally,https://a.example,\
https://b.example,every week,Once,
Minot,,Ward,ND,US,7/16/2019,NA,,,,,,nurses,against cuts,0,strike,https://c.example,,,,
,,,,,,,,,,,,,,,,810,,,,
"""


def test_a_month_of_the_crowd_counting_consortium() -> None:
    table = read(CROWD_COUNTS)
    fargo, minot = table.rows
    assert table.preset == "ccc"
    assert (fargo.city, fargo.venue, fargo.tactic, fargo.happened) == ("Fargo", "Main Square", "rally", True)
    assert (fargo.count_low, fargo.count_high, fargo.count_method) == (24, 24, "dozens")
    assert fargo.count_source == "https://a.example; https://b.example"
    assert fargo.notes.splitlines() == [
        "every week",
        "County: Cass",
        "Actor: students",
        "Claim: for clean water",
        "Pro(2)/Anti(1): 1",
        "Column 20: Once",
    ]
    assert minot.count_low is None
    assert "Source1: https://c.example" in minot.notes
    assert table.skipped == (SkippedRow(4, SkipReason.TOTAL_LINE),)
    assert table.warnings == ()
    assert accounted(table)


def test_the_compiled_counts_write_na_for_nothing() -> None:
    text = "date,locality,state,type,organizations,size_low,size_high,source_1,lat,lon\n"
    table = read(text + "2021-05-01,Fargo,ND,march,NA,NA,NA,NA,46.88,-96.79\n")
    action = table.rows[0]
    assert (table.preset, action.groups, action.count_low, action.latitude) == (
        "ccc-compiled",
        (),
        None,
        46.88,
    )
    assert "NA" not in action.notes


def test_an_upload_list_of_a_petition_site() -> None:
    text = "event_title,location_name,address,city,state,zip,time,date,host,sponsor,attendee_pitch,end_time\n"
    action = read(
        text + "Rally,Hall,1 Main St,Fargo,ND,58102,12:00,07/15/2019,Ana,Local 12,Come!,13:00\n"
    ).rows[0]
    assert (action.title, action.venue, action.postal_code, action.lead_name) == (
        "Rally",
        "Hall",
        "58102",
        "Ana",
    )
    assert (action.day, action.starts, action.ends) == (JULY_15, time(12), time(13))
    assert action.notes == "Come!"


def test_events_with_unix_seconds_and_a_zone() -> None:
    text = "id,title,location__locality,location__region,timezone,start_date,end_date,event_type\n"
    action = read(text + "77,Rally,Fargo,ND,America/Chicago,1563210000,1563213600,RALLY\n").rows[0]
    assert (action.external_id, action.zone, action.tactic) == ("77", "America/Chicago", "RALLY")
    assert (action.day, action.starts, action.ends, action.ends_day) == (JULY_15, time(12), time(13), None)


def test_a_row_without_a_date_stays_when_it_names_a_place() -> None:
    table = read("City,State,Estimate (low),Estimate (high)\nFargo,ND,200,300\nMinot,ND,,\n")
    assert [action.city for action in table.rows] == ["Fargo", "Minot"]
    assert [warning.code for warning in table.warnings] == [RowWarningCode.NO_DATE] * 2


def test_equal_rows_are_two_actions_with_equal_content() -> None:
    first, second = read("City,Date\nFargo,7/15/2019\n Fargo ,7/15/2019,\n").rows
    assert first.content == second.content
    assert (first.row, second.row) == (2, 3)


def test_a_row_with_an_id_of_its_own_keeps_its_content_too() -> None:
    known, unknown = read("ID,City,Date\n7,Fargo,7/15/2019\n,Fargo,7/15/2019\n").rows
    assert (known.external_id, known.content.split("\x1f")) == ("7", ["7", "Fargo", "7/15/2019"])
    assert unknown.content.split("\x1f") == ["", "Fargo", "7/15/2019"]


def test_content_does_not_depend_on_encoding_or_separator() -> None:
    comma = actions_in("City,Notes\nCañon City,x\n".encode("cp1252")).rows[0]
    semicolon = actions_in("City;Notes;\nCañon City; x ;\n".encode("utf-16")).rows[0]
    assert comma.content == semicolon.content


def test_the_order_of_day_and_month_is_doubted_once() -> None:
    table = read("City,Date\nFargo,5/6/2019\nMinot,7/8/2019\n")
    assert table.warnings == (RowWarning(2, RowWarningCode.DATE_AMBIGUOUS, "5/6/2019"),)
    assert table.rows[0].day == date(2019, 5, 6)
    assert read("City,Country,Date\nLeeds,UK,5/6/2019\n").rows[0].day == date(2019, 6, 5)
    assert read("City,Date\nLeeds,5/6/2019\n", default_country="GB").rows[0].day == date(2019, 6, 5)


def test_a_doubtful_order_names_the_cell_and_what_was_taken_to_come_first() -> None:
    (british,) = read("City,Country,Date\nLeeds,UK,5/6/2019\n").warnings
    assert (british.detail, british.reading) == ("5/6/2019", DAY_FIRST)
    mixed = read("City,Date\nFargo,13/3/2019\nMinot,3/13/2019\nFargo,4/5/2019\nMinot,14/5/2019\n")
    assert [(each.row, each.detail, each.reading) for each in mixed.warnings] == [(4, "4/5/2019", DAY_FIRST)]


def test_a_date_without_a_year_names_the_cell_and_the_year_of_the_others() -> None:
    table = read("City,Date\nFargo,7/15\nMinot,7/16/2019\nReno,7/16/2108\n")
    assert table.rows[0].day == JULY_15
    assert table.warnings[0] == RowWarning(2, RowWarningCode.YEAR_ASSUMED, "7/15", reading="2019")
    assert table.warnings[1].code is RowWarningCode.YEAR_ODD


def test_coordinates_that_cannot_be_read_are_named() -> None:
    table = read(
        "City,Date,Latitude,Longitude\nFargo,7/15/2019,46.8,west\nMinot,7/15/2019,up,\nReno,7/15/2019,,-119\n"
    )
    assert [each.detail for each in table.warnings] == ["west", "up", "-119"]
    assert [row.notes for row in table.rows] == [
        "Latitude: 46.8\nLongitude: west",
        "Latitude: up",
        "Longitude: -119",
    ]


def test_a_year_can_be_given() -> None:
    assert read("City,Date\nFargo,7/15\n", year=2019).rows[0].day == JULY_15
    assert read("City,Date\nFargo,7/15\n").warnings[0].code is RowWarningCode.DATE_UNREADABLE


def test_extra_cells_are_kept() -> None:
    table = read("City,Date\nFargo,7/15/2019,stray\n")
    assert table.rows[0].notes == "stray"
    assert table.warnings[0].code is RowWarningCode.EXTRA_CELLS


def test_a_row_with_cells_only_beyond_the_headings_is_listed_without_a_warning() -> None:
    table = read("City,Date,Notes\nFargo,7/15/2019,x\n,,,stray\nWest Coast\n")
    assert [skipped.reason for skipped in table.skipped] == [
        SkipReason.NO_PLACE_NO_DATE,
        SkipReason.SECTION_HEADING,
    ]
    assert table.warnings == ()


def test_columns_can_be_mapped_by_hand() -> None:
    table = read("Ort,Tag\nFargo,15/7/2019\n", column_map={"Ort": "city", "Tag": "date"})
    assert (table.rows[0].city, table.rows[0].day) == ("Fargo", JULY_15)
    with pytest.raises(UnknownMapping):
        read("City,Date\nFargo,7/15/2019\n", column_map={"City": "smell"})


def test_a_list_of_people_is_no_list_of_actions() -> None:
    with pytest.raises(NoUsableColumns):
        read("first name,email\nAna,ana@example.org\n")


def test_cells_of_100_kilobytes_are_accounted_for_as_any_other() -> None:
    headings = "City,State,Date,Time,Low,Turnout,Lead,Partner groups,Address,Expected,Notes"
    for filling in ("1", "1,", "  x", "( ", "a@", "1 -", "(1", ", "):
        row = ",".join([f'"{filling * (100_000 // len(filling))}x"'] * 11)
        assert accounted(read(f'{headings}\n{row}\n"{filling}",,,,,,,,,,\n'))


CELLS = st.sampled_from(
    [
        "",
        "Fargo",
        "ND",
        "7/15/2019",
        "2-4pm",
        "TBD",
        "City",
        "Date",
        "total",
        "about 40",
        '"',
        "a\nb",
        "\x00",
        "é",
        "1",
    ]
) | st.text(max_size=12)


@given(st.lists(st.lists(CELLS, max_size=6), max_size=12), st.sampled_from(",;\t|"))
def test_every_record_of_any_table_is_accounted_for(rows: list[list[str]], separator: str) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([["City", "Date", "Time", "Turnout"], *rows])
    try:
        table = actions_in(text.getvalue().encode("utf-8", "surrogatepass"))
    except Problem:
        return
    assert accounted(table)
    numbers = [action.row for action in table.rows] + [skipped.row for skipped in table.skipped]
    assert len(numbers) == len(set(numbers))


@given(
    st.binary(max_size=300) | st.text(max_size=200).map(lambda text: f"city,date\n{text}".encode("utf-16"))
)
@example(b'city,date\n\xff,\x85\r\r\n"')
@example(b"\xef\xbb\xbfsep=;\ncity;date\n\x81;5/1/2019\n")
def test_any_bytes_give_a_table_or_a_problem(data: bytes) -> None:
    try:
        table = actions_in(data)
    except Problem:
        return
    assert accounted(table)


def test_an_unknown_zone_an_odd_year_and_swapped_numbers_are_told() -> None:
    table = read("City,Date,Time zone,Low,High\nBoise,6/22/2108,Mars Time,300,40\n")
    assert [(doubt.code, doubt.detail) for doubt in table.warnings] == [
        (RowWarningCode.YEAR_ODD, "6/22/2108"),
        (RowWarningCode.ZONE_UNKNOWN, "Mars Time"),
        (RowWarningCode.COUNT_SWAPPED, "Low"),
    ]
    assert (table.rows[0].count_low, table.rows[0].count_high) == (40, 300)


def test_numbers_that_a_program_made_of_zip_codes_and_phones_are_said_once() -> None:
    text = "City,Zip,Host,Cell\nBoston,2108,Ana,6175550143.0\nSeattle,98101,Bo,2065550100\nSalem,1970,Li,\n"
    table = actions_in(text.encode())
    assert [row.postal_code for row in table.rows] == ["02108", "98101", "01970"]
    assert table.rows[0].lead_phone == "6175550143"
    said = [(each.row, each.code, each.detail) for each in table.warnings if "padded" in each.code]
    assert said == [(2, RowWarningCode.ZIP_PADDED, "2"), (2, RowWarningCode.PHONE_PADDED, "1")]
