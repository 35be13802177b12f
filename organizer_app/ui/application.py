"""Puts the program together: window, theme, background and plan."""

from __future__ import annotations

import gc
import logging
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from organizer_app import wiring
from organizer_app.domain.problems import Problem
from organizer_app.environment.clock import utc_now
from organizer_app.environment.preferences import (
    Preferences,
    opened_now,
    preferences_file,
    read_preferences,
    with_recent,
    write_preferences,
)
from organizer_app.ui.flow.background import Background, ImmediateBackground
from organizer_app.ui.flow.plan_session import PlanSession
from organizer_app.ui.flow.screen import PlanAtHand
from organizer_app.ui.main_window import MainWindow
from organizer_app.ui.screen_deck import ScreenDeck
from organizer_app.ui.theme.theme_holder import SCHEME_CHOICES, ThemeHolder, apply_theme
from organizer_app.wording import window as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from organizer_app.domain.action_rows import PlanSnapshot
    from organizer_app.environment.clock import Clock
    from organizer_app.services.workspace import Workspace
    from organizer_app.ui.theme.theme_holder import SchemeChoice

_log = logging.getLogger(__name__)


class Program(QObject):
    """The running program: one window, one plan at a time.

    Args:
        app: the Qt application.
        preferences: the file that remembers recent plans and the look, or None for a picture.
        background: does all work on plans.
        choice: light, dark or system; None as the preferences say.
        clock: the present moment, UTC.
    """

    def __init__(
        self,
        app: QApplication,
        preferences: Path | None,
        background: Background | ImmediateBackground,
        *,
        choice: SchemeChoice | None = None,
        clock: Clock = utc_now,
    ) -> None:
        super().__init__()
        self._file = preferences
        self._preferences = read_preferences(preferences) if preferences else Preferences()
        self._background = background
        self._clock = clock
        remembered: SchemeChoice = next(
            (each for each in SCHEME_CHOICES if each == self._preferences.scheme), "system"
        )
        self.holder = ThemeHolder(choice or remembered, parent=self)
        apply_theme(app, self.holder.theme)
        self.session = PlanSession(background, self)
        self.window = MainWindow(app, self.holder)
        self.window.open_asked.connect(self._ask_for_plan)
        self.window.close_asked.connect(self.show_welcome)
        self.window.scheme_chosen.connect(self.choose_scheme)
        self.holder.changed.connect(lambda theme: apply_theme(app, theme))

    def start(self, plan: Path | None, passphrase: str | None) -> None:
        """Show a plan, or the welcome screen with the reason why not."""
        # Ten thousand new rows make the collector look through everything again and again, for nothing.
        gc.disable()
        if plan is None:
            self.show_welcome()
        else:
            self.open_plan(plan, passphrase)

    def open_plan(self, path: Path, passphrase: str | None = None) -> None:
        """Show a plan at once, read through the driver alone, and make it editable after the first paint."""
        try:
            snapshot = wiring.read_first_view(path, passphrase=passphrase)
        except Problem as problem:
            self._refuse(problem)
            return
        self._after_first_paint(lambda: self._remember(path, snapshot, is_protected=passphrase is not None))
        deck = self.show_plan(snapshot, is_protected=passphrase is not None)
        self._after_first_paint(lambda: self.make_editable(path, passphrase, deck))

    def _after_first_paint(self, work: Callable[[], None]) -> None:
        """Do work that costs more than the window, such as importing SQLAlchemy, once there is a window."""
        if self.window.is_painted:
            QTimer.singleShot(0, self, work)
        else:
            self.window.painted.connect(work, Qt.ConnectionType.SingleShotConnection)

    def show_plan(self, snapshot: PlanSnapshot, *, is_protected: bool) -> ScreenDeck:
        """Show what was read of a plan, in place of what was shown."""
        self.session.close()
        gc.unfreeze()
        at_hand = PlanAtHand(self.holder.theme, self.window, self._background, snapshot, self._clock)
        deck = ScreenDeck(at_hand)
        self.session.changed.connect(deck.on_change)
        self.window.show_state(words.opening(), is_protected=is_protected)
        self.window.show_plan(deck)
        deck.plan.focus_main()
        return deck

    def open_at_once(self, path: Path, snapshot: PlanSnapshot, passphrase: str | None) -> ScreenDeck:
        """Show a plan that was read and open it in one go, for pictures."""
        deck = self.show_plan(snapshot, is_protected=passphrase is not None)
        self.make_editable(path, passphrase, deck)
        return deck

    def make_editable(self, path: Path, passphrase: str | None, deck: ScreenDeck) -> None:
        """Open the plan for editing in the background."""
        is_protected = passphrase is not None

        def opened(workspace: Workspace) -> None:
            _collect_again()
            self.window.show_state(words.saved(), is_protected=is_protected)
            deck.attach(workspace)

        def refused(problem: Problem) -> None:
            _collect_again()
            self.window.show_state(words.not_opened(), is_protected=is_protected)
            self.window.complain(_sentence(problem))

        if self.window.deck is deck:
            self.session.open(path, passphrase, then=opened, otherwise=refused)

    def show_welcome(self) -> None:
        """Close the plan and show the screen without one."""
        from organizer_app.ui.screens.plan.outlines import read_outlines
        from organizer_app.ui.screens.welcome.screen import WelcomeScreen

        self.session.close()
        _collect_again()
        land = [outline.path for outline in read_outlines("usa")]
        welcome = WelcomeScreen(self.holder.theme, self._background, self.open_plan, self._clock, land)
        welcome.recent_cleared.connect(self._forget_recent)
        self.window.show_welcome(welcome)
        welcome.presenter.show_recent(self._preferences.recent)
        welcome.reset()

    def end(self) -> None:
        """Finish the work that was asked for and close everything."""
        gc.unfreeze()
        gc.enable()
        self.session.close()
        if isinstance(self._background, Background):
            self._background.stop()
        self.session.end()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def fail(self, kind: type[BaseException], failure: BaseException, trace: TracebackType | None) -> None:
        """Tell a person about a programming error; the log names its kind and place, and no data."""
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
        _log.error("%s at %s", kind.__name__, place)
        del failure
        self.window.complain(words.failure())

    def _refuse(self, problem: Problem) -> None:
        if self.window.plan_screen is None:
            self.show_welcome()
        self.window.complain(_sentence(problem))

    def _ask_for_plan(self) -> None:
        from organizer_app.ui.screens.welcome.screen import ask_open, documents_folder

        chosen = ask_open(self.window, documents_folder())
        if chosen is not None:
            self.open_plan(chosen)

    def _remember(self, path: Path, snapshot: PlanSnapshot, *, is_protected: bool) -> None:
        plan = opened_now(path, snapshot.title, self._clock(), is_protected=is_protected)
        self._keep(with_recent(self._preferences, plan))

    def _forget_recent(self) -> None:
        self._keep(replace(self._preferences, recent=()))
        self.show_welcome()

    def choose_scheme(self, choice: SchemeChoice) -> None:
        """Use another look from now on, and at the next start."""
        self.holder.choose(choice)
        self._keep(replace(self._preferences, scheme=choice))

    def _keep(self, preferences: Preferences) -> None:
        self._preferences = preferences
        if self._file is not None:
            write_preferences(self._file, preferences)


def run(plan_path: Path | None, *, passphrase: str | None = None) -> int:
    """Open the window on a plan, or on the welcome screen, and return the exit status when it is closed."""
    app = make_application()
    program = Program(app, preferences_file(), Background())
    before, sys.excepthook = sys.excepthook, program.fail
    try:
        program.start(plan_path, passphrase)
        program.window.show()
        return app.exec()
    finally:
        sys.excepthook = before
        program.end()


def _collect_again() -> None:
    """Let the collector run from now on, but not through what lives as long as the plan."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _sentence(problem: Problem) -> str:
    # Every problem has its sentence there, and a start without one needs none of them.
    from organizer_app.wording.problems import sentence

    return sentence(problem)


def make_application() -> QApplication:
    """Return the Qt application of this process."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("organizer")
    app.setDesktopFileName("organizer")
    return app
