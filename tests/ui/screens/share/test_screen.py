"""The real Share screen, in the real window, by mouse and keyboard."""

from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.sharing.shared_schedule import SharedSchedule
from organizer_app.services.actions import action_rows, city_actions
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing import exporting, releases, share_previews
from organizer_app.services.sharing.exporting import ScheduleRequest
from organizer_app.services.sharing.releases import make_release, releases_of
from organizer_app.storage.reader import Reader
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.share.screen import ShareScreen
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.open_plans import empty_plan, opened, sample_plan
from tests.support.programs import running, screen_at, settle


def share_of(program: Program, qtbot: QtBot) -> ShareScreen:
    screen = screen_at(program.window, Destination("share"), ShareScreen)
    qtbot.waitUntil(lambda: screen.pages.count > 0)
    return screen


def release_and_move(plan: Workspace) -> None:
    """Release a schedule, and move one action after that."""
    make_release(plan, audience=Audience.PARTNERS)
    with plan.edit(EditKind.CHANGED_START, city="Seattle", value="17:00") as editor:
        action = next(each for each in editor.all(CityAction) if each.title == "Rally at the Spheres")
        editor.put(replace(action, starts=time(17)))


def test_at_the_largest_text_the_panes_stand_side_by_side_and_cut_nothing(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = share_of(program, qtbot)
        program.window.resize(1100, 700)
        program.holder.choose("light", 2.0)
        left, right = screen.releases, screen.readers
        qtbot.waitUntil(
            lambda: left.geometry().right() < right.x() < right.geometry().right() < screen.width()
        )
        for pane in (left, right):
            area = pane.findChild(QScrollArea)
            inside = area.widget()
            assert inside is not None
            qtbot.waitUntil(lambda area=area, inside=inside: inside.width() <= area.viewport().width())
        shown = screen.releases.list
        assert shown.height() >= min(160, shown.content_height())
        checks = screen.releases.checks
        assert checks.height() == checks.content_height()


def test_tab_goes_from_the_search_to_the_release_at_its_right(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = screen_at(program.window, Destination("share"), ShareScreen)
        qtbot.waitUntil(screen.bar.release.isEnabled)
        screen.bar.search.setFocus()
        qtbot.keyClick(screen.bar.search, Qt.Key.Key_Tab)
        assert program.window.focusWidget() is screen.bar.release
        qtbot.keyClick(screen.bar.release, Qt.Key.Key_Tab)
        assert screen.choices.isAncestorOf(program.window.focusWidget())


def test_tab_goes_down_the_recipients_as_the_eye_does(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = screen_at(program.window, Destination("share"), ShareScreen)
        qtbot.waitUntil(screen.bar.release.isEnabled)
        screen.bar.release.click()
        readers = screen.readers
        qtbot.waitUntil(readers.ways.isVisible)
        part, tops = readers.changes if readers.changes.isVisible() else readers.ways.chip, list[int]()
        part.setFocus()
        while readers.isAncestorOf(part):
            tops.append(part.mapTo(readers, QPoint(0, 0)).y())
            qtbot.keyClick(part, Qt.Key.Key_Tab)
            focused = program.window.focusWidget()
            assert focused is not None
            part = focused
        assert len(tops) >= 5
        assert tops == sorted(tops)


def test_one_release_and_its_file_build_the_schedule_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built, build = list[str](), exporting.schedule_from

    def counting(reader: Reader, request: ScheduleRequest, *, now: datetime) -> SharedSchedule:
        built.append(request.audience.code)
        return build(reader, request, now=now)

    for module in (releases, share_previews):
        monkeypatch.setattr(module, "schedule_from", counting)
    with running(qtbot, sample_plan(tmp_path)) as program:
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

        workspace = program.session.workspace
        assert workspace is not None
        rally = next(row for row in action_rows.snapshot(workspace).rows if row.city == "Seattle")
        city_actions.set_start(workspace, action_id=rally.action_id, starts=time(17))
        qtbot.waitUntil(screen.bar.release.isEnabled)


def test_a_release_is_made_ticked_and_withdrawn_by_hand(qtbot: QtBot, tmp_path: Path) -> None:
    path = sample_plan(tmp_path)
    with running(qtbot, path) as program:
        screen = share_of(program, qtbot)
        assert screen.bar.release.text() == "Release v1"
        screen.releases.note.setText("to partners")
        qtbot.mouseClick(screen.bar.release, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: len(screen.releases.list.lines) == 2)
        qtbot.waitUntil(lambda: not screen.bar.release.isEnabled())
        assert not screen.releases.note.isVisible()

        told = screen.readers.recipients
        told.setFocus()
        qtbot.keyClick(told, Qt.Key.Key_Down)
        qtbot.keyClick(told, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: told.lines[1].is_checked)

        screen.releases.reason.setText("a host has left")
        qtbot.mouseClick(screen.releases.withdraw, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: screen.releases.list.lines[1].right == "Withdrawn")
        qtbot.waitUntil(screen.bar.release.isEnabled)
    with opened(path) as plan:
        assert [release.withdrawn_reason for release in releases_of(plan)] == ["a host has left"]


def test_changes_are_listed_and_their_message_copied(qtbot: QtBot, tmp_path: Path) -> None:
    path = sample_plan(tmp_path)
    with opened(path) as plan:
        release_and_move(plan)
    with running(qtbot, path) as program:
        screen = share_of(program, qtbot)
        assert [line.title for line in screen.readers.changes.lines] == ["Moved", "Seattle, WA"]
        moved = screen.readers.changes.lines[1]
        assert (moved.struck, moved.sub) == ("12:00 PM PT", "5:00 PM PT")
        assert moved.spoken == "Seattle, WA, from 12:00 PM PT to 5:00 PM PT"
        assert screen.pages.has_signs
        marks = screen.page_bar.signs
        assert marks.isVisible()
        with_marks = screen.pages.viewport().grab().toImage()
        qtbot.keyClick(marks, Qt.Key.Key_Space)
        assert not screen.pages.shows_signs
        assert screen.pages.viewport().grab().toImage() != with_marks
        qtbot.mouseClick(screen.readers.copy, Qt.MouseButton.LeftButton)
        assert "Moved: Seattle, WA from 12:00 PM PT to 5:00 PM PT." in QGuiApplication.clipboard().text()


def test_fields_pages_readers_and_files(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "a.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    with running(qtbot, sample_plan(tmp_path)) as program:
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
        qtbot.mouseClick(screen.choices.audiences.button("internal"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: screen.choices.held.text() == "Everything is included")
        screen.releases.save_asked.emit("ics")
        qtbot.waitUntil(out.exists)


def test_ten_thousand_readers_cost_what_is_in_sight(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = share_of(program, qtbot)
        told = screen.readers.recipients
        first = told.lines[0]
        told.show_lines([first._replace(key=str(number)) for number in range(10_000)])
        told.setFocus()
        qtbot.keyClick(told, Qt.Key.Key_End)
        assert told.key == "9999"
        assert told.rect_of("9999").bottom() <= told.viewport().height()
        assert told.content_height() == 10_000 * 44


def test_packets_are_shown_and_saved_and_releases_come_back(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "packets.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    with running(qtbot, sample_plan(tmp_path)) as program:
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
        qtbot.waitUntil(out.exists)
        qtbot.mouseClick(screen.bar.tabs.button("releases"), Qt.MouseButton.LeftButton)
        assert screen.releases.isVisible()
        assert screen.pages.count == 1


def test_an_edit_beside_the_packets_reads_the_schedule_once_it_is_shown(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = share_of(program, qtbot)
        workspace, before = program.session.workspace, screen.presenter.desk
        assert workspace is not None
        read = list[ChangeSet]()
        monkeypatch.setattr(screen.presenter, "on_change", read.append)
        screen.show_view("packets")
        rally = next(row for row in action_rows.snapshot(workspace).rows if row.city == "Seattle")
        city_actions.set_start(workspace, action_id=rally.action_id, starts=time(17))
        settle(qtbot, program)
        assert (read, screen.presenter.desk) == ([], before)
        monkeypatch.undo()
        screen.show_view("releases")
        qtbot.waitUntil(lambda: screen.presenter.desk is not before)
        assert screen.presenter.desk is not None
        starts = {entry.city: entry.starts for entry in screen.presenter.desk.schedule.entries}
        assert starts["Seattle"] == time(17)


def test_readers_names_and_menus_by_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = share_of(program, qtbot)
        count = len(screen.readers.recipients.lines)
        qtbot.keyClicks(screen.readers.reader, "Press list")
        qtbot.keyClick(screen.readers.reader, Qt.Key.Key_Return)
        # The next name is begun while this one is on its way, and the note of a release is for later.
        qtbot.keyClicks(screen.readers.reader, " of Portland")
        screen.releases.note.setText("to partners")
        qtbot.waitUntil(lambda: len(screen.readers.recipients.lines) == count + 1)
        qtbot.waitUntil(program.window.toast.isVisible)
        assert screen.readers.reader.text() == "Press list of Portland"
        assert screen.releases.note.text() == "to partners"
        qtbot.keyClicks(screen.readers.name, "Mijente")
        qtbot.keyClick(screen.readers.name, Qt.Key.Key_Return)
        qtbot.waitUntil(screen.readers.naming.isVisible)
        menu = screen.choices.menu_of("language")
        assert [entry.text() for entry in menu.actions()] == ["English", "Espa\u00f1ol"]
        menu.actions()[1].trigger()
        qtbot.waitUntil(lambda: screen.choices.chips["language"].text() == "Espa\u00f1ol")
        told = screen.readers.recipients
        told.setFocus()
        while told.line is None or told.line.title != "Press list":
            qtbot.keyClick(told, Qt.Key.Key_Down)
        qtbot.keyClick(told, Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda: len(told.lines) == count)


def test_feeds_publish_a_release_into_a_folder_and_say_what_they_wrote(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = sample_plan(tmp_path), tmp_path / "web"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    with opened(path) as plan:
        make_release(plan, audience=Audience.PUBLIC)
    with running(qtbot, path) as program:
        screen = share_of(program, qtbot)
        screen.show_view("feeds")
        qtbot.waitUntil(lambda: bool(screen.feeds.why.text()))
        assert not screen.feeds.folder.isEnabled(), "partners have no release"
        qtbot.mouseClick(screen.choices.audiences.button("public"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(screen.feeds.folder.isEnabled)
        assert not screen.feeds.calendar.isEnabled(), "no server is named"
        for field, text in (
            (screen.feeds.url, "https://example.org/x/"),
            (screen.feeds.user, "maya"),
            (screen.feeds.password, "hush"),
        ):
            qtbot.keyClicks(field, text)
        assert screen.feeds.calendar.isEnabled()
        assert screen.feeds.password.echoMode() is QLineEdit.EchoMode.Password
        screen.focus_main()
        qtbot.keyClick(screen.feeds.folder, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: any(line.right == "written" for line in screen.files.lines))
        assert (out / "files.html").exists()
        screen.show_view("releases")
        assert screen.releases.isVisible()


def test_a_folder_of_another_audience_is_asked_about_and_replaced(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = sample_plan(tmp_path), tmp_path / "web"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    with opened(path) as plan:
        for audience in (Audience.PUBLIC, Audience.PARTNERS):
            make_release(plan, audience=audience)
    with running(qtbot, path) as program:
        screen = share_of(program, qtbot)
        screen.show_view("feeds")
        qtbot.waitUntil(screen.feeds.folder.isEnabled)
        assert not screen.feeds.replace.isVisible()
        qtbot.mouseClick(screen.feeds.folder, Qt.MouseButton.LeftButton)
        qtbot.waitUntil((out / "contacts.vcf").exists)
        qtbot.mouseClick(screen.choices.audiences.button("public"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: screen.feeds_presenter.shows("public"))
        qtbot.waitUntil(screen.feeds.folder.isEnabled)
        qtbot.mouseClick(screen.feeds.folder, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(screen.feeds.replace.isVisible)
        assert "holds the schedule for partners" in screen.feeds.taken.text()
        qtbot.mouseClick(screen.feeds.replace, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not (out / "contacts.vcf").exists())
        qtbot.waitUntil(lambda: not screen.feeds.replace.isVisible())


def test_a_withdrawn_release_is_saved_only_when_the_person_insists(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = sample_plan(tmp_path), tmp_path / "a.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    with opened(path) as plan:
        release = make_release(plan, audience=Audience.PARTNERS)
    with running(qtbot, path) as program:
        screen = share_of(program, qtbot)
        screen.show_subject(release.id)
        qtbot.waitUntil(screen.releases.reason.isVisible)
        assert not screen.releases.insist.isVisible()
        screen.presenter.withdraw("a name had to go")
        qtbot.waitUntil(screen.releases.insist.isVisible)
        assert "v1 is withdrawn" in screen.releases.gone.text()
        screen.releases.save_asked.emit("ics")
        settle(qtbot, program)
        assert not out.exists()
        qtbot.mouseClick(screen.releases.insist.tick, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
        assert screen.releases.insist.tick.isChecked()
        screen.releases.save_asked.emit("ics")
        qtbot.waitUntil(out.exists)
        qtbot.waitUntil(lambda: "STATUS:CANCELLED" in out.read_text("utf-8"))


def test_a_key_date_is_shown_to_others_by_its_menu(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = share_of(program, qtbot)
        pane = screen.releases
        qtbot.waitUntil(pane.dates.isVisible)
        title = next(line.key for line in pane.dates.lines if line.right == "Public")
        menu = pane.menu_of_date(title)
        assert [entry.text() for entry in menu.actions() if entry.isChecked()] == ["Public"]
        next(entry for entry in menu.actions() if entry.text() == "Partners").trigger()
        qtbot.waitUntil(
            lambda: next(line.right for line in pane.dates.lines if line.key == title) == "Partners"
        )


def test_ways_formats_and_calls_are_at_hand(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = sample_plan(tmp_path), tmp_path / "a.geojson"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    with opened(path) as plan:
        make_release(plan, audience=Audience.PARTNERS)
    with running(qtbot, path) as program:
        screen = share_of(program, qtbot)
        release = screen.releases.list.lines[1]
        screen.releases.list.opened.emit(release.key)
        qtbot.waitUntil(screen.readers.ways.isVisible)
        ways = {entry.text(): entry for entry in screen.readers.ways.menu().actions()}
        ways["Call"].trigger()
        assert screen.readers.ways.chip.text() == "Call"
        screen.readers.recipients.opened.emit(screen.readers.recipients.lines[0].key)
        qtbot.waitUntil(lambda: screen.readers.recipients.lines[0].right.startswith("Call, "))
        qtbot.mouseClick(screen.readers.ways.all, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: all(line.is_checked for line in screen.readers.recipients.lines))
        more = {entry.text(): entry for entry in screen.releases.menu_of_formats().actions()}
        more["GeoJSON"].trigger()
        qtbot.waitUntil(out.exists)
        qtbot.mouseClick(screen.readers.calls, Qt.MouseButton.LeftButton)
        assert program.window.deck is not None
        assert program.window.deck.current is not screen


def test_numbers_are_noted_and_locked_and_the_page_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = share_of(program, qtbot)
        screen.show_view("numbers")
        cards = screen.numbers.cards
        qtbot.waitUntil(cards["turnout"].isVisible)
        assert screen.pages.isVisible()
        assert not cards["turnout"].lock.isEnabled(), "nobody has counted"
        assert "Nothing to lock yet" in cards["turnout"].said.text()
        screen.focus_main()
        qtbot.waitUntil(screen.numbers.host.hasFocus)
        qtbot.keyClicks(screen.numbers.host, "Mijente")
        assert not screen.numbers.add.isEnabled(), "no number is typed"
        qtbot.keyClicks(screen.numbers.number, "250000")
        assert screen.numbers.add.isEnabled()
        qtbot.keyClick(screen.numbers.number, Qt.Key.Key_Return)
        qtbot.waitUntil(cards["petitions"].isVisible)
        assert screen.numbers.host.text() == ""
        qtbot.mouseClick(cards["petitions"].lock, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: cards["petitions"].said.text() == "Every document says so.")
        desk = screen.presenter.desk
        qtbot.waitUntil(lambda: screen.presenter.desk is not desk or bool(desk and desk.schedule.numbers))
        screen.numbers.parts.setFocus()
        qtbot.keyClick(screen.numbers.parts, Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda: screen.numbers.parts.lines == [])
        assert cards["petitions"].said.text().startswith("Documents still say: 250,000 signatures")


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
        assert program.window.deck is not None
        assert program.window.deck.code == "plan"


def test_the_bar_above_the_pages_stays_one_line_where_it_is_narrow(qtbot: QtBot, tmp_path: Path) -> None:
    path = sample_plan(tmp_path)
    with opened(path) as plan:
        release_and_move(plan)
    with running(qtbot, path, size=(1100, 700)) as program:
        screen = share_of(program, qtbot)
        qtbot.waitUntil(lambda: screen.pages.has_signs)
        bar = screen.page_bar
        assert bar.layout() is not None
        qtbot.waitUntil(lambda: bar.height() <= program.holder.theme.length(48))
        assert bar.signs.isVisible()


def test_the_bar_above_a_packet_names_its_city_however_long_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path), size=(1100, 700)) as program:
        bar = share_of(program, qtbot).page_bar
        long = "Charlotte and Neighbouring Townships of the Upper Susquehanna River, NC"
        bar.show_packet(long)
        title = next(each for each in bar.findChildren(PlainLabel) if each.text().startswith("Charlotte"))
        assert title.isVisible()
        assert title.toolTip() == long
        bar.show_packet("Charlotte, NC")
        assert title.text() == "Charlotte, NC"


def test_many_releases_are_folded_and_unfolded_on_demand(qtbot: QtBot, tmp_path: Path) -> None:
    path = sample_plan(tmp_path)
    with opened(path) as plan:
        for hour in range(9, 14):
            make_release(plan, audience=Audience.PARTNERS)
            with plan.edit(EditKind.CHANGED_START, city="Seattle", value=f"{hour}:00") as editor:
                action = next(each for each in editor.all(CityAction) if each.title == "Rally at the Spheres")
                editor.put(replace(action, starts=time(hour)))
    with running(qtbot, path) as program:
        shown = share_of(program, qtbot).releases.list
        assert [line.title for line in shown.lines] == ["v6", "v5", "v4", "3 earlier releases"]
        shown.setFocus()
        qtbot.keyClick(shown, Qt.Key.Key_End)
        qtbot.keyClick(shown, Qt.Key.Key_Return)
        assert [line.title for line in shown.lines] == ["v6", "v5", "v4", "v3", "v2", "v1"]
