"""The national number: what each rule adds stands below its name, and all is in line with the city above."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.domain.day.counting import Imputation
from organizer_app.ui.screens.day.counts.counts_view import CountsPane
from organizer_app.ui.screens.day.counts.ledger_pane import RuleCard
from organizer_app.ui.theme.theme import Theme


def test_what_a_rule_adds_stands_below_its_name(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    card = RuleCard(Imputation.NONE, window)
    window.show()
    assert card.effect.indent() == card.tick.left_of_name > 0


def test_it_begins_where_the_city_above_it_begins(qtbot: QtBot, theme: Theme) -> None:
    pane = CountsPane(theme)
    qtbot.addWidget(pane)
    pane.resize(880, 640)
    pane.show()
    lefts = {part.mapTo(pane, QPoint(0, 0)).x() for part in (pane.city.name, pane.ledger.bar)}
    assert len(lefts) == 1, lefts
