"""What people write in a cell is understood, and what is not understood is never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.importing.written_words import status_meant, tactic_meant, zone_meant
from organizer_app.domain.model.city_actions import ActionStatus, Tactic
from organizer_app.domain.time.local_time import zone_info


@pytest.mark.parametrize(
    ("text", "tactic"),
    [
        ("", None),
        ("   ", None),
        ("rally", Tactic.RALLY),
        ("Rally/Speak-out", Tactic.RALLY),
        ("protest", Tactic.RALLY),
        ("rally; door-knocking", Tactic.RALLY),
        ("door-knocking; rally", Tactic.CANVASS),
        ("flotilla; vigil", Tactic.VIGIL),
        ("demonstration; march", Tactic.MARCH),
        ("counter-protest", Tactic.COUNTER_PROTEST),
        ("Counter Protest", Tactic.COUNTER_PROTEST),
        ("press conference", Tactic.PRESS_EVENT),
        ("petition delivery", Tactic.DELIVERY),
        ("die-in", Tactic.SIT_IN),
        ("Banner Drop", Tactic.BANNER_DROP),
        ("walk out", Tactic.WALKOUT),
        ("candlelight vigil", Tactic.VIGIL),
        ("TOWN HALL", Tactic.TOWN_HALL),
        ("picket line", Tactic.PICKET),
        ("general strike", Tactic.STRIKE),
        ("flash mob", Tactic.OTHER),
        ("counter demonstration", Tactic.COUNTER_PROTEST),
        ("puppet parade", Tactic.MARCH),
        ("car caravan", Tactic.MARCH),
        ("memorial service", Tactic.VIGIL),
        ("deliver letters", Tactic.DELIVERY),
        ("signed petitions", Tactic.DELIVERY),
        ("teach in", Tactic.TEACH_IN),
        ("a teach-in about water", Tactic.TEACH_IN),
        ("a sit-in", Tactic.SIT_IN),
        ("the sit in", Tactic.SIT_IN),
        ("occupation", Tactic.SIT_IN),
        ("civil disobedience", Tactic.SIT_IN),
        ("student walkout", Tactic.WALKOUT),
        ("school walk-out", Tactic.WALKOUT),
        ("canvassing", Tactic.CANVASS),
        ("a town hall", Tactic.TOWN_HALL),
        ("old town_hall", Tactic.TOWN_HALL),
        ("marshal training", Tactic.TRAINING),
        ("planning meeting", Tactic.MEETING),
        ("a rally", Tactic.RALLY),
        ("rallies", Tactic.RALLY),
        ("big protest", Tactic.RALLY),
        ("gathering", Tactic.RALLY),
        ("banner on a bridge", Tactic.BANNER_DROP),
    ],
)
def test_a_written_tactic_is_one_of_ours(text: str, tactic: Tactic | None) -> None:
    assert tactic_meant(text) is tactic


@pytest.mark.parametrize("tactic", Tactic)
def test_every_tactic_understands_its_own_code(tactic: Tactic) -> None:
    assert tactic_meant(tactic.value) is tactic
    assert tactic_meant(f" {tactic.value.replace('_', ' ').upper()} ") is tactic


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Yes!", ActionStatus.CONFIRMED),
        ("canceled", ActionStatus.CANCELLED),
        ("Called off.", ActionStatus.CANCELLED),
        (" planned ", ActionStatus.COMMITTED),
        ("maybe", ActionStatus.PROSPECT),
        ("no", ActionStatus.DECLINED),
        ("done", ActionStatus.ENDED),
        ("idea", ActionStatus.PROSPECT),
        ("draft", ActionStatus.PROSPECT),
        ("tentative", ActionStatus.ASKED),
        ("pending", ActionStatus.ASKED),
        ("invited", ActionStatus.ASKED),
        ("scheduled", ActionStatus.COMMITTED),
        ("in", ActionStatus.COMMITTED),
        ("y", ActionStatus.CONFIRMED),
        ("ok", ActionStatus.CONFIRMED),
        ("approved", ActionStatus.CONFIRMED),
        ("completed", ActionStatus.ENDED),
        ("", None),
        ("not cancelled", None),
        ("purple", None),
    ],
)
def test_a_written_status_is_one_of_ours_or_none(text: str, status: ActionStatus | None) -> None:
    assert status_meant(text) is status


@pytest.mark.parametrize("status", ActionStatus)
def test_every_status_understands_its_own_code(status: ActionStatus) -> None:
    assert status_meant(status.value.title()) is status


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("ET", "America/New_York"),
        ("Eastern Time", "America/New_York"),
        ("cdt", "America/Chicago"),
        ("Mountain", "America/Denver"),
        ("PST", "America/Los_Angeles"),
        ("Alaska time", "America/Anchorage"),
        ("HST", "Pacific/Honolulu"),
        ("z", "UTC"),
        ("America/Phoenix", "America/Phoenix"),
        (" Europe/Berlin ", "Europe/Berlin"),
        ("", ""),
        ("Gotham", ""),
        ("../../etc/passwd", ""),
    ],
)
def test_a_written_zone_is_an_iana_name_or_nothing(text: str, zone: str) -> None:
    assert zone_meant(text) == zone


@given(st.text())
def test_any_text_is_read_without_failing(text: str) -> None:
    tactic_meant(text)
    status_meant(text)
    found = zone_meant(text)
    assert not found or zone_info(found).key == found


CLOCKS = {
    "America/New_York": "et est edt eastern",
    "America/Chicago": "ct cst cdt central",
    "America/Denver": "mt mst mdt mountain",
    "America/Los_Angeles": "pt pst pdt pacific",
    "America/Anchorage": "akt akst akdt alaska",
    "Pacific/Honolulu": "ht hst hawaii",
    "America/Puerto_Rico": "ast atlantic",
    "UTC": "utc gmt z",
}


@pytest.mark.parametrize("zone", CLOCKS)
def test_every_short_name_of_a_clock_is_known(zone: str) -> None:
    assert {zone_meant(name) for name in CLOCKS[zone].split()} == {zone}
    assert {zone_meant(f" {name.upper()} Time") for name in CLOCKS[zone].split()} == {zone}
