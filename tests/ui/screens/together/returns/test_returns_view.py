"""Returned forms in the real window: received, ticked, taken by keyboard, and undone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.model.people import Person
from organizer_app.domain.places.places import Place
from organizer_app.domain.sharing.return_forms import ReturnForm
from organizer_app.domain.sharing.return_replies import reply_text
from organizer_app.domain.sharing.returned_forms import ReturnState
from organizer_app.services.together.returned_forms import inbox
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.together.returns.returns_view import ReturnsView
from organizer_app.ui.screens.together.screen import TogetherScreen
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.open_plans import action, empty_plan, opened
from tests.support.programs import running, screen_at, settle
from tests.support.return_forms import came, filled_workbook, kept_in, made, reply_to

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def form(plan: Path) -> ReturnForm:
    with opened(plan) as workspace:
        return made(workspace)


@contextmanager
def inbox_of(qtbot: QtBot, plan: Path) -> Iterator[tuple[Program, ReturnsView]]:
    with running(qtbot, plan) as program:
        screen = screen_at(program.window, Destination("together", "returns"), TogetherScreen).returns
        qtbot.waitUntil(lambda: screen.presenter._inbox is not None)  # noqa: SLF001  # nothing shows that it was read
        yield program, screen


def text_of(form: ReturnForm, **answers: str) -> str:
    (text,) = reply_text(reply_to(form, **answers))
    return text


def titles(screen: ReturnsView) -> list[str]:
    return [line.title for line in screen.list.lines]


def drop(screen: ReturnsView, told: QMimeData) -> None:
    position, moves = QPointF(10, 10), Qt.DropAction.CopyAction
    event = QDropEvent(position, moves, told, LEFT, Qt.KeyboardModifier.NoModifier)
    screen.dropEvent(event)


def test_without_forms_the_first_step_leads_to_the_packets_and_then_leads_are_reminded(
    qtbot: QtBot, plan: Path
) -> None:
    with inbox_of(qtbot, plan) as (program, screen):
        assert screen.empty.isVisible()
        screen.focus_main()
        screen.empty.acted.emit()
        qtbot.waitUntil(lambda: not screen.isVisible())
        made(program.session.workspace, city="")
        program.window.go_to(Destination("together", "returns"))
        qtbot.waitUntil(lambda: titles(screen)[:1] == ["Not back yet"])
        screen.focus_main()
        qtbot.keyClick(screen.list, Key.Key_Home)
        qtbot.keyClick(screen.list, Key.Key_S)
        assert screen.message.title.text().startswith("San Francisco")
        qtbot.keyClick(screen.list, Key.Key_Return)
        assert screen.message.copy.hasFocus()
        qtbot.keyClick(screen.message.copy, Key.Key_Space)
        message = QGuiApplication.clipboard().text()
        assert message.startswith("Hi Mateo Brandt! The return form for San Francisco, CA, sent ")
        said = [label.text() for label in program.window.toast.findChildren(PlainLabel)]
        assert any(text.startswith("Copied") for text in said)


def paste_nothing(qtbot: QtBot, program: Program, screen: ReturnsView) -> None:
    for empty in ("", "  \n"):
        QGuiApplication.clipboard().setText(empty)
        screen.paste.click()
        settle(qtbot, program)
        assert titles(screen) == ["Not back yet", "Seattle, WA"]
        said = {label.text() for label in program.window.findChildren(PlainLabel) if label.isVisible()}
        assert "There is no text to paste. Copy the whole reply first, then paste it here." in said


def test_a_pasted_reply_is_ticked_taken_and_undone_by_keyboard(
    qtbot: QtBot, plan: Path, form: ReturnForm, tmp_path: Path
) -> None:
    with inbox_of(qtbot, plan) as (program, screen):
        panel, answers, message = screen.panel, screen.panel.answers, screen.message
        paste_nothing(qtbot, program, screen)
        pasted = f"Hi!\n{text_of(form, n1_3='12:15', n4_1='900', n5_2='June')}\nBye"
        QGuiApplication.clipboard().setText(pasted)
        screen.focus_main()
        qtbot.keyClick(screen.list, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: titles(screen) == ["To look at", "Seattle, WA"])
        assert screen.list.sentence(1).startswith("Seattle, WA, 2 changes, June, pasted text")
        assert answers.sentence(0) == ("1.3 Start: was 12:00 PM, theirs 12:15 PM, ours now 12:00 PM, checked")
        assert answers.sentence(1).endswith("ours now 150, far from what was planned")
        assert screen.bar.note.text() == "1 of 1 form is back"
        assert panel.take.text() == "Take 1 of 2"
        assert [line.is_ticked for line in answers.lines] == [True, False]
        answers.setFocus()
        answers.go_to(1)
        qtbot.keyClick(answers, Key.Key_Space)
        assert panel.take.text() == "Take 2 of 2"
        qtbot.keyClick(answers, Key.Key_A)
        assert not panel.take.isEnabled()
        qtbot.keyClick(answers, Key.Key_A)
        for _each in range(2):
            # The second one comes before the answer: one undo takes all of it back.
            qtbot.keyClick(answers, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: titles(screen)[0] == "Taken")
        settle(qtbot, program)
        program.window.undo()
        qtbot.waitUntil(lambda: titles(screen)[0] == "To look at")
        (returned,) = inbox(program.session.workspace).replies
        assert returned.state is ReturnState.TO_LOOK_AT
        assert action(program.session.workspace, returned.action_id).expected == 150

        # Nobody is asked again for a reply of another plan, but for one that did not arrive whole.
        with opened(empty_plan(tmp_path)) as other:
            foreign = made(other, is_new_host=True, city="")
        screen.presenter.receive_text(text_of(foreign, n1_1="Salem, OR"))
        qtbot.waitUntil(lambda: "form of another plan" in message.problem.text())
        assert message.leave.isVisible()
        assert message.copy.isHidden()
        assert message.message.isHidden()
        screen.presenter.receive_text(text_of(form, n1_3="12:15").replace("12:15", "12:16"))
        qtbot.waitUntil(message.copy.isVisible)
        screen.presenter.receive_text(text_of(form))
        qtbot.waitUntil(lambda: "Nothing changed" in titles(screen))
        assert panel.nothing.isVisible()
        assert not panel.take.isVisible()


def test_many_files_at_once_and_the_broken_one_is_named(
    qtbot: QtBot, plan: Path, form: ReturnForm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = kept_in(tmp_path, "good.txt", text_of(form, n1_3="12:15").encode())
    book = kept_in(tmp_path, "book.xlsx", filled_workbook(form, n1_5="Gate B"))
    more = kept_in(tmp_path, "more.xlsx", filled_workbook(form, n1_5="Gate C"))
    bad = kept_in(tmp_path, "bad.txt", text_of(form, n1_3="12:15").replace("12:15", "12:16").encode())
    opened_files: list[str] = []

    def choose(*_told: object) -> tuple[list[str], str]:
        opened_files.append(str(more))
        return [str(more)], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    with inbox_of(qtbot, plan) as (program, screen):
        told = QMimeData()
        told.setUrls([QUrl.fromLocalFile(str(path)) for path in (good, book, bad)])
        drop(screen, told)
        qtbot.waitUntil(lambda: len(screen.list.lines) == 5)
        assert "bad.txt: Part 1 of 1 did not arrive as it was sent" in program.window.banner.sentence
        assert titles(screen)[:2] == ["Cannot be read", "Seattle, WA"]
        screen.presenter.choose(screen.list.lines[1].key)
        assert screen.message.problem.text().startswith("Part 1 of 1 did not arrive")
        qtbot.mouseClick(screen.message.copy, LEFT)
        message = QGuiApplication.clipboard().text()
        assert message.startswith(
            "Hi Wren Castellano! Your reply for Seattle, WA did not arrive whole. Please copy"
        )
        qtbot.mouseClick(screen.message.leave, LEFT)
        assert titles(screen)[0] == "To look at"
        told = QMimeData()
        told.setText(text_of(form, n1_3="12:15"))
        drop(screen, told)
        qtbot.waitUntil(lambda: screen.presenter.form is not None)
        assert len(screen.list.lines) == 3

        # After replies are opened, Ctrl+Enter takes, instead of opening more.
        screen.open.setFocus()
        qtbot.mouseClick(screen.open, LEFT)
        qtbot.waitUntil(lambda: len(screen.list.lines) == 4 and screen.panel.take.isVisible())
        qtbot.keyClick(program.window.focusWidget(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: "Taken" in titles(screen))
        assert len(opened_files) == 1


def test_the_next_reply_is_shown_below_or_once_none_is_taken_and_the_lead_can_be_called(
    qtbot: QtBot, plan: Path, form: ReturnForm
) -> None:
    long = "Pioneer Courthouse Square, north steps, behind the fountain and left of the tram stop"
    with inbox_of(qtbot, plan) as (program, screen):
        following, presenter = screen.panel.next, screen.presenter
        assert following.isHidden()
        presenter.receive_text(text_of(form, n1_5=long))
        qtbot.waitUntil(lambda: bool(screen.panel.answers.lines))
        assert following.isHidden()
        program.window.resize(1600, 900)
        qtbot.waitUntil(lambda: screen.width() > 1200)
        wide = screen.panel.answers.box(0).height()
        program.window.resize(1000, 700)
        qtbot.waitUntil(lambda: screen.panel.answers.box(0).height() > wide)
        change_theme(screen, Theme("dark", 1.5))
        assert [line.answer.number for line in screen.panel.answers.lines] == ["1.5"]
        screen.grab()

        presenter.receive_text(text_of(form, n1_5="Gate B", n5_2="Ben"))
        qtbot.waitUntil(following.isVisible)
        shown = presenter.form
        assert "Pioneer" in following.changes.text()
        qtbot.mouseClick(following.go, LEFT)
        qtbot.waitUntil(lambda: presenter.form.reply_id != shown.reply_id)
        program.window.go_to(Destination("together", "returns", shown.reply_id))
        assert presenter.form.reply_id == shown.reply_id
        screen.panel.none.click()
        qtbot.waitUntil(lambda: "Taken" in titles(screen))
        assert presenter.form.reply_id != shown.reply_id
        presenter.toggle(Facet.CITIES, "nowhere")
        assert titles(screen) == []
        presenter.clear(None)
        qtbot.mouseClick(screen.panel.call, LEFT)
        qtbot.waitUntil(lambda: program.window.deck.code == "people")


def test_the_city_of_a_new_host_is_asked_beside_the_answers(qtbot: QtBot, plan: Path) -> None:
    with opened(plan) as workspace:
        host = made(workspace, city="", is_new_host=True)
    with inbox_of(qtbot, plan) as (_program, screen):
        screen.presenter.receive_text(text_of(host, n1_1="Springfeld", n1_3="12:00", n5_2="Nina"))
        bar, take = screen.panel.host, screen.panel.take
        qtbot.waitUntil(lambda: bar.isVisible() and bool(bar.said.text()))
        assert not take.isEnabled()
        bar.field.setText("Arlington")
        bar.field.editingFinished.emit()
        qtbot.waitUntil(lambda: "Arlington, VA" in [each.text() for each in bar.choices])
        assert not take.isEnabled()
        qtbot.mouseClick(next(each for each in bar.choices if each.text() == "Arlington, VA"), LEFT)
        qtbot.waitUntil(take.isEnabled)
        assert bar.said.text().startswith("Arlington, VA has 1 action in the plan.")
        bar.field.setText("Salem, OR")
        bar.field.editingFinished.emit()
        qtbot.waitUntil(lambda: bar.said.text().startswith("Salem, OR is new in the plan."))
        qtbot.mouseClick(take, LEFT)
        qtbot.waitUntil(lambda: titles(screen)[0] == "Taken")
        assert not bar.isVisible()
    with opened(plan) as workspace, workspace.read() as reader:
        assert [place.admin1 for place in reader.all(Place) if place.name == "Salem"] == ["OR"]


def test_a_corrected_name_is_asked_about_above_the_answers(
    qtbot: QtBot, plan: Path, form: ReturnForm
) -> None:
    with opened(plan) as workspace:
        came(workspace, reply_to(form, n2_1="Wren Castellano Diaz", n1_3="12:15"))
    with inbox_of(qtbot, plan) as (program, screen):
        panel = screen.panel
        box = panel.people.boxes["2.1"]
        assert box.isVisible()
        assert box.isChecked()
        assert "2.1 Lead: Wren Castellano Diaz, in the plan Wren Castellano." in box.accessibleName()
        assert panel.answers.lines[1].note == "the same person, another spelling"
        box.setFocus()
        qtbot.keyClick(box, Key.Key_Space)
        assert panel.answers.lines[1].note == "somebody else"
        assert box.hasFocus(), "the box stays where it is"
        qtbot.keyClick(box, Key.Key_Space)
        qtbot.mouseClick(panel.take, LEFT)
        settle(qtbot, program)
        qtbot.waitUntil(lambda: not panel.people.isVisible())
        with program.session.workspace.read() as reader:
            names = {person.name for person in reader.all(Person)}
        assert "Wren Castellano Diaz" in names
        assert "Wren Castellano" not in names


def test_chips_narrow_the_list_by_state_and_by_what_changed(
    qtbot: QtBot, plan: Path, form: ReturnForm
) -> None:
    with opened(plan) as workspace:
        made(workspace, city="San Francisco, CA")
        came(workspace, reply_to(form, n1_3="12:15", n4_1="160"))
    with inbox_of(qtbot, plan) as (_program, screen):
        assert (screen.bar.note.text(), screen.bar.done.value()) == ("1 of 2 forms are back", 1)
        screen.presenter.toggle(Facet.FIELD, "starts")
        assert titles(screen) == ["To look at", "Seattle, WA"]
        screen.presenter.toggle(Facet.FIELD, "starts")
        qtbot.mouseClick(screen.bar.chips[Facet.STATE], LEFT)
        assert [each.text() for each in screen.bar.menu.actions()] == ["CA  (1)", "WA  (1)"]
        screen.bar.menu.actions()[0].trigger()
        screen.bar.menu.close()
        assert titles(screen) == ["Not back yet", "San Francisco, CA"]
        assert screen.message.title.text() == "San Francisco, CA"
        screen.bar.clear.click()
        assert len(screen.list.lines) == 4
