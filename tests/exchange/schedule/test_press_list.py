"""The press list says where and when for everybody, and whom to ring for the desk alone."""

import csv
import io

from organizer_app.domain.basics.audiences import Audience
from organizer_app.exchange.schedule.press_list import write_press_list, write_press_text
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.shared_schedules import a_schedule


def rows(audience: Audience) -> list[dict[str, str]]:
    data = write_press_list(a_schedule(audience), schedule_words())
    # Excel reads accents only after this mark.
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_public_list_has_no_person_on_it() -> None:
    seattle, unset = rows(Audience.PUBLIC)
    assert seattle == {
        "City": "Seattle", "State": "WA", "Date": "2019-07-15", "Local time": "12:00 \N{EN DASH} 1:30 PM",
        "ET": "3:00 PM", "Action": "Rally at the Spheres", "Place": "Amazon Spheres, 2111 7th Ave",
        "Hosted by": "Tech Workers Coalition, Mijente", "Page": "https://example.org/seattle",
    }  # fmt: skip
    assert (unset["Date"], unset["ET"]) == ("Date open", "")


def test_the_desk_has_names_and_numbers() -> None:
    assert rows(Audience.PARTNERS)[0]["Lead"] == "Wren Castellano"
    assert "Phone" not in rows(Audience.PARTNERS)[0]
    seattle = rows(Audience.INTERNAL)[0]
    assert (seattle["Phone"], seattle["Counted"]) == ("'+12065550151", "100\N{EN DASH}150")


def test_it_can_be_read_out() -> None:
    text = write_press_text(a_schedule(Audience.PUBLIC), schedule_words()).decode()
    assert text.splitlines()[:4] == [
        "Prime Day 2019", "", "Seattle, WA: Rally at the Spheres",
        "Monday, July 15, 2019, 12:00 \N{EN DASH} 1:30 PM PT",
    ]  # fmt: skip
    assert "Wren" not in text
    assert "Phone: +12065550151" in write_press_text(a_schedule(), schedule_words()).decode()
