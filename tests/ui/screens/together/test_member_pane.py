"""The pane beside the laptops shows the card of this one, or says that it has none yet."""

from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.together.member_pane import MemberPane
from organizer_app.ui.theme.theme import Theme


def test_without_keys_it_says_that_there_is_no_card_in_place_of_an_empty_one(
    qtbot: QtBot, theme: Theme
) -> None:
    pane = MemberPane(theme)
    qtbot.addWidget(pane)
    pane.show()
    shown = (pane.own_words, pane.code)
    pane.show_own_words(())
    assert pane.no_card.isVisible()
    assert not any(part.isVisible() for part in shown)
    assert not any(button.isEnabled() for button in (pane.save_card, pane.take_card))
    pane.show_own_words(("one", "two", "three", "four", "five", "six"))
    assert not pane.no_card.isVisible()
    assert all(part.isVisible() for part in shown)
    assert pane.own_words.words[0] == "one"
    assert all(button.isEnabled() for button in (pane.save_card, pane.take_card))
