"""Cities and entries of a day, for tests of its rules and of its board."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from organizer_app.domain.day.board import BoardBook
from organizer_app.domain.day.check_ins import CheckInEntry
from organizer_app.domain.day.city_states import DayCity
from organizer_app.domain.day.counting import BlindCount
from organizer_app.domain.day.day_numbers import numbers_for
from organizer_app.domain.model.day.log_entries import Heard
from organizer_app.domain.time.local_time import epoch_minutes

NUMBERS = numbers_for((), "")
# Noon in New York on the day of the sample plan.
NOON = epoch_minutes(datetime(2019, 7, 15, 16, tzinfo=UTC))


def day_city(
    name: str = "New York",
    state: str = "NY",
    zone: str = "America/New_York",
    *,
    starts: int | None = NOON,
    ends: int | None = NOON + 90,
    steps: tuple[int, int] = (0, 0),
) -> DayCity:
    """Return an action of 90 minutes in a city; its id is the name of the city."""
    return DayCity(
        name, name, state, zone, "rally", f"Rally in {name}", "City Hall", "", starts, ends, 200, 50_000,
        *steps, NUMBERS,
    )  # fmt: skip


def heard(at: int, outcome: Heard = Heard.OK) -> CheckInEntry:
    """Return a logged outcome."""
    return CheckInEntry(f"{at:012}-{outcome.value}", at, outcome)


def board_book(
    cities: Sequence[DayCity],
    entries: Mapping[str, Sequence[CheckInEntry]] | None = None,
    counts: Mapping[str, Sequence[BlindCount]] | None = None,
    *,
    now: int = NOON,
) -> BoardBook:
    """Return the board of some cities; HQ is in New York and the number locks every hour."""
    return BoardBook(cities, entries or {}, counts or {}, now, desk_zone="America/New_York", lock_every=60)
