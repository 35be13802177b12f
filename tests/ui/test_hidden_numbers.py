"""With numbers hidden, no screen, overlay, title, toast or proposed file name shows one, nor an address."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES
from organizer_app.domain.model.people import Person
from organizer_app.domain.model.talks import TalkOutcome
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.screen import Screen
from organizer_app.ui.screen_list import SCREENS
from organizer_app.ui.screens.people.screen import PeopleScreen
from organizer_app.ui.screens.share.screen import ShareScreen
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.widgets.controls.export_button import ExportMenu
from tests.support.offered_formats import formats_for
from tests.support.open_plans import opened
from tests.support.programs import running, screen_at, settle
from tests.support.secret_numbers import email, phone, secret_plan, slips
from tests.support.spoken_tree import names_in

SHEETS = ("unknown_places", "duplicates", "forgetting")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return secret_plan(tmp_path)


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return every line that is painted from now on, whole."""
    lines: list[str] = []
    draw = TextPainter.draw

    def remembered(
        self: TextPainter, painter: object, rect: QRectF, text: str, *style: object, **more: object
    ) -> float:
        lines.append(text)
        return draw(self, painter, rect, text, *style, **more)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(TextPainter, "draw", remembered)
    return lines


@pytest.fixture
def proposed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Return the titles and names of every dialog that asks for a file; each is answered with that name."""
    asked: list[str] = []
    (tmp_path / "saved").mkdir()

    def answer(_parent: QWidget, title: str, name: str, kinds: str) -> tuple[str, str]:
        asked.extend((title, name, kinds))
        return str(tmp_path / "saved" / Path(name).name), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return asked


@pytest.fixture
def program(qtbot: QtBot, plan: Path, painted: list[str], proposed: list[str]) -> Iterator[Program]:
    del painted, proposed
    with running(qtbot, plan) as started:
        yield started


def words_of(widget: QWidget) -> Iterator[str]:
    """Yield all that a widget says, to eyes, to a mouse that rests on it and to screen readers."""
    yield from (widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.whatsThis())
    yield from (widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(each) for each in range(widget.count()))
    if widget.isVisible():
        yield from names_in(widget)


def said(painted: list[str]) -> list[str]:
    """Return what slipped through in all windows, on screens in sight, since this was asked last."""
    screens = [each for each in QApplication.allWidgets() if isinstance(each, Screen) and each.isHidden()]
    out_of_sight = {widget for screen in screens for widget in screen.findChildren(QWidget)}
    in_sight = [each for each in QApplication.allWidgets() if each not in out_of_sight]
    actions = [each for window in QApplication.topLevelWidgets() for each in window.findChildren(QAction)]
    painted += [f"{each.text()} {each.toolTip()}" for each in actions]
    text = "\n".join([*painted, *(word for each in in_sight for word in words_of(each))])
    painted.clear()
    return slips(text, typed=False)


def everyone(plan: Path) -> list[str]:
    with opened(plan) as workspace, workspace.read() as reader:
        return [person.id for person in reader.all(Person)]


def decline(monkeypatch: pytest.MonkeyPatch, proposed: list[str]) -> None:
    """Answer no dialog from now on; what it proposes is noted all the same."""

    def answer(_parent: QWidget, *asked: str) -> tuple[str, str]:
        proposed.extend(asked)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)


def test_no_view_and_no_overlay_shows_a_number(
    qtbot: QtBot,
    program: Program,
    plan: Path,
    painted: list[str],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    found, commands = {}, program.window.commands
    for code, view in ((entry.code, view) for entry in SCREENS for view in entry.views):
        program.window.go_to(Destination(code, view))
        settle(qtbot, program)
        found[view] = said(painted) + slips(program.window.windowTitle())
    program.window.go_to(Destination("people", "everyone"))
    (tmp_path / "people.vcf").write_text(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:Quill Moss\nTEL:{phone(1)}\nEMAIL:{email(1)}\nEND:VCARD\n"
        f"BEGIN:VCARD\nTEL:{phone(2)}\nEND:VCARD\n"
    )
    deck, overlays = program.window.deck, commands.overlays
    assert deck is not None
    openers = {
        **{code: (lambda code=code: commands.run(code)) for code in ("palette", "help", "shortcuts", "tour")},
        **{sheet: (lambda sheet=sheet: commands.open_sheet(sheet)) for sheet in SHEETS},
        "one person": lambda: commands.open_sheet("forgetting", everyone(plan)[0]),
        "cards": lambda: overlays.show_import(deck, [tmp_path / "people.vcf"]),
    }
    for name, open_it in openers.items():
        open_it()
        settle(qtbot, program)
        assert overlays.open_one is not None, name
        found[name] = said(painted)
        overlays.open_one.leave()
    assert {name: slipped for name, slipped in found.items() if slipped} == {}
    assert slips(caplog.text) == []


def test_no_person_taken_in_hand_shows_a_number_until_numbers_are_shown(
    qtbot: QtBot, program: Program, plan: Path, painted: list[str]
) -> None:
    for view in ("coverage", "everyone", "calls"):
        screen = screen_at(program.window, Destination("people", view), PeopleScreen)
        settle(qtbot, program)
        for person_id in everyone(plan)[:2]:
            screen.presenter.choose_person(person_id)
            settle(qtbot, program)
            assert said(painted) == [], view
    for outcome in TalkOutcome:
        screen.presenter.log(outcome)
        settle(qtbot, program)
        assert said(painted) == [], "the toast names the person alone"
    program.window.go_to(Destination("people", "everyone"))
    screen.top.hide_numbers.click()
    qtbot.waitUntil(lambda: said(painted) != [])


def test_no_proposed_name_and_no_file_for_others_holds_a_number(
    qtbot: QtBot,
    program: Program,
    proposed: list[str],
    painted: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for code in ("people", "partners", "share", "logistics"):
        program.window.go_to(Destination(code))
        settle(qtbot, program)
    menus = program.window.findChildren(ExportMenu)
    for menu in menus:
        for offer in menu.actions():
            offer.trigger()
            settle(qtbot, program)
    assert menus
    assert len(proposed) >= 3 * len(menus)
    screen = screen_at(program.window, Destination("share", "packets"), ShareScreen)
    qtbot.waitUntil(lambda: bool(screen.packets.list.lines))
    before = len(list(tmp_path.rglob("*")))
    screen.packets.one.click()
    qtbot.waitUntil(lambda: len(list(tmp_path.rglob("*"))) > before)
    settle(qtbot, program)
    assert said(painted) == [], "the toasts name the files"
    assert slips("\n".join(each.name for each in tmp_path.rglob("*"))) == []
    decline(monkeypatch, proposed)
    program.window.go_to(Destination("share", "releases"))
    for audience in EXPORT_AUDIENCES:
        screen.choices.audience_chosen.emit(audience.code)
        qtbot.waitUntil(lambda code=audience.code: audience_in_sight(screen) == code)
        before = len(proposed)
        for line in screen.releases.formats.lines[:-1]:
            screen.releases.formats.opened.emit(line.key)
        for action in screen.releases.menu_of_formats().actions():
            action.trigger()
        assert len(proposed) - before >= 3 * len(formats_for(audience)), audience
    assert slips("\n".join(proposed)) == []


def audience_in_sight(screen: ShareScreen) -> str:
    return screen.presenter.desk.audience if screen.presenter.desk else ""
