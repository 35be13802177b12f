"""Fields of actions are filled from their columns, and what cannot be read is told."""

from datetime import date
from typing import Any

import pytest

from organizer_app.domain.importing.incoming import RowWarningCode
from organizer_app.exchange.reading.action_columns import action_columns
from organizer_app.exchange.reading.headings import plan_columns
from organizer_app.exchange.reading.row_notes import RowNotes
from organizer_app.exchange.reading.table_columns import TableColumns


def read(headings: str, *rows: str) -> tuple[dict[str, Any], RowNotes]:
    """Values of the first row, and the notes of all."""
    plan = plan_columns(headings.split("|"), {})
    columns = TableColumns([row.split("|") for row in rows], plan)
    notes = RowNotes(columns, plan, list(range(2, len(rows) + 2)))
    values = action_columns(columns, plan, notes, year=None, country="US")
    return {name: cells[0] for name, cells in values.items()}, notes


def test_a_place_is_taken_from_the_address_when_no_column_has_it() -> None:
    values, _ = read("Location|Address", "Court house|120 4th St, Fargo, ND 58102")
    assert (values["city"], values["state"], values["venue"]) == ("Fargo", "ND", "Court house")


def test_a_location_that_is_only_a_city_is_no_venue() -> None:
    values, _ = read("Location|Date", "Fargo, ND|5/14/2019")
    assert (values["city"], values["state"], values["venue"]) == ("Fargo", "ND", "")


def test_coordinates_come_in_pairs_or_not_at_all() -> None:
    assert read("City|Lat|Lon", "Fargo|46.88|-96.79")[0]["latitude"] == 46.88
    values, notes = read("City|Lat|Lon", "Fargo|46.88|west")
    assert (values["latitude"], values["longitude"]) == (None, None)
    assert notes.warnings[0].code is RowWarningCode.COORDINATES_UNREADABLE
    assert notes.texts() == ["Lat: 46.88\nLon: west"]


def test_a_second_mail_in_the_name_cell_is_kept() -> None:
    values, notes = read("City|Lead|Lead email", "Fargo|Ana Ruiz <ana@example.org>|desk@example.org")
    assert (values["lead_name"], values["lead_email"]) == ("Ana Ruiz", "desk@example.org")
    assert notes.texts() == ["Lead: Ana Ruiz <ana@example.org>"]


def test_first_and_last_name_columns_make_one_name() -> None:
    assert read("City|Host first name|Host last name", "Fargo|Ana|Ruiz")[0]["lead_name"] == "Ana Ruiz"


def test_sources_without_a_count_go_to_the_notes() -> None:
    values, notes = read("City|Low|High|Source 1|Source 2", "Fargo|||https://a.example|https://b.example")
    assert (values["count_low"], values["count_source"]) == (None, "")
    assert notes.texts() == ["Source 1: https://a.example; https://b.example"]
    values, notes = read("City|Low|High|Source 1|Source 2", "Fargo|5|9|https://a.example|https://b.example")
    assert values["count_source"] == "https://a.example; https://b.example"


def test_a_start_column_wins_over_a_time_column() -> None:
    values, _ = read("City|Date|Start|Time", "Fargo|5/14/2019|noon|1pm")
    assert values["starts"].hour == 12
    values, _ = read("City|Date|Start|Time", "Fargo|5/14/2019||1pm")
    assert values["starts"].hour == 13


def test_expected_numbers_keep_their_words() -> None:
    values, notes = read("City|Expected", "Fargo|100-150")
    assert values["expected"] == 100
    assert notes.texts() == ["Expected: 100-150"]
    (told,) = (each for each in notes.warnings if each.code is RowWarningCode.NUMBER_ASSUMED)
    assert (told.row, told.detail, told.reading) == (2, "100-150", "100")
    assert read("City|Expected", "Fargo|a lot")[1].warnings[-1].code is RowWarningCode.NUMBER_UNREADABLE


def test_a_number_that_stands_for_words_is_told() -> None:
    values, notes = read("City|Expected", "Fargo|hundreds expected", "Boise|about 40")
    assert values["expected"] == 200
    assert notes.texts() == ["Expected: hundreds expected", "Expected: about 40"]
    (told,) = (each for each in notes.warnings if each.code is RowWarningCode.NUMBER_ASSUMED)
    assert (told.row, told.detail, told.reading) == (2, "hundreds expected", "200")


def test_a_day_number_among_dates_is_read_and_told() -> None:
    rows = ("Fargo|46129|46130", "Boise|4/18/2026|")
    values, notes = read("City|Date|End date", *rows)
    assert (values["day"], values["ends_day"]) == (date(2026, 4, 17), date(2026, 4, 18))
    assert [(each.row, each.code, each.detail, each.reading) for each in notes.warnings] == [
        (2, RowWarningCode.DAY_NUMBER, "46129", "2026-04-17"),
        (2, RowWarningCode.DAY_NUMBER, "46130", "2026-04-18"),
    ]
    assert notes.texts() == ["", ""]


