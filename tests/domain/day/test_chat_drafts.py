"""Pasted chat messages become draft lines that the entry bar understands, and never a guess."""

import pytest

from organizer_app.domain.day.chat_drafts import ChatMessage, chat_messages, draft_line
from organizer_app.domain.day.city_finding import CityIndex, CityName
from organizer_app.domain.day.entry_line import EntryKind, read_line
from organizer_app.domain.model.day.log_entries import Heard
from tests.support.day_boards import day_city

CITIES = (
    day_city()._replace(lead="Ines Calloway"),
    day_city("Seattle", "WA")._replace(lead="Wren Castellano"),
    day_city("York", "PA"),
)
INDEX = CityIndex(CityName(each.action_id, each.city, each.state) for each in CITIES)
# 3:10 PM at HQ.
NOW = 15 * 60 + 10


@pytest.mark.parametrize(
    "line",
    [
        "[3:05 PM, 7/15/2019] Ines Calloway: Doors are open",
        "[15.07.19, 15:05:10] Ines Calloway: Doors are open",
        "7/15/19, 3:05 PM - Ines Calloway: Doors are open",
        "15:05 - Ines Calloway: Doors are open",
    ],
)
def test_the_heads_of_phones_are_understood(line: str) -> None:
    assert chat_messages(line) == (ChatMessage("Ines Calloway", 15 * 60 + 5, "Doors are open"),)


def test_lines_without_a_head_belong_to_the_message_above() -> None:
    pasted = "[3:05 PM, 7/15/2019] Ines: First\nsecond line\n\n[3:07 PM, 7/15/2019] Wren: Third"
    assert [each.text for each in chat_messages(pasted)] == ["First second line", "Third"]
    assert chat_messages("Police moved the line\nto the corner") == (
        ChatMessage("", None, "Police moved the line to the corner"),
    )
    assert chat_messages("seattle ok") == (), "one plain line is what it is"


def test_the_city_is_that_of_the_lead_who_wrote() -> None:
    line = draft_line(ChatMessage("ines calloway", 15 * 60 + 5, "ok, doors are open"), CITIES, NOW)
    assert line == "New York NY ok doors are open (ines calloway) -5"
    entry = read_line(line, INDEX)
    assert entry is not None
    assert (entry.kind, entry.heard, entry.minutes_ago, entry.gap) == (EntryKind.CHECK_IN, Heard.OK, 5, None)


def test_a_city_named_in_the_words_is_found_and_york_is_not_new_york() -> None:
    line = draft_line(ChatMessage("Sam", None, "I hear that New York is on the move"), CITIES, NOW)
    entry = read_line(line, INDEX)
    assert entry is not None
    assert [each.city for each in entry.candidates] == ["New York"]
    assert entry.kind is EntryKind.NOTE, "the first word is no sign for an issue"
    assert "I hear that New York" in entry.text


def test_without_one_city_nothing_is_guessed() -> None:
    for text in ("Nothing new", "Seattle and New York are on the move"):
        line = draft_line(ChatMessage("Sam", None, text), CITIES, NOW)
        assert line.startswith("\u201c")


def test_a_time_of_another_day_is_left_out() -> None:
    assert "-" not in draft_line(ChatMessage("Ines Calloway", 15 * 60 + 11, "Open"), CITIES, NOW)


def test_a_message_from_before_midnight_is_half_an_hour_old_after_it() -> None:
    draft = draft_line(ChatMessage("Ines Calloway", 23 * 60 + 50, "Open"), CITIES, 20)
    assert draft.endswith("-30")
