"""The clock tells UTC, and always says so; that of plans can be set for a demonstration."""

from datetime import UTC, datetime, timedelta

import pytest

from organizer_app.domain.basics.problems import BadValue
from organizer_app.environment.clock import VARIABLE, is_clock_set, plan_now, utc_now
from organizer_app.wording.errors.problems import sentence


def test_now_is_aware_and_now() -> None:
    before = datetime.now(UTC)
    now = utc_now()
    assert before <= now <= datetime.now(UTC)
    assert now.tzinfo is UTC


def test_the_clock_of_plans_starts_where_it_was_set_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "2019-07-15T23:59:59-04:00")
    first = plan_now()
    assert first == pytest.approx(datetime(2019, 7, 16, 3, 59, 59, tzinfo=UTC), abs=timedelta(hours=1))
    assert first.tzinfo is UTC
    assert plan_now() > first
    assert is_clock_set()


@pytest.mark.parametrize("text", ["", None])
def test_otherwise_it_tells_the_present(monkeypatch: pytest.MonkeyPatch, text: str | None) -> None:
    monkeypatch.delenv(VARIABLE)
    if text is not None:
        monkeypatch.setenv(VARIABLE, text)
    before = utc_now()
    assert before <= plan_now() <= utc_now()
    assert not is_clock_set()


@pytest.mark.parametrize("text", ["yesterday", "2019-07-15", "2019-07-15T12:00"])
def test_a_clock_without_its_offset_is_told(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv(VARIABLE, text)
    with pytest.raises(BadValue) as told:
        plan_now()
    assert sentence(told.value) == (
        f"“{text}” is not a date and time that can be understood here. Write it in ORGANIZER_CLOCK as"
        " 2019-07-01T12:00-04:00, or unset that variable."
    )
