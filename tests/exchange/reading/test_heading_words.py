"""Headings that are questions ask for a field, in English and Spanish."""

import pytest

from organizer_app.exchange.reading.heading_words import asked_field, is_last_name, is_question
from organizer_app.exchange.reading.incoming_fields import Field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Which city?", Field.CITY),
        ("In which city and state will you host?", Field.CITY),
        ("What time will you start (local)?", Field.START),
        ("When does it end?", Field.END),
        ("Until when?", Field.END),
        ("On which day will it take place?", Field.DATE),
        ("What is the start date of your event?", Field.DATE),
        ("Event date & time", Field.START),
        ("Where exactly?", Field.VENUE),
        ("How many people do you expect?", Field.EXPECTED),
        ("Do you have a permit?", Field.PERMIT),
        ("Who is your backup?", Field.BACKUP),
        ("Your backup's phone number", Field.BACKUP_PHONE),
        ("Who is hosting?", Field.LEAD),
        ("What is the phone number of the host?", Field.LEAD_PHONE),
        ("¿A qué hora empieza (local)?", Field.START),
        ("¿Hasta qué hora?", Field.END),
        ("¿Cuántas personas esperas?", Field.EXPECTED),
        ("¿Quién es tu suplente?", Field.BACKUP),
        ("Local organizer's name", Field.LEAD),
        ("What organization are you with?", Field.GROUPS),
        ("Second in command", Field.BACKUP),
        ("Anticipated attendance", Field.EXPECTED),
        ("City", Field.CITY),
    ],
)
def test_a_question_asks_for_one_field(heading: str, field: str) -> None:
    assert asked_field(heading) == field


@pytest.mark.parametrize(
    "heading",
    [
        "Timestamp",
        "Submission Date",
        "Response start time",
        "All Day Event",
        "Anything else we should know?",
        "install_date",
        "Host call, all cities, Tuesday, March 30, 2027",
        "How did you hear about us?",
        "Internal score",
        "Emergency contact phone",
        "Do you need a speaker on the day?",
        "City " * 40,
    ],
)
def test_what_a_form_or_a_cell_says_asks_for_nothing(heading: str) -> None:
    assert asked_field(heading) is None


def test_sentences_and_last_names_are_told_from_other_headings() -> None:
    assert is_question("When?")
    assert is_question("The day of it")
    assert not is_question("Timeslot start")
    assert is_last_name("Last name")
    assert is_last_name("Apellidos")
    assert not is_last_name("First name")
