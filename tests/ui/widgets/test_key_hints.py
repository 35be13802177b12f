"""What can be typed after a city stands below the line, each sign beside its meaning."""

from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.key_hints import KeyHints
from organizer_app.wording.day import entry_bar as words


def test_all_signs_are_in_one_line_where_there_is_room(qtbot: QtBot, theme: Theme) -> None:
    signs = KeyHints(theme, words.signs())
    qtbot.addWidget(signs)
    places = list(signs.places(2000))
    assert len(places) == len(words.signs())
    assert {place.y() for _sign, _meaning, place in places} == {0}
    assert signs.accessibleName().startswith("ok: all well. i: OK with an issue.")


def test_a_narrow_board_has_two_lines_of_them_and_no_pair_is_cut(qtbot: QtBot, theme: Theme) -> None:
    signs = KeyHints(theme, words.signs())
    qtbot.addWidget(signs)
    places = list(signs.places(420))
    assert len({place.y() for _sign, _meaning, place in places}) == 2
    assert all(place.right() <= 420 for _sign, _meaning, place in places)
    assert signs.heightForWidth(420) == places[-1][2].bottom()
