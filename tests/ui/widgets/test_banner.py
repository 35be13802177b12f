"""A banner stays until it is closed and shows strangers' text as it is."""

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from organizer_app.ui.flow.frame import Offer
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.banner import Banner


def test_it_stays_until_it_is_closed(qtbot: QtBot, theme: Theme) -> None:
    banner = Banner(theme, "Close")
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.say("<b>p.organizer</b> cannot be read.")
    assert not banner.isHidden()
    assert banner.sentence == banner.accessibleName() == "<b>p.organizer</b> cannot be read."
    change_theme(banner, Theme("dark"))
    banner.findChild(QToolButton).click()
    assert banner.isHidden()


def test_what_can_be_done_stands_beside_the_sentence_and_goes_with_it(qtbot: QtBot, theme: Theme) -> None:
    done: list[str] = []
    banner = Banner(theme, "Close")
    qtbot.addWidget(banner)
    banner.say("It is open elsewhere.", [Offer("Show it", lambda: done.append("shown"))])
    assert [button.text() for button in banner.offers] == ["Show it"]
    banner.offers[0].click()
    assert done == ["shown"]
    assert banner.isHidden()
    banner.say("It cannot be read.")
    assert banner.offers == []
