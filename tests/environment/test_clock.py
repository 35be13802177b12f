"""The clock tells UTC, and always says so."""

from datetime import UTC, datetime

from organizer_app.environment.clock import utc_now


def test_now_is_aware_and_now() -> None:
    before = datetime.now(UTC)
    now = utc_now()
    assert before <= now <= datetime.now(UTC)
    assert now.tzinfo is UTC
