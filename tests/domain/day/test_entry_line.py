"""One typed line says which city, and what of it; what is unclear is asked and never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.day.city_finding import CityIndex, CityName
from organizer_app.domain.day.entry_line import (
    EntryGap,
    EntryKind,
    TypedEntry,
    read_flags,
    read_line,
    read_source,
    without_source,
    written_source,
)
from organizer_app.domain.model.day.count_reports import CountMethod
from organizer_app.domain.model.day.deliveries import DeliveryOutcome
from organizer_app.domain.model.day.incidents import IncidentCategory
from organizer_app.domain.model.day.log_entries import Heard
from tests.domain.day.test_city_finding import INDEX


def _read(typed: str) -> TypedEntry:
    entry = read_line(typed, INDEX)
    assert entry is not None
    return entry


def _city(entry: TypedEntry) -> str:
    (city,) = entry.candidates
    return city.action_id


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("erie", Heard.OK),
        ("erie ok", Heard.OK),
        ("Erie I", Heard.ISSUE),
        ("erie n", Heard.NO_ANSWER),
        ("erie h", Heard.OTHER_WAY),
        ("erie home", Heard.ALL_HOME),
    ],
)
def test_a_letter_after_the_city_is_the_outcome(typed: str, outcome: Heard) -> None:
    entry = _read(typed)
    assert (entry.kind, entry.heard, entry.gap, _city(entry)) == (
        EntryKind.CHECK_IN, outcome, None, "Erie, PA",
    )  # fmt: skip


def test_words_after_the_outcome_are_kept() -> None:
    entry = _read("erie i the water is out -20 key rel")
    assert (entry.text, entry.minutes_ago, entry.is_key, entry.is_released) == (
        "the water is out", 20, True, True,
    )  # fmt: skip


def test_a_time_may_stand_anywhere() -> None:
    assert _read("erie -20").minutes_ago == _read("erie -20 i").minutes_ago == 20
    assert _read("erie -20 i").heard is Heard.ISSUE


def test_a_state_makes_a_city_clear() -> None:
    assert _city(_read("portland or ok")) == "Portland, OR"
    assert _city(_read("portland, me n")) == "Portland, ME"


@pytest.mark.parametrize(
    ("typed", "low", "high", "method"),
    [
        ("erie c 450-700 clicker", 450, 700, CountMethod.CLICKER),
        ("erie 450-700 grid", 450, 700, CountMethod.GRID_DENSITY),
        ("erie 1,250 press", 1250, 1250, CountMethod.PRESS),
        ("erie c 1,200\u20131,400 drone", 1200, 1400, CountMethod.AERIAL),
    ],
)
def test_a_count_has_a_range_and_a_method(typed: str, low: int, high: int, method: CountMethod) -> None:
    entry = _read(typed)
    assert (entry.kind, entry.low, entry.high, entry.method, entry.gap) == (
        EntryKind.COUNT, low, high, method, None,
    )  # fmt: skip


def test_a_count_without_a_method_is_asked_for_it() -> None:
    assert _read("erie c 450-700").gap is EntryGap.METHOD
    assert _read("erie c clicker").gap is EntryGap.NUMBERS
    assert _read("erie c 700-450 clicker").gap is EntryGap.BACKWARDS


def test_a_delivery_has_an_outcome_and_a_number() -> None:
    entry = _read("ny d delivered 250,000 front desk")
    assert (entry.kind, entry.outcome, entry.signatures, entry.text, entry.gap) == (
        EntryKind.DELIVERY, DeliveryOutcome.ACCEPTED, 250_000, "front desk", None,
    )  # fmt: skip
    assert _read("ny d delivered").gap is EntryGap.NUMBERS
    assert _read("ny d refused").gap is None


def test_an_incident_has_a_severity_and_words() -> None:
    entry = _read("erie x 3 two people treated for heat")
    assert (entry.kind, entry.severity, entry.text, entry.gap) == (
        EntryKind.INCIDENT, 3, "two people treated for heat", None,
    )  # fmt: skip
    assert {_read(f"erie x {rest}").gap for rest in ("", "3", "6 heat", "heat")} == {EntryGap.SEVERITY}


def test_other_words_are_a_note() -> None:
    entry = _read("erie police line moved back key")
    assert (entry.kind, entry.text, entry.is_key) == (EntryKind.NOTE, "police line moved back", True)


def test_several_cities_are_offered_and_none_is_taken() -> None:
    entry = _read("port ok")
    assert entry.gap is EntryGap.CITY
    assert len(entry.candidates) == 3
    chosen = read_line("port ok", INDEX, entry.candidates[1])
    assert chosen is not None
    assert (chosen.gap, chosen.candidates) == (None, (entry.candidates[1],))


def test_unknown_words_can_be_logged_as_general() -> None:
    entry = _read("the radio is down -5 key")
    assert (entry.gap, entry.text, entry.minutes_ago, entry.is_key) == (
        EntryGap.UNKNOWN_CITY, "the radio is down", 5, True,
    )  # fmt: skip


@pytest.mark.parametrize(
    "typed",
    [
        "yakima x 4 counter-protest forty men",
        "yakima i marshals hold a line",
        "yakima n",
        "yakima home",
        "yakima -20",
        "yakima c 40-60 clicker",
        "yakima 40 clicker",
        "yakima d delivered 250000",
        "the dalles x 4 forty men",
        "city of rocks c 40-60 clicker",
    ],
)
def test_a_line_with_a_sign_and_no_known_city_is_no_silent_note(typed: str) -> None:
    assert _read(typed).gap is EntryGap.NO_CITY
    general = _read(f"note {typed}")
    assert (general.gap, general.text.split()[0]) == (EntryGap.UNKNOWN_CITY, typed.split(maxsplit=1)[0])


@pytest.mark.parametrize("typed", ["the 3 vans are here", "radio is down", "Ana: 40 more posters"])
def test_a_plain_text_is_general(typed: str) -> None:
    assert _read(typed).gap is EntryGap.UNKNOWN_CITY


def test_a_state_stands_for_its_city_where_a_sign_follows() -> None:
    cities = CityIndex([CityName("w", "Washington", "DC"), CityName("h", "Honolulu", "HI")])

    def read(typed: str) -> tuple[EntryKind, list[str]]:
        entry = read_line(typed, cities)
        assert entry is not None
        return entry.kind, [each.action_id for each in entry.candidates]

    assert read("dc x 4 counter-protest forty men") == (EntryKind.INCIDENT, ["w"])
    assert read("DC 40-60 clicker") == (EntryKind.COUNT, ["w"])
    assert read("dc") == (EntryKind.CHECK_IN, ["w"])
    assert read("hi ok") == (EntryKind.CHECK_IN, ["h"])
    assert read("hi all") == (EntryKind.NOTE, [])
    assert read("hi") == (EntryKind.NOTE, [])


def test_an_empty_line_says_nothing() -> None:
    assert read_line("  \n", INDEX) is None


@given(st.text(max_size=60))
def test_any_text_can_be_read(typed: str) -> None:
    entry = read_line(typed, INDEX)
    assert entry is None or entry.gap is not None or len(entry.candidates) == 1


def test_who_said_it_and_by_what_way_is_no_part_of_the_text() -> None:
    entry = _read("port huron i from:Ana_Ruiz doors locked via:signal -5 key")
    assert (entry.heard_from, entry.channel, entry.text) == ("Ana Ruiz", "signal", "doors locked")
    assert (entry.minutes_ago, entry.is_key) == (5, True)
    plain = _read("port huron police from: the north")
    assert (plain.heard_from, plain.text) == ("", "police from: the north")


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("medical: heat stroke", IncidentCategory.MEDICAL),
        ("police moved in", IncidentCategory.POLICE),
        ("press at the stage", IncidentCategory.MEDIA),
        ("counter-protest across the street", IncidentCategory.COUNTER_PROTEST),
        ("two people asked for a medical tent", IncidentCategory.OTHER),
    ],
)
def test_the_first_word_names_the_kind_of_an_incident(words: str, category: IncidentCategory) -> None:
    entry = _read(f"erie x 3 {words}")
    assert (entry.category, entry.text) == (category, words)


@given(st.text(max_size=20), st.text(max_size=20), st.tuples(st.booleans(), st.booleans()))
def test_a_written_source_is_read_again(name: str, channel: str, flags: tuple[bool, bool]) -> None:
    plain = tuple(" ".join(each.replace("_", " ").split()) for each in (name, channel))
    written = written_source(*plain, is_key=flags[0], is_released=flags[1])
    assert read_source(written) == plain
    assert read_flags(written) == flags
    assert without_source(f"main stage {written}") == "main stage"


def test_a_key_that_somebody_handed_over_is_no_flag() -> None:
    assert read_flags("gave the marshal the key") == (False, False)
