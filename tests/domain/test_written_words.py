"""What people write in a cell is understood, and what is not understood is never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.city_actions import ActionStatus, Tactic
from organizer_app.domain.local_time import zone_info
from organizer_app.domain.written_words import status_meant, tactic_meant, zone_meant


@pytest.mark.parametrize(
    ("text", "tactic"),
    [
        ("", None),
        ("   ", None),
        ("rally", Tactic.RALLY),
        ("Rally/Speak-out", Tactic.RALLY),
        ("protest", Tactic.RALLY),
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
