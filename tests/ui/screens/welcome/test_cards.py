"""A card begins something by its one button."""

from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.welcome.screen import Card, Hint
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme


def test_a_card_acts_and_explains_its_button(qtbot: QtBot, theme: Theme) -> None:
    acted: list[bool] = []
    card = Card(theme, "plus", ("New plan", "A title,\na day.", "Create"), lambda: acted.append(True))
    qtbot.addWidget(card)
    card.button.click()
    assert acted == [True]
    assert (card.button.text(), card.button.accessibleDescription()) == ("Create", "A title, a day.")
    change_theme(card, Theme("dark"))
    assert not card.grab().isNull()


def test_a_hint_is_drawn_in_both_themes(qtbot: QtBot, theme: Theme) -> None:
    acted = list[bool]()
    texts = ("Have a spreadsheet?", "Drop it on the window.", "Choose")
    hint = Hint(theme, "file-spreadsheet", texts, lambda: acted.append(True))
    qtbot.addWidget(hint)
    hint.resize(300, 200)
    change_theme(hint, Theme("light"))
    assert not hint.grab().isNull()
    hint.link.click()
    assert acted == [True]
