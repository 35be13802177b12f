"""The head of a card: an icon, a number, and a state in a pill, in both themes."""

from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.card_signs import CardMark, CardSign, StepSign


def test_signs_are_square_and_follow_the_theme(qtbot: QtBot, theme: Theme) -> None:
    dark = Theme("dark")
    for sign in (CardSign(theme, "usb"), StepSign(theme, 2)):
        qtbot.addWidget(sign)
        assert sign.width() == sign.height()
        before = sign.styleSheet()
        change_theme(sign, dark)
        assert sign.styleSheet() != before
    assert sign.text() == "2"


def test_a_mark_is_loud_where_somebody_should_look(qtbot: QtBot, theme: Theme) -> None:
    mark = CardMark(theme)
    qtbot.addWidget(mark)
    assert mark.isHidden()
    mark.say("good")
    quiet = mark.styleSheet()
    mark.say("5 behind", is_late=True)
    assert mark.text() == "5 behind"
    assert theme.hex("due_text") in mark.styleSheet()
    assert theme.hex("due_text") not in quiet
