"""Puts the program together: window, theme, background and plan; and draws pictures of the same window."""

from __future__ import annotations

import gc
import logging
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from organizer_app import wiring
from organizer_app.domain.problems import BadValue, CannotWrite, Problem
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
from organizer_app.ui.main_window import MainWindow
from organizer_app.ui.screen_list import SCREENS
from organizer_app.ui.screens.plan.facets import Facet
from organizer_app.ui.screens.plan.plan_view import ViewKind
from organizer_app.ui.screens.plan.presenter import main_mobilization
from organizer_app.ui.theme.theme_holder import SCHEME_CHOICES, ThemeHolder, apply_theme
from organizer_app.ui.theme.tokens import SCHEMES
from organizer_app.wording import window as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from organizer_app.domain.action_rows import PlanSnapshot
    from organizer_app.environment.clock import Clock
    from organizer_app.services.workspace import Workspace
    from organizer_app.ui.screens.plan.screen import PlanScreen
    from organizer_app.ui.theme.theme_holder import SchemeChoice

_log = logging.getLogger(__name__)
_VIEWS = frozenset({"map", "month", "agenda"})
_WELCOME = "welcome"
_BEFORE = timedelta(days=24)
_SOME_DAY = "2027-01-25"


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
        screen = self.show_plan(snapshot, is_protected=passphrase is not None)
        self._after_first_paint(lambda: self.make_editable(path, passphrase, screen))

    def _after_first_paint(self, work: Callable[[], None]) -> None:
        """Do work that costs more than the window, such as importing SQLAlchemy, once there is a window."""
        if self.window.is_painted:
            QTimer.singleShot(0, self, work)
        else:
            self.window.painted.connect(work, Qt.ConnectionType.SingleShotConnection)

    def show_plan(self, snapshot: PlanSnapshot, *, is_protected: bool) -> PlanScreen:
        """Show what was read of a plan, in place of what was shown."""
        self.session.close()
        gc.unfreeze()
        make = SCREENS[0].make
        screen = make(self.holder.theme, self.window, self._background, snapshot, self._clock)
        self.session.changed.connect(screen.presenter.on_change)
        self.window.show_state(words.opening(), is_protected=is_protected)
        self.window.show_plan(screen)
        screen.focus_main()
        return screen

    def open_at_once(self, path: Path, snapshot: PlanSnapshot, passphrase: str | None) -> PlanScreen:
        """Show a plan that was read and open it in one go, for pictures."""
        screen = self.show_plan(snapshot, is_protected=passphrase is not None)
        self.make_editable(path, passphrase, screen)
        return screen

    def make_editable(self, path: Path, passphrase: str | None, screen: PlanScreen) -> None:
        """Open the plan for editing in the background."""
        is_protected = passphrase is not None

        def opened(workspace: Workspace) -> None:
            _collect_again()
            self.window.show_state(words.saved(), is_protected=is_protected)
            screen.presenter.attach(workspace)

        def refused(problem: Problem) -> None:
            _collect_again()
            self.window.show_state(words.not_opened(), is_protected=is_protected)
            self.window.complain(_sentence(problem))

        if self.window.plan_screen is screen:
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


def render_picture(  # noqa: PLR0913  # the launcher hands over every option of the command
    plan_path: Path,
    *,
    view: str,
    size: tuple[int, int],
    theme: str,
    on: date | None,
    select: str,
    out: Path,
    passphrase: str | None,
) -> None:
    """Draw the real window, off screen, into a PNG of one device pixel per pixel.

    Args:
        plan_path: the plan.
        view: map, month, agenda or welcome.
        size: width and height in pixels.
        theme: light or dark.
        on: the local day that the filter keeps and the calendar shows, or None.
        select: a city to select, such as "Seattle, WA", or empty.
        out: the file to write.
        passphrase: of a protected plan, or None.

    Raises:
        BadValue: view, theme or city is none that there is.
        CannotWrite: the file cannot be written; problems of reading a plan come from `wiring`.
    """
    choice = _checked(view, theme)
    snapshot = wiring.read_first_view(plan_path, passphrase=passphrase)
    moment = _moment_of(snapshot, on)
    program = Program(make_application(), None, ImmediateBackground(), choice=choice, clock=lambda: moment)
    try:
        if view == _WELCOME:
            program.show_welcome()
        else:
            _look_at(program.open_at_once(plan_path, snapshot, passphrase), view, on, select)
        _draw(program.window, size, out)
    finally:
        program.end()


def _checked(view: str, theme: str) -> SchemeChoice:
    if view not in _VIEWS | {_WELCOME}:
        raise BadValue("view", view)
    for choice in SCHEMES:
        if choice == theme:
            return choice
    raise BadValue("theme", theme)


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


def _moment_of(snapshot: PlanSnapshot, on: date | None) -> datetime:
    """Return the moment a picture calls now: noon UTC of the day asked for, or 24 days before the anchor."""
    main = main_mobilization(snapshot.mobilizations, snapshot.rows)
    anchor = main.anchor_date if main else ""
    known = anchor or max((row.day for row in snapshot.rows), default="") or _SOME_DAY
    day = on or date.fromisoformat(known) - _BEFORE
    return datetime.combine(day, time(12), tzinfo=UTC)


def _look_at(screen: PlanScreen, view: str, on: date | None, select: str) -> None:
    presenter = screen.presenter
    if on is not None:
        # A month is drawn whole, with the day marked; the other views show that day alone.
        if ViewKind(view) is ViewKind.MONTH:
            presenter.select_day(on.isoformat())
        else:
            presenter.toggle(Facet.DATE, on.isoformat())
        presenter.choose_month(on.year, on.month)
    presenter.choose_view(ViewKind(view))
    if select:
        place = presenter.find_place(select)
        if not place:
            raise BadValue("city", select)
        screen.choose_place(place)


def _draw(window: MainWindow, size: tuple[int, int], out: Path) -> None:
    from PySide6.QtCore import QSize, Qt
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QLayout

    layout = window.layout()
    if layout is not None:
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    window.setMinimumSize(0, 0)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(*size)
    window.show()
    for _round in range(3):
        QCoreApplication.processEvents()
    focused = window.focusWidget()
    if focused is not None:
        focused.clearFocus()
    QCoreApplication.processEvents()
    image = QImage(QSize(*size), QImage.Format.Format_RGB32)
    image.fill(window.palette().window().color())
    window.render(image)
    if not image.save(str(out), "PNG"):  # type: ignore[call-overload]  # the stubs want bytes for the format
        raise CannotWrite(str(out))
