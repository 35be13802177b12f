"""The inspector says what a city still needs, whom to ring, and who called it ready all the same."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizer_app.domain.rows.readiness_explained import Explanation, ItemKind, NextCall, ReadinessItem
from organizer_app.domain.rows.readiness_levels import Readiness
from organizer_app.ui.application import Program
from organizer_app.ui.screens.plan.inspector.inspector_lists import NeedsPane
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.tokens import INSPECTOR_WIDTH
from tests.support.programs import screen_of

LEFT = Qt.MouseButton.LeftButton


def test_a_city_says_whom_to_ring_and_is_called_ready_by_name_with_a_reason_and_no_longer(
    qtbot: QtBot, program: Program
) -> None:
    screen = screen_of(program)
    needs = screen.inspector.needs
    screen.choose_place(screen.presenter.find_place("Portland, OR"))
    qtbot.waitUntil(needs.isVisible)
    assert needs.percent.text() == "0% ready"
    assert needs.lines.accessibleDescription().startswith("A lead")
    qtbot.mouseClick(needs.force, LEFT)
    qtbot.keyClicks(needs.by, "Dee Example")
    assert not needs.agree.isEnabled()
    qtbot.keyClicks(needs.reason, "The desk leads it")
    qtbot.keyClick(needs.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(needs.stop.isVisible)
    row = screen.presenter.store.find(screen.inspector.action_id)
    assert (row.readiness, row.reasons) == (4, "forced")
    qtbot.mouseClick(needs.stop, LEFT)
    qtbot.waitUntil(needs.force.isVisible)
    assert not needs.stop.isVisible()

    screen.choose_place(screen.presenter.find_place("Seattle, WA"))
    qtbot.waitUntil(lambda: "A backup lead" in needs.lines.accessibleDescription())
    assert needs.percent.text().endswith("% ready")
    assert needs.percent.text() not in {"0% ready", "100% ready"}
    assert needs.call.text().startswith("Call ")
    qtbot.mouseClick(needs.call, LEFT)
    assert program.window.deck.code == "people"


def test_a_long_name_of_whom_to_ring_does_not_widen_the_pane(qtbot: QtBot, theme: Theme) -> None:
    name = "Maria Antonia Fernandez de Villalobos y Castellanos-Whitehorse"
    about = ReadinessItem(ItemKind.BACKUP, is_done=False)
    call = NextCall("p1", name, about)
    pane = NeedsPane(theme)
    qtbot.addWidget(pane)
    pane.show_explanation(Explanation(Readiness.FORMING, (), 50, (about,), call))
    assert not pane.call.isHidden()
    assert name in pane.call.text()
    assert pane.minimumSizeHint().width() < INSPECTOR_WIDTH


def test_what_should_have_been_there_by_now_says_how_late_it_is(qtbot: QtBot, theme: Theme) -> None:
    permit = ReadinessItem(ItemKind.PERMIT, is_done=False, due_on=date(2019, 4, 16))
    venue = ReadinessItem(ItemKind.VENUE, is_done=False, due_on=date(2019, 7, 15))
    pane = NeedsPane(theme)
    qtbot.addWidget(pane)
    seen = Explanation(Readiness.FORMING, (), 50, (permit, venue), judged_on=date(2019, 7, 15))
    pane.show_explanation(seen)
    assert pane.lines.accessibleDescription() == "Permit, 90 days late. A venue, Jul 15"
