"""A laptop that was away for weeks is told how far it has got; one that was here is told nothing."""

from organizer_app.storage.hub.hub_link import Fetched
from organizer_app.ui.flow.catching_up import CatchingUp


def part(number: int, newest: int) -> Fetched:
    return Fetched((), number, number == newest, newest)


def test_parts_are_counted_until_all_is_here() -> None:
    found = CatchingUp()
    seen = []
    for number in (500, 1_000, 1_500, 2_000, 2_500):
        found.took(part(number, 2_500))
        seen.append(found.percent)
    assert seen == [0, 25, 50, 75, None]


def test_what_comes_at_once_is_nothing_to_speak_of() -> None:
    found = CatchingUp()
    assert not found.took(part(7, 7))
    assert found.percent is None


def test_what_others_send_meanwhile_does_not_make_it_more_than_all() -> None:
    found = CatchingUp()
    found.took(part(500, 1_000))
    found.took(part(999, 1_000))
    assert found.percent == 99
    found.took(part(1_400, 2_000))
    assert found.percent is not None
    assert found.percent <= 99
