"""The cards show a few actions, the open one among them, and count the rest."""

import pytest
from PySide6.QtGui import QTextDocumentFragment
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.inspector.inspector_cards import ActionCards
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.action_rows import make_row

ROWS = [
    make_row(action_id=f"a{number}", status="cancelled" if number == 1 else "asked") for number in range(40)
]


@pytest.fixture
def cards(qtbot: QtBot, theme: Theme) -> ActionCards:
    made = ActionCards(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(cards: ActionCards) -> list[str]:
    return [card.row.action_id for card in cards.cards if card.isVisible()]


def test_a_few_are_shown_and_the_rest_counted(cards: ActionCards) -> None:
    cards.show_rows(ROWS, "", is_other=True)
    assert shown(cards) == ["a0", "a1", "a2"]
    assert cards.more.text() == "37 more"
    cards.more.click()
    assert len(shown(cards)) == 23
    cards.more.click()
    assert shown(cards) == [row.action_id for row in ROWS]
    assert not cards.more.isVisible()


def test_the_open_one_is_always_among_them(cards: ActionCards) -> None:
    cards.show_rows(ROWS, "a30", is_other=True)
    assert shown(cards) == ["a0", "a1", "a30"]
    assert [card.isChecked() for card in cards.cards] == [False, False, True]


def test_no_link_takes_the_place_of_a_single_card(cards: ActionCards) -> None:
    cards.show_rows(ROWS[:4], "", is_other=True)
    assert len(shown(cards)) == 4
    assert not cards.more.isVisible()


def test_cards_are_kept_when_their_rows_change(cards: ActionCards) -> None:
    cards.show_rows(ROWS[:2], "a0", is_other=True)
    before = list(cards.cards)
    cards.show_rows([row._replace(title="Other") for row in ROWS[:1]], "a0", is_other=False)
    assert cards.cards == before
    assert shown(cards) == ["a0"]
    assert "Other" in cards.cards[0].accessibleName()
    change_theme(cards, Theme("dark"))
    assert not cards.grab().isNull()


def test_a_long_title_has_its_line_for_itself(cards: ActionCards, drawn_words: list[str]) -> None:
    title = "Rally at the Spheres"
    cards.resize(266, 60)
    cards.show_rows([make_row(title=title, starts=720, ends=810)], "", is_other=True)
    cards.grab()
    assert {title, "12:00 \u2013 1:30 PM"} <= set(drawn_words)


def test_the_tip_takes_no_title_for_markup(cards: ActionCards) -> None:
    title = '<img src="file://attacker/share/x.png">'
    cards.show_rows([ROWS[0]._replace(title=title)], "", is_other=True)
    assert title not in cards.cards[0].toolTip()
    assert title in QTextDocumentFragment.fromHtml(cards.cards[0].toolTip()).toPlainText()
