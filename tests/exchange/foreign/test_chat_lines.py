"""What somebody says of a city gives its day, its hours and its spot; every other word is kept."""

import pytest

from organizer_app.exchange.foreign.chat_lines import (
    city_at_head,
    is_name_of_one,
    read_talk,
    split_sender,
    without_contacts,
)

CITIES = frozenset({"boston", "seattle", "saint paul", "new york", "york", "reading"})


@pytest.mark.parametrize(
    ("text", "cells", "rest"),
    [
        ("Boston is on! 12-2pm at the Common", {"time": "12-2pm", "venue": "the Common"}, ["is on"]),
        ("Boston on Apr 17th, 10:30am, City Hall", {"date": "Apr 17th", "time": "10:30am"}, ["on"]),
        (
            "Boston Sat 4/17/27 noon-2pm, 24 Beacon St",
            {"date": "4/17/27", "address": "24 Beacon St"},
            ["Sat"],
        ),
        ("Boston expects 50-80 people", {"expected": "50-80"}, ["expects 50-80 people"]),
        ("Boston tba; need a marshal", {"time": "tba"}, ["need a marshal"]),
        ("Boston wants in, who knows somebody??", {}, ["wants in", "who knows somebody"]),
        ("Boston 24/7 hotline", {}, ["24/7 hotline"]),
    ],
)
def test_the_parts_of_what_is_said(text: str, cells: dict[str, str], rest: list[str]) -> None:
    found, others = read_talk(text, CITIES)
    assert found.pop("city") == "Boston"
    assert {heading: found.get(heading) for heading in cells} == cells
    assert others == rest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("New York, NY noon", {"city": "New York", "state": "NY"}),
        ("St. Paul MN noon", {"city": "St. Paul", "state": "MN"}),
        ("Boston OK for noon", {"city": "Boston", "state": "OK"}),
        ("boston is small", {}),
        ("In Boston at noon", {}),
    ],
)
def test_the_longest_name_at_the_head_is_the_city(text: str, found: dict[str, str]) -> None:
    assert city_at_head(text, CITIES)[0] == found


def test_a_city_that_is_a_word_needs_a_day_or_a_time() -> None:
    assert read_talk("Reading the notes", CITIES) == ({}, [])
    assert read_talk("Reading noon", CITIES)[0]["city"] == "Reading"


def test_a_long_line_without_a_day_is_no_action() -> None:
    assert read_talk("Boston " + "is a city of many words " * 8, CITIES) == ({}, [])


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        ("Jo Park: Boston is on", "Jo Park"),
        ("Subject: Boston", ""),
        ("Boston: noon", ""),
        ("Reno NV: noon", ""),
        ("as said: noon", ""),
    ],
)
def test_who_says_it(text: str, sender: str) -> None:
    assert split_sender(text, CITIES)[0] == sender


def test_numbers_and_addresses_are_taken_out() -> None:
    text, cells = without_contacts("Boston noon, (617) 555-0143, jo@example.org")
    assert text == "Boston noon"
    assert cells == {"lead phone": "(617) 555-0143", "lead email": "jo@example.org"}
    assert without_contacts("Boston 4/17 2-4pm") == ("Boston 4/17 2-4pm", {})


@pytest.mark.parametrize(("text", "is_one"), [("Li Chen", True), ("City of 4", False), ("Austin", False)])
def test_a_name_of_a_person(text: str, *, is_one: bool) -> None:
    assert is_name_of_one(text) is is_one
