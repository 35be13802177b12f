"""The real Share screen, in the real window, by mouse and keyboard."""

from datetime import datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.sharing.shared_schedule import SharedSchedule
from organizer_app.services.actions import action_rows, city_actions
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing import exporting, releases, share_previews
from organizer_app.services.sharing.exporting import ScheduleRequest
from organizer_app.services.sharing.releases import make_release, releases_of
from organizer_app.storage.reader import Reader
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.share.lines import DRAFT
from organizer_app.ui.screens.share.screen import ShareScreen
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.open_plans import empty_plan, opened
from tests.support.programs import running, screen_at, settle


def share_of(program: Program, qtbot: QtBot) -> ShareScreen:
    screen = screen_at(program.window, Destination("share"), ShareScreen)
    qtbot.waitUntil(lambda: screen.pages.count > 0)
    return screen


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that is chosen in every dialog."""
    folder = tmp_path / "saved"
    folder.mkdir()
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *given: (str(folder / Path(given[2]).name), "")
    )
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    return folder


def wait_for_file(qtbot: QtBot, folder: Path, ending: str) -> Path:
    qtbot.waitUntil(lambda: len(list(folder.glob(f"*.{ending}"))) == 1)
    return next(folder.glob(f"*.{ending}"))


def workspace_of(program: Program) -> Workspace:
    assert program.session.workspace is not None
    return program.session.workspace


def move(plan: Workspace, hour: int) -> None:
    rally = next(row for row in action_rows.snapshot(plan).rows if row.city == "Seattle")
    city_actions.set_start(plan, action_id=rally.action_id, starts=time(hour))


def test_changes_are_listed_copied_and_come_next_to_the_panes_at_every_size(qtbot: QtBot, plan: Path) -> None:
    with opened(plan) as workspace:
        make_release(workspace, audience=Audience.PARTNERS)
        move(workspace, 17)
    with running(qtbot, plan, size=(1100, 700)) as program:
        screen = share_of(program, qtbot)
        readers, bar = screen.readers, screen.page_bar
        assert [line.title for line in readers.changes.lines] == ["Moved", "Seattle, WA"]
        moved = readers.changes.lines[1]
        assert (moved.struck, moved.sub) == ("12:00 PM PT", "5:00 PM PT")
        assert moved.spoken == "Seattle, WA, from 12:00 PM PT to 5:00 PM PT"
        assert screen.pages.has_signs
        # The bar above the pages stays one line, though it is narrow.
        qtbot.waitUntil(lambda: bar.height() <= program.holder.theme.length(48))
        assert bar.signs.isVisible()
        with_marks = screen.pages.viewport().grab().toImage()
        qtbot.keyClick(bar.signs, Qt.Key.Key_Space)
        assert not screen.pages.shows_signs
        assert screen.pages.viewport().grab().toImage() != with_marks
        qtbot.mouseClick(readers.copy, Qt.MouseButton.LeftButton)
        assert "Moved: Seattle, WA from 12:00 PM PT to 5:00 PM PT." in QGuiApplication.clipboard().text()
        # Tab goes from the search to the release at its right, and down the recipients as the eye does.
        screen.bar.search.setFocus()
        qtbot.keyClick(screen.bar.search, Qt.Key.Key_Tab)
        assert program.window.focusWidget() is screen.bar.release
        qtbot.keyClick(screen.bar.release, Qt.Key.Key_Tab)
        assert screen.choices.isAncestorOf(program.window.focusWidget())
        screen.bar.release.click()
        qtbot.waitUntil(readers.ways.isVisible)
        part, tops = readers.changes if readers.changes.isVisible() else readers.ways.chip, list[int]()
        part.setFocus()
        while readers.isAncestorOf(part):
            tops.append(part.mapTo(readers, QPoint(0, 0)).y())
            qtbot.keyClick(part, Qt.Key.Key_Tab)
            part = program.window.focusWidget()
        assert len(tops) >= 5
        assert tops == sorted(tops)

        # At the largest text the panes stand side by side and cut nothing.
        program.holder.choose("light", 2.0)
        left = screen.releases
        qtbot.waitUntil(
            lambda: left.geometry().right() < readers.x() < readers.geometry().right() < screen.width()
        )
        for pane in (left, readers):
            area = pane.findChild(QScrollArea)
            qtbot.waitUntil(lambda area=area: area.widget().width() <= area.viewport().width())
        assert left.list.height() >= min(160, left.list.content_height())
        assert left.checks.height() == left.checks.content_height()


def test_each_release_edit_and_file_builds_the_schedule_once(
    qtbot: QtBot, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built, build = list[str](), exporting.schedule_from

    def counting(reader: Reader, request: ScheduleRequest, *, now: datetime) -> SharedSchedule:
        built.append(request.audience.code)
        return build(reader, request, now=now)

    for module in (releases, share_previews):
        monkeypatch.setattr(module, "schedule_from", counting)
    with running(qtbot, plan) as program:
        screen = share_of(program, qtbot)
        settle(qtbot, program)
        assert built == ["partners", "internal"], "one for the readers, one for what is held back from them"
        built.clear()
        qtbot.mouseClick(screen.bar.release, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: len(screen.releases.list.lines) == 2)
        screen.presenter.save("pdf", tmp_path / "schedule.pdf")
        # It is saved beside the plan's own work.
        qtbot.waitUntil((tmp_path / "schedule.pdf").exists)
        settle(qtbot, program)
        assert not screen.bar.release.isEnabled()
        assert screen.focusWidget() is screen.releases.list
        assert (tmp_path / "schedule.pdf").read_bytes().startswith(b"%PDF")
        assert built == ["partners"]
        move(workspace_of(program), 17)
        qtbot.waitUntil(screen.bar.release.isEnabled)

        # An edit beside the packets reads the schedule only once it is shown again.
        screen.presenter.choose_release(DRAFT)
        settle(qtbot, program)
        built.clear()
        before = screen.presenter.desk
        screen.show_view("packets")
        move(workspace_of(program), 18)
        settle(qtbot, program)
        assert (built, screen.presenter.desk) == ([], before)
        screen.show_view("releases")
        qtbot.waitUntil(lambda: screen.presenter.desk is not before)
        settle(qtbot, program)
        starts = {entry.city: entry.starts for entry in screen.presenter.desk.schedule.entries}
        assert starts["Seattle"] == time(18)


def test_a_release_is_made_ticked_withdrawn_and_then_saved_only_if_the_person_insists(
    qtbot: QtBot, plan: Path, saved: Path
) -> None:
    with running(qtbot, plan) as program:
        screen = share_of(program, qtbot)
        pane = screen.releases
        assert screen.bar.release.text() == "Release v1"
        pane.note.setText("to partners")
        qtbot.mouseClick(screen.bar.release, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: len(pane.list.lines) == 2)
        qtbot.waitUntil(lambda: not screen.bar.release.isEnabled())
        assert not pane.note.isVisible()
        told = screen.readers.recipients
        told.setFocus()
        qtbot.keyClick(told, Qt.Key.Key_Down)
        qtbot.keyClick(told, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: told.lines[1].is_checked)

        screen.show_subject(pane.list.lines[1].key)
        assert not pane.insist.isVisible()
        pane.reason.setText("a host has left")
        qtbot.mouseClick(pane.withdraw, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: pane.list.lines[1].right == "Withdrawn")
        qtbot.waitUntil(screen.bar.release.isEnabled)
        qtbot.waitUntil(pane.insist.isVisible)
        assert "v1 is withdrawn" in pane.gone.text()
        pane.save_asked.emit("ics")
        settle(qtbot, program)
        assert list(saved.iterdir()) == []
        qtbot.mouseClick(pane.insist.tick, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
        assert pane.insist.tick.isChecked()
        pane.save_asked.emit("ics")
        file = wait_for_file(qtbot, saved, "ics")
        qtbot.waitUntil(lambda: "STATUS:CANCELLED" in file.read_text("utf-8"))
    with opened(plan) as workspace:
        assert [release.withdrawn_reason for release in releases_of(workspace)] == ["a host has left"]


def test_fields_pages_key_dates_and_files(qtbot: QtBot, plan: Path, saved: Path) -> None:
    with running(qtbot, plan) as program:
        screen = share_of(program, qtbot)
        qtbot.mouseClick(screen.choices.each, Qt.MouseButton.LeftButton)
        assert screen.fields.isVisible()
        assert not screen.page_bar.isVisible(), "a list of fields has no pages to zoom"
        assert any(line.title == "Phone" and "not included" in line.right for line in screen.fields.lines)
        qtbot.mouseClick(screen.choices.each, Qt.MouseButton.LeftButton)
        assert screen.pages.isVisible()
        assert screen.page_bar.isVisible()
        qtbot.keyClick(screen.pages, Qt.Key.Key_Plus)
        qtbot.keyClick(screen.pages, Qt.Key.Key_End)
        assert screen.pages.page == 1
        dates = screen.releases.dates
        qtbot.waitUntil(dates.isVisible)
        title = next(line.key for line in dates.lines if line.right == "Public")
        menu = screen.releases.menu_of_date(title)
        assert [entry.text() for entry in menu.actions() if entry.isChecked()] == ["Public"]
        next(entry for entry in menu.actions() if entry.text() == "Partners").trigger()
        qtbot.waitUntil(lambda: [line.right for line in dates.lines if line.key == title] == ["Partners"])
        qtbot.mouseClick(screen.choices.audiences.button("internal"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: screen.choices.held.text() == "Everything is included")
        screen.releases.save_asked.emit("ics")
        wait_for_file(qtbot, saved, "ics")


def test_readers_and_names_are_written_and_taken_off_by_keyboard(qtbot: QtBot, plan: Path) -> None:
    with running(qtbot, plan, size=(1100, 700)) as program:
        screen = share_of(program, qtbot)
        told, name, bar = screen.readers.recipients, screen.readers.reader, screen.page_bar
        count = len(told.lines)
        qtbot.keyClicks(name, "Press list")
        qtbot.keyClick(name, Qt.Key.Key_Return)
        # The next name is begun while this one is on its way, and the note of a release is for later.
        qtbot.keyClicks(name, " of Portland")
        screen.releases.note.setText("to partners")
        qtbot.waitUntil(lambda: len(told.lines) == count + 1)
        qtbot.waitUntil(program.window.toast.isVisible)
        assert (name.text(), screen.releases.note.text()) == ("Press list of Portland", "to partners")
        qtbot.keyClicks(screen.readers.name, "Mijente")
        qtbot.keyClick(screen.readers.name, Qt.Key.Key_Return)
        qtbot.waitUntil(screen.readers.naming.isVisible)
        menu = screen.choices.menu_of("language")
        assert [entry.text() for entry in menu.actions()] == ["English", "Espa\u00f1ol"]
        menu.actions()[1].trigger()
        qtbot.waitUntil(lambda: screen.choices.chips["language"].text() == "Espa\u00f1ol")
        told.setFocus()
        while told.line is None or told.line.title != "Press list":
            qtbot.keyClick(told, Qt.Key.Key_Down)
        qtbot.keyClick(told, Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda: len(told.lines) == count)
        first = told.lines[0]
        told.show_lines([first._replace(key=str(number)) for number in range(10_000)])
        told.setFocus()
        qtbot.keyClick(told, Qt.Key.Key_End)
        assert told.key == "9999"
        assert told.rect_of("9999").bottom() <= told.viewport().height()
        assert told.content_height() == 10_000 * 44
        # The bar above a packet names its city, however long that is.
        long = "Charlotte and Neighbouring Townships of the Upper Susquehanna River, NC"
        bar.show_packet(long)
        title = next(each for each in bar.findChildren(PlainLabel) if each.text().startswith("Charlotte"))
        assert title.isVisible()
        assert title.toolTip() == long
        bar.show_packet("Charlotte, NC")
        assert title.text() == "Charlotte, NC"


def test_packets_are_shown_and_saved_and_numbers_noted_and_locked(
    qtbot: QtBot, plan: Path, saved: Path
) -> None:
    with running(qtbot, plan) as program:
        screen = share_of(program, qtbot)
        qtbot.mouseClick(screen.bar.tabs.button("packets"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: len(screen.packets.list.lines) == 7)
        assert screen.packets.isVisible()
        assert not screen.releases.isVisible()
        assert not screen.bar.release.isVisible()
        screen.focus_main()
        qtbot.keyClick(screen.packets.list, Qt.Key.Key_End)
        qtbot.keyClick(screen.packets.list, Qt.Key.Key_Return)
        screen.packets.search.setText("Seattle")
        assert len(screen.packets.list.lines) == 1
        qtbot.mouseClick(screen.packets.all, Qt.MouseButton.LeftButton)
        wait_for_file(qtbot, saved, "pdf")
        qtbot.mouseClick(screen.bar.tabs.button("releases"), Qt.MouseButton.LeftButton)
        assert screen.releases.isVisible()
        assert screen.pages.count == 1

        screen.show_view("numbers")
        numbers = screen.numbers
        cards = numbers.cards
        qtbot.waitUntil(cards["turnout"].isVisible)
        assert screen.pages.isVisible()
        assert not cards["turnout"].lock.isEnabled(), "nobody has counted"
        assert "Nothing to lock yet" in cards["turnout"].said.text()
        screen.focus_main()
        qtbot.waitUntil(numbers.host.hasFocus)
        qtbot.keyClicks(numbers.host, "Mijente")
        assert not numbers.add.isEnabled(), "no number is typed"
        qtbot.keyClicks(numbers.number, "250000")
        assert numbers.add.isEnabled()
        qtbot.keyClick(numbers.number, Qt.Key.Key_Return)
        qtbot.waitUntil(cards["petitions"].isVisible)
        assert numbers.host.text() == ""
        qtbot.mouseClick(cards["petitions"].lock, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: cards["petitions"].said.text() == "Every document says so.")
        qtbot.waitUntil(lambda: bool(screen.presenter.desk.schedule.numbers))
        numbers.parts.setFocus()
        qtbot.keyClick(numbers.parts, Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda: numbers.parts.lines == [])
        assert cards["petitions"].said.text().startswith("Documents still say: 250,000 signatures")


def test_feeds_publish_a_release_into_a_folder_and_ask_before_replacing_another(
    qtbot: QtBot, plan: Path, saved: Path
) -> None:
    with opened(plan) as workspace:
        make_release(workspace, audience=Audience.PUBLIC)
    with running(qtbot, plan) as program:
        screen = share_of(program, qtbot)
        screen.show_view("feeds")
        feeds, audiences = screen.feeds, screen.choices.audiences
        qtbot.waitUntil(lambda: bool(feeds.why.text()))
        assert not feeds.folder.isEnabled(), "partners have no release"
        qtbot.mouseClick(audiences.button("public"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(feeds.folder.isEnabled)
        assert not feeds.calendar.isEnabled(), "no server is named"
        for field, text in (
            (feeds.url, "https://example.org/x/"), (feeds.user, "maya"), (feeds.password, "hush"),
        ):  # fmt: skip
            qtbot.keyClicks(field, text)
        assert feeds.calendar.isEnabled()
        assert feeds.password.echoMode() is QLineEdit.EchoMode.Password
        screen.focus_main()
        qtbot.keyClick(feeds.folder, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: any(line.right == "written" for line in screen.files.lines))
        assert (saved / "files.html").exists()
        assert not (saved / "contacts.vcf").exists()
        assert not feeds.replace.isVisible()

        make_release(workspace_of(program), audience=Audience.PARTNERS)
        qtbot.mouseClick(audiences.button("partners"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: screen.feeds_presenter.shows("partners"))
        qtbot.waitUntil(feeds.folder.isEnabled)
        qtbot.mouseClick(feeds.folder, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(feeds.replace.isVisible)
        assert "holds the schedule for public" in feeds.taken.text()
        assert not (saved / "contacts.vcf").exists()
        qtbot.mouseClick(feeds.replace, Qt.MouseButton.LeftButton)
        qtbot.waitUntil((saved / "contacts.vcf").exists)
        qtbot.waitUntil(lambda: not feeds.replace.isVisible())
        screen.show_view("releases")
        assert screen.releases.isVisible()


def test_many_releases_are_folded_and_their_ways_formats_and_calls_are_at_hand(
    qtbot: QtBot, plan: Path, saved: Path
) -> None:
    with opened(plan) as workspace:
        for hour in range(9, 14):
            make_release(workspace, audience=Audience.PARTNERS)
            move(workspace, hour)
    with running(qtbot, plan) as program:
        screen = share_of(program, qtbot)
        shown, told, ways = screen.releases.list, screen.readers.recipients, screen.readers.ways
        assert [line.title for line in shown.lines] == ["v6", "v5", "v4", "3 earlier releases"]
        shown.setFocus()
        qtbot.keyClick(shown, Qt.Key.Key_End)
        qtbot.keyClick(shown, Qt.Key.Key_Return)
        assert [line.title for line in shown.lines] == ["v6", "v5", "v4", "v3", "v2", "v1"]
        shown.opened.emit(shown.lines[1].key)
        qtbot.waitUntil(ways.isVisible)
        next(entry for entry in ways.menu().actions() if entry.text() == "Call").trigger()
        assert ways.chip.text() == "Call"
        told.opened.emit(told.lines[0].key)
        qtbot.waitUntil(lambda: told.lines[0].right.startswith("Call, "))
        qtbot.mouseClick(ways.all, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: all(line.is_checked for line in told.lines))
        formats = screen.releases.menu_of_formats().actions()
        next(entry for entry in formats if entry.text() == "GeoJSON").trigger()
        wait_for_file(qtbot, saved, "geojson")
        qtbot.mouseClick(screen.readers.calls, Qt.MouseButton.LeftButton)
        assert program.window.deck.current is not screen


def test_what_cannot_be_shown_yet_says_what_comes_first(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, empty_plan(tmp_path)) as program:
        screen = share_of(program, qtbot)
        screen.show_tab("feeds")
        qtbot.waitUntil(screen.empty.isVisible)
        assert screen.empty.accessibleName() == "No feeds yet"
        screen.empty.acted.emit()
        assert screen.bar.tabs.button("releases").isChecked()
        qtbot.waitUntil(lambda: screen.empty.accessibleName() == "No schedule yet")
        assert screen.empty.isVisible()
        screen.show_tab("packets")
        qtbot.waitUntil(screen.empty.isVisible)
        assert not screen.page_bar.isVisible()
        screen.empty.acted.emit()
        assert program.window.deck.code == "plan"
