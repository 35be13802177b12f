"""A suggestion is one sentence, with a second one where the clock itself is the trouble."""

from datetime import date, time

import pytest

from organizer_app.domain.calendar.shared_moment import Suggestion
from organizer_app.domain.time.local_time import WallTimeKind
from organizer_app.wording.language.shared_moments import suggested


@pytest.mark.parametrize(
    ("kind", "ids", "expected"),
    [
        (
            WallTimeKind.ONCE,
            ("a",),
            "1 city is on time if it starts on Jul 15 at 2:30 PM (Central Time).",
        ),
        (WallTimeKind.SKIPPED, ("a", "b"), "choose another one by hand."),
        (WallTimeKind.DOUBLED, ("a", "b"), "the first one counts."),
    ],
)
def test_what_would_bring_cities_in(kind: WallTimeKind, ids: tuple[str, ...], expected: str) -> None:
    text = suggested(Suggestion("America/Chicago", date(2019, 7, 15), time(14, 30), kind, ids))
    assert text.endswith(expected)
    assert text.startswith(f"{len(ids)} cit")
