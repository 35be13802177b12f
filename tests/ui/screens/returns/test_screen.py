"""Returned forms in the real window: received, ticked, taken by keyboard, and undone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from organizer_app.domain.sharing.return_forms import ReturnForm
from organizer_app.domain.sharing.return_replies import reply_text
from organizer_app.domain.sharing.returned_forms import ReturnState
from organizer_app.services.together.returned_forms import inbox
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.returns.lines import ReplyLine
from organizer_app.ui.screens.returns.screen import ReturnsScreen
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.open_plans import action, opened, sample_plan
from tests.support.programs import running, screen_at
from tests.support.return_forms import filled_workbook, kept_in, made, reply_to

Key = Qt.Key


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return sample_plan(tmp_path)


@pytest.fixture
def form(plan: Path) -> ReturnForm:
    with opened(plan) as workspace:
        return made(workspace)


@contextmanager
def inbox_of(qtbot: QtBot, plan: Path) -> Iterator[tuple[Program, ReturnsScreen]]:
    with running(qtbot, plan) as program:
        screen = screen_at(program.window, Destination("returns"), ReturnsScreen)
        qtbot.waitUntil(lambda: screen.presenter._inbox is not None)  # noqa: SLF001  # nothing shows that it was read
        yield program, screen


def text_of(form: ReturnForm, **answers: str) -> str:
    (text,) = reply_text(reply_to(form, **answers))
    return text


def titles(screen: ReturnsScreen) -> list[str]:
    return [line.title for line in screen.list.lines]


def drop(screen: ReturnsScreen, told: QMimeData) -> None:
    position, moves = QPointF(10, 10), Qt.DropAction.CopyAction
    event = QDropEvent(position, moves, told, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    screen.dropEvent(event)


def test_without_forms_the_first_step_leads_to_the_packets(qtbot: QtBot, plan: Path) -> None:
    with inbox_of(qtbot, plan) as (program, screen):
        assert screen.empty.isVisible()
        screen.focus_main()
        screen.empty.acted.emit()
        qtbot.waitUntil(lambda: not screen.isVisible())
        assert program.window is not None


def test_a_pasted_reply_is_ticked_taken_and_undone_by_keyboard(
    qtbot: QtBot, plan: Path, form: ReturnForm
) -> None:
    QGuiApplication.clipboard().setText(f"Hi!\n{text_of(form, n1_3='12:15', n4_1='900', n5_2='June')}\nBye")
    with inbox_of(qtbot, plan) as (program, screen):
        assert titles(screen) == ["Not back yet", "Seattle, WA"]
        screen.focus_main()
        qtbot.keyClick(screen.list, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: titles(screen) == ["To look at", "Seattle, WA"])
        assert screen.bar.note.text() == "1 of 1 form is back"
        assert screen.panel.take.text() == "Take 1 of 2"
        answers = screen.panel.answers
        assert [line.is_ticked for line in answers.lines] == [True, False]
        answers.setFocus()
        answers.go_to(1)
        qtbot.keyClick(answers, Key.Key_Space)
        assert screen.panel.take.text() == "Take 2 of 2"
        qtbot.keyClick(answers, Key.Key_A)
        assert not screen.panel.take.isEnabled()
        qtbot.keyClick(answers, Key.Key_A)
        qtbot.keyClick(answers, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: titles(screen)[0] == "Taken")
        program.window.undo()
        qtbot.waitUntil(lambda: titles(screen)[0] == "To look at")
    with opened(plan) as workspace:
        (returned,) = inbox(workspace).replies
        assert returned.state is ReturnState.TO_LOOK_AT
        assert action(workspace, returned.action_id).expected == 150


def test_many_files_at_once_and_the_broken_one_is_named(
    qtbot: QtBot, plan: Path, form: ReturnForm, tmp_path: Path
) -> None:
    good = kept_in(tmp_path, "good.txt", text_of(form, n1_3="12:15").encode())
    book = kept_in(tmp_path, "book.xlsx", filled_workbook(form, n1_5="Gate B"))
    bad = kept_in(tmp_path, "bad.txt", text_of(form, n1_3="12:15").replace("12:15", "12:16").encode())
    with inbox_of(qtbot, plan) as (program, screen):
        told = QMimeData()
        told.setUrls([QUrl.fromLocalFile(str(path)) for path in (good, book, bad)])
        drop(screen, told)
        qtbot.waitUntil(lambda: len(screen.list.lines) == 3)
        assert "bad.txt: Part 1 of 1 did not arrive as it was sent" in program.window.banner.sentence
        told = QMimeData()
        told.setText(text_of(form, n1_3="12:15"))
        drop(screen, told)
        qtbot.waitUntil(lambda: screen.presenter.form is not None)
        assert len(screen.list.lines) == 3


def test_a_reply_that_changes_nothing_has_no_buttons(qtbot: QtBot, plan: Path, form: ReturnForm) -> None:
    with inbox_of(qtbot, plan) as (_program, screen):
        screen.presenter.receive_text(text_of(form))
        qtbot.waitUntil(lambda: titles(screen)[:1] == ["Nothing changed"])
        assert screen.panel.nothing.isVisible()
        assert not screen.panel.take.isVisible()


def test_take_none_decides_and_the_next_reply_is_shown(qtbot: QtBot, plan: Path, form: ReturnForm) -> None:
    texts = [text_of(form, n1_5=venue, n5_2=name) for venue, name in (("Gate A", "Ann"), ("Gate B", "Ben"))]
    with inbox_of(qtbot, plan) as (_program, screen):
        screen.presenter.receive_text("\n".join(texts))
        qtbot.waitUntil(lambda: len(screen.list.lines) == 3)
        shown = screen.presenter.form
        assert shown is not None
        assert "Ann" in screen.panel.about.text() or "Ben" in screen.panel.about.text()
        screen.panel.none.click()
        qtbot.waitUntil(lambda: "Taken" in titles(screen))
        after = screen.presenter.form
        assert after is not None
        assert after.reply_id != shown.reply_id
        screen.show_subject(shown.reply_id)
        assert screen.presenter.form is not None
        assert screen.presenter.form.reply_id == shown.reply_id


def test_lines_and_answers_are_spoken_whole(qtbot: QtBot, plan: Path, form: ReturnForm) -> None:
    with inbox_of(qtbot, plan) as (_program, screen):
        screen.presenter.receive_text(text_of(form, n1_3="12:15", n4_1="900", n5_2="June"))
        qtbot.waitUntil(lambda: screen.panel.isVisible() and bool(screen.panel.answers.lines))
        first, second = (screen.panel.answers.sentence(number) for number in (0, 1))
        assert first == "1.3 Start: was 12:00 PM, theirs 12:15 PM, ours now 12:00 PM, checked"
        assert second.endswith("ours now 150, far from what was planned")
        reply = screen.list.lines[1]
        assert isinstance(reply, ReplyLine)
        assert screen.list.sentence(1).startswith("Seattle, WA, 2 changes, June, pasted text")


def test_a_narrow_window_and_another_theme_wrap_and_keep_everything(
    qtbot: QtBot, plan: Path, form: ReturnForm
) -> None:
    long = "Pioneer Courthouse Square, north steps, behind the fountain and left of the tram stop"
    with inbox_of(qtbot, plan) as (program, screen):
        screen.presenter.receive_text(text_of(form, n1_5=long))
        qtbot.waitUntil(lambda: bool(screen.panel.answers.lines))
        program.window.resize(1600, 900)
        qtbot.waitUntil(lambda: screen.width() > 1200)
        wide = screen.panel.answers.box(0).height()
        program.window.resize(1000, 700)
        qtbot.waitUntil(lambda: screen.panel.answers.box(0).height() > wide)
        change_theme(screen, Theme("dark", 1.5))
        assert [line.answer.number for line in screen.panel.answers.lines] == ["1.5"]
        screen.grab()
