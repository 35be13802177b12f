"""The bar appears only for what takes a moment and tells how far it is; its Cancel works in the window."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.audiences import Audience
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.share.saving_bar import SavingBar
from organizer_app.ui.screens.share.savings import Progress
from organizer_app.ui.screens.share.screen import ShareScreen
from organizer_app.ui.screens.share.share_pages import Choice, save_packets
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.open_plans import sample_plan
from tests.support.printed_pages import packet
from tests.support.programs import running, screen_at


def test_what_is_saved_at_once_shows_no_bar(qtbot: QtBot, theme: Theme) -> None:
    bar = SavingBar(theme, lambda: Progress(1, 0, 0))
    qtbot.addWidget(bar)
    for is_busy in (True, False):
        bar.show_saving(is_busy=is_busy)
        assert bar.isHidden()
        assert any(each.isActive() for each in bar.findChildren(QTimer)) is is_busy, "it may still appear"


def test_packets_of_many_cities_are_canceled_in_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    packets = [packet(2, title=f"Day {number}") for number in range(600)]
    out = tmp_path / "many.pdf"
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = screen_at(program.window, Destination("share"), ShareScreen)
        qtbot.waitUntil(lambda: screen.pages.count > 0)
        screen.savings.save(lambda: save_packets(packets, Audience.PARTNERS, out, Choice()), out)
        qtbot.waitUntil(screen.saving_bar.isVisible)
        qtbot.waitUntil(lambda: "of 12 parts" in screen.saving_bar.text)
        assert screen.saving_bar.text.startswith("Making the file… ")
        qtbot.mouseClick(screen.saving_bar.cancel, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(screen.saving_bar.isHidden)
        told = [each.text() for each in program.window.toast.findChildren(PlainLabel)]
        assert told == ["Canceled. No file was written or changed."]
    assert not out.exists()
    assert [each.name for each in tmp_path.iterdir() if "many" in each.name] == []
