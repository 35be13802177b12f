"""The circle of initials is drawn in the colours of the theme, as an icon too."""

import pytest

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.avatars import AVATAR, avatar_icon, initials


def test_the_icon_is_a_circle_with_letters_in_it(theme: Theme) -> None:
    edge = theme.length(AVATAR)
    picture = avatar_icon(theme, "Ana Reyes").pixmap(edge, edge).toImage()
    colors = {picture.pixelColor(x, picture.height() // 2).rgb() for x in range(picture.width())}
    assert theme.color("accent_soft").rgb() in colors
    assert len(colors) > 2
    assert picture.pixelColor(0, 0).alpha() == 0


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Wes Nakai", "WN"), ("Maria de la Cruz", "MC"), ("Prince", "P"), ("", ""), ("  ", "")],
)
def test_initials_are_those_of_first_and_last_name(name: str, letters: str) -> None:
    assert initials(name) == letters
