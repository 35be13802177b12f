"""Every setting has a name, and what cannot be read is told with what to do."""

import pytest

from organizer_app.wording.plan import plan_settings as words


def test_hashtags_have_their_sign_once() -> None:
    assert words.hashtags_in("#a b;  ##c, a") == ("#a", "#b", "#c")
    assert words.hashtags_in("  ") == ()


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("title", "The plan needs a title. Type one."),
        ("key_dates", "Key dates: “soon” is not a day. Type one such as Apr 17 2027."),
        ("goal_cities", "Goal in cities: “soon” is not a number. Type one such as 1,200."),
    ],
)
def test_what_cannot_be_read_is_named(code: str, sentence: str) -> None:
    assert words.unclear(code, "soon") == sentence