def test_a_placeholder_leaves_its_field_open_and_is_told() -> None:
    values, notes = read(
        "City|Venue|Groups|Lead|Lead phone|Lead email|Backup", "Fargo|NA|Sunrise; TBA|TBD|?|n/a|por confirmar"
    )
    assert (values["city"], values["venue"], values["groups"]) == ("Fargo", "", ("Sunrise",))
    assert (values["lead_name"], values["lead_phone"], values["lead_email"]) == ("", "", "")
    assert values["backup_name"] == ""
    told = {(warning.code, warning.detail) for warning in notes.warnings if warning.detail}
    headings = ("Venue", "Groups", "Lead", "Lead phone", "Lead email", "Backup")
    assert told == {(RowWarningCode.NOT_KNOWN, heading) for heading in headings}
    assert notes.texts() == [""]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Backup phone", "backup_phone"),
        ("Backup's cell", "backup_phone"),
        ("Backup lead phone number", "backup_phone"),
        ("Co-lead phone", "backup_phone"),
        ("Second lead mobile", "backup_phone"),
        ("Backup email", "backup_email"),
        ("Alternate e-mail", "backup_email"),
        ("Deputy email address", "backup_email"),
        ("City lead phone", "lead_phone"),
        ("Lead's cell phone", "lead_phone"),
        ("Host mobile number", "lead_phone"),
        ("Cell phone", "lead_phone"),
        ("Point person phone", "lead_phone"),
        ("City lead email", "lead_email"),
        ("Captain e-mail", "lead_email"),
    ],
)
def test_every_column_of_a_contact_is_understood(heading: str, field: str) -> None:
    cell = "bo@example.org" if "email" in field else "206 555 0101"
    values, notes = read(f"City|{heading}", f"Fargo|{cell}")
    assert values[field] == cell
    assert notes.texts() == [""]


def test_a_number_in_the_cell_of_the_backup_is_theirs() -> None:
    values, _notes = read("City|Backup", "Fargo|Bo Li (206) 555-0101 bo@example.org")
    assert values["backup_name"] == "Bo Li"
    assert (values["backup_phone"], values["backup_email"]) == ("(206) 555-0101", "bo@example.org")


@pytest.mark.parametrize(("heading", "field"), [("Lead", "lead_name"), ("Backup", "backup_name")])
def test_a_number_is_no_name_and_goes_to_the_notes(heading: str, field: str) -> None:
    values, notes = read(f"City|{heading}", "Fargo|300")
    assert values[field] == ""
    assert (RowWarningCode.NOT_KNOWN, heading) in [(each.code, each.detail) for each in notes.warnings]
    assert notes.texts() == [f"{heading}: 300"]


@pytest.mark.parametrize(("heading", "field"), [("Backup", "backup_name"), ("Groups", "groups")])
def test_a_name_that_nothing_can_show_goes_to_the_notes(heading: str, field: str) -> None:
    longest, longer = "x" * 300, "y" * 301
    values, notes = read(f"City|{heading}", f"Fargo|{longest}")
    assert values[field] in (longest, (longest,))
    assert notes.texts() == [""]
    values, notes = read(f"City|{heading}", f"Fargo|{longer}")
    assert not values[field]
    assert (RowWarningCode.NAME_TOO_LONG, heading) in [(each.code, each.detail) for each in notes.warnings]
    assert notes.texts() == [f"{heading}: {longer}"]


def test_of_a_lead_with_a_long_name_the_beginning_is_taken_and_all_of_it_kept() -> None:
    values, notes = read("City|Lead", f"Fargo|{'x ' * 200}")
    assert len(values["lead_name"]) == 80
    assert notes.texts() == [f"Lead: {'x ' * 200}"]


def test_the_other_groups_of_a_row_stay_when_one_name_is_too_long() -> None:
    values, notes = read("City|Groups", f"Fargo|Sunrise; {'y' * 301}; Harbor")
    assert values["groups"] == ("Sunrise", "Harbor")
    assert notes.texts() == [f"Groups: Sunrise; {'y' * 301}; Harbor"]


def test_what_a_placeholder_says_beside_that_goes_to_the_notes() -> None:
    values, notes = read("City|Lead", "Fargo|TBD (Ana is asking her union)")
    assert values["lead_name"] == ""
    assert notes.texts() == ["Lead: TBD (Ana is asking her union)"]


def test_two_numbers_beside_a_column_of_dates_are_times_and_never_a_day() -> None:
    values, _ = read("City|Date|Time", "Fargo||12-1")
    assert (values["day"], values["starts"].hour, values["ends"].hour) == (None, 12, 13)


@pytest.mark.parametrize(
    ("cell", "status"), [("Y", "confirmed"), ("Yes!", "confirmed"), ("N", "asked"), ("maybe", "asked")]
)
def test_an_answer_to_confirmed_is_a_status_and_a_no_is_no_refusal(cell: str, status: str) -> None:
    assert read("City|Confirmed?", f"Fargo|{cell}")[0]["status"] == status


def test_any_other_answer_to_confirmed_stays_as_written_so_that_it_is_a_doubt() -> None:
    assert read("City|Confirmed?", "Fargo|ask Ana")[0]["status"] == "ask Ana"
    assert read("City|Status", "Fargo|no")[0]["status"] == "no"
