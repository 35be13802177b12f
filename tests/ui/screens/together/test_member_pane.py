"""The pane beside the laptops shows the card of this one, or says that it has none yet."""

from dataclasses import replace
from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.plan_checks import FalseName
from organizer_app.domain.merging.exchange_books import MemberState
from organizer_app.domain.merging.large_erasures import LargeErasure
from organizer_app.domain.merging.members import Member
from organizer_app.ui.screens.together.member_lines import member_line
from organizer_app.ui.screens.together.member_painter import MemberPainter
from organizer_app.ui.screens.together.member_pane import MemberPane
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.plain_label import PlainLabel


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


SIX = ("one", "two", "three", "four", "five", "six")


def test_a_laptop_that_used_another_name_is_marked_and_its_pane_says_whose(
    qtbot: QtBot, theme: Theme
) -> None:
    met = datetime(2019, 7, 1, 9, tzinfo=UTC)
    member = Member("key", "Max", "age1", met)
    false = (FalseName("key", "Max", "origin", "Vera"),)
    pane = MemberPane(theme)
    qtbot.addWidget(pane)
    pane.show()
    painter = MemberPainter(theme)
    for state, marks in ((MemberState(member, SIX, 0, 0, false), 1), (MemberState(member, SIX, 0, 0), 0)):
        line = member_line(state, None)
        pane.show_member(line, "")
        said = [each.text() for each in pane.findChildren(PlainLabel) if each.isVisible()]
        assert sum("Max sent changes in the name of Vera." in each for each in said) == marks
        assert painter.spoken(line).count("Used another name") == marks


def test_a_laptop_that_asks_to_erase_people_is_marked_and_its_pane_has_a_red_button(
    qtbot: QtBot, theme: Theme
) -> None:
    member = Member("key", "Maya", "age1", datetime(2019, 7, 1, 9, tzinfo=UTC))
    asking = (LargeErasure("origin", "Maya", 12, frozenset({"person"})),)
    pane = MemberPane(theme)
    qtbot.addWidget(pane)
    pane.show()
    erase, painter = pane.details.erase, MemberPainter(theme)
    line = member_line(MemberState(member, SIX, 0, 0, (), asking), None)
    pane.show_member(line, "")
    assert (erase.isVisible(), erase.text()) == (True, "Erase 12 people for good")
    assert painter.spoken(line).count("Asks to erase people") == 1
    with qtbot.waitSignal(pane.erase_asked) as asked:
        erase.click()
    assert asked.args == [asking]
    revoked = replace(member, revoked={})
    for state in (MemberState(member, SIX, 0, 0), MemberState(revoked, SIX, 0, 0, (), asking)):
        pane.show_member(member_line(state, None), "")
        assert not erase.isVisible()
