"""Exports of the programs that organizers use are what they are, by their headings of two generations."""

import pytest

from organizer_app.domain.importing.incoming_people import IncomingPerson, TableSubject
from organizer_app.exchange.reading.people_table import read_people, subject_of
from tests.support.foreign_tables import actions_in, table_in

MOBILIZE_EVENTS = (
    "id,description,event_type,organization_name,organization_state,state,tags,co_hosts,"
    "event_owner_email_address,timeslot_id,updated_at"
)
SIGNUPS_OLD = (
    "first name,last name,email,zip,phone,event id,timeslot id,status,attended,rating,signup created time,"
    "signup updated time"
)
SIGNUPS_NEW = (
    "First name,Last name,Email,ZIP,Mobile number,Event ID,Event name,Event type,Timeslot ID,Timeslot start,"
    "Status,Attendance status,Attended,Rating,Feedback,Event organization name,Event organization ID,"
    "Event organization URL,Affiliated organization name,Affiliated organization ID,"
    "Affiliated organization URL"
)
LUMA_2026 = (
    "guest_id,name,first_name,last_name,email,phone_number,created_at,approval_status,checked_in_at,"
    "utm_source,referrer,referred_by,qr_code_url,amount,amount_tax,amount_discount,currency,coupon_code,eth_address,"
    "solana_address,survey_response_rating,survey_response_feedback,ticket_type_id,ticket_name,Can you drive?"
)
LUMA_2025 = (
    "\ufeffapi_id,name,first_name,last_name,email,phone_number,created_at,approval_status,custom_source,"
    "checked_in_at,qr_code_url,amount,currency,ticket_name"
)
EVENTBRITE = (
    "Order #,Order Date,First Name,Last Name,Email,Quantity,Price Tier,Ticket Type,Attendee #,Group,"
    "Order Type,Currency,Total Paid,Fees Paid,Eventbrite Fees,Eventbrite Payment Processing,Attendee Status,"
    "Home Address 1,Home Address 2,Home City,Home State,Home Zip,Home Country"
)
NATION_BUILDER = "first_name,last_name,email,phone_number,mobile_number,tag_list,nationbuilder_id,external_id"
ACTION_NETWORK = (
    "first_name,last_name,email,can2_user_address,can2_user_city,can2_state_abbreviated,zip_code,can2_phone,"
    "uuid"
)
EVERY_ACTION = (
    "VANID,LastName,FirstName,MidName,Address,City,State/Province,Zip,Preferred Phone,Preferred Email"
)
REVENT = "ID,Name,Subtitle,Description,Address,City,State,Zip,FB Event ID,Day,Start,End,First,Last,Email"
DISSENT = "Date,Time,Address,Zip,City,State,Country,Name,Link,accessible,recurring"
TURNOUT = (
    "Timestamp,Date,Zip,City,State,Event Name,Low Estimate,High Estimate,Protest Listing | Source,"
    "News Coverage"
)


def row(headings: str, **cells: str) -> bytes:
    """Return a table with one row; blank but for some columns, which are named without case and spaces."""
    names = headings.removeprefix("\ufeff").split(",")
    plain = ["".join(filter(str.isalnum, name.casefold())) for name in names]
    assert set(cells) <= set(plain)
    return f"{headings}\n{','.join(cells.get(name, '') for name in plain)}\n".encode()


@pytest.mark.parametrize(
    "headings",
    [
        SIGNUPS_OLD,
        SIGNUPS_NEW,
        LUMA_2026,
        LUMA_2025,
        EVENTBRITE,
        NATION_BUILDER,
        ACTION_NETWORK,
        EVERY_ACTION,
    ],
)
@pytest.mark.parametrize("change", [str, str.upper, lambda text: f"{text},Extra column"])
def test_people_are_people_in_any_case_and_with_more_columns(headings: str, change: object) -> None:
    assert callable(change)
    table = table_in(f"{change(headings)}\n{',x' * (headings.count(',') + 1)}\n".encode())
    assert subject_of(table) is TableSubject.PEOPLE


@pytest.mark.parametrize("headings", [MOBILIZE_EVENTS, REVENT, DISSENT, TURNOUT])
def test_events_are_actions(headings: str) -> None:
    table = table_in(f"{headings}\n{',x' * headings.count(',')}\n".encode())
    assert subject_of(table) is TableSubject.ACTIONS


def test_a_person_keeps_what_has_no_field_as_labelled_notes() -> None:
    data = row(
        LUMA_2026, guestid="g1", firstname="Ana", lastname="Ruiz", email="ana@example.org", canyoudrive="yes"
    )
    (person,) = read_people(table_in(data))
    assert isinstance(person, IncomingPerson)
    assert (person.name, person.external_id) == ("Ana Ruiz", "g1")
    assert person.notes == "Can you drive?: yes"


def test_an_event_of_the_dashboard_is_known_by_its_timeslot_too() -> None:
    data = row(
        MOBILIZE_EVENTS, id="7", timeslotid="71", eventtype="CANVASS", organizationname="Parks United",
        cohosts="Local 12|Mijente", state="ID", eventowneremailaddress="ana@example.org",
    )  # fmt: skip
    (action,) = actions_in(data).rows
    assert (action.external_id, action.groups) == ("7/71", ("Parks United", "Local 12", "Mijente"))
    assert action.lead_email == "ana@example.org"


def test_two_keys_of_an_unknown_table_are_not_joined() -> None:
    (action,) = actions_in(b"id,uuid,city,date\n7,x,Boise,2026-04-18\n").rows
    assert (action.external_id, action.notes) == ("7", "uuid: x")


def test_an_older_host_list_names_its_host() -> None:
    data = row(
        REVENT, id="7", name="Vigil", city="Boise", state="ID", day="2019-07-12", first="Ana", last="Ruiz"
    )
    (action,) = actions_in(data).rows
    assert (action.title, action.lead_name, str(action.day)) == ("Vigil", "Ana Ruiz", "2019-07-12")


def test_lists_of_dissent_are_actions_with_names_and_counts() -> None:
    (event,) = actions_in(
        row(DISSENT, date="2026-04-18", time="noon", city="Boise", name="Rally", link="https://x.org")
    ).rows
    assert (event.title, event.url, str(event.starts)) == ("Rally", "https://x.org", "12:00:00")
    (count,) = actions_in(
        row(TURNOUT, date="2026-04-18", city="Boise", eventname="Rally", lowestimate="40", highestimate="60")
    ).rows
    assert (count.title, count.count_low, count.count_high, count.happened) == ("Rally", 40, 60, True)


def test_an_event_of_van_is_known_by_its_id() -> None:
    (event,) = actions_in(
        b"VAN Event ID,Event Name,Date,City,State,Committee\n700,Rally,2027-03-28,Boise,ID,National\n"
    ).rows
    assert (event.external_id, event.title, event.notes) == ("700", "Rally", "Committee: National")
