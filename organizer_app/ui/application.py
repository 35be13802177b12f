"""Builds the program: window, theme, background and plan."""

from __future__ import annotations

import gc
import logging
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from organizer_app import wiring
from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.plan_users import PlanUser
from organizer_app.domain.basics.problems import PassphraseNeeded, PlanDamaged, PlanUnreadable, Problem
from organizer_app.environment.clock import is_clock_set, plan_now
from organizer_app.environment.memory_guard import forbid_reading
from organizer_app.environment.preferences import opened_now, preferences_file
from organizer_app.ui.flow.background import Background, ImmediateBackground, ignore
from organizer_app.ui.flow.plan_session import PlanSession
from organizer_app.ui.flow.screen import ScreenContext
from organizer_app.ui.plan_measures import PlanMeasures
from organizer_app.ui.plan_windows import PlanWindows
from organizer_app.ui.program_memory import ProgramMemory
from organizer_app.ui.program_parts import ProgramParts
from organizer_app.ui.screen_deck import ScreenDeck
from organizer_app.ui.theme.theme_holder import SCHEME_CHOICES, STYLE, ThemeHolder, apply_theme
from organizer_app.wording.window import window as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from types import TracebackType

    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.domain.rows.action_rows import PlanSnapshot
    from organizer_app.environment.clock import Clock
    from organizer_app.environment.restart import Restart
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.end_signal import EndSignal
    from organizer_app.ui.main_window import MainWindow
    from organizer_app.ui.overlays.unlock_sheet import UnlockSheet
    from organizer_app.ui.plan_lock import WaysToLock
    from organizer_app.ui.theme.theme_holder import SchemeChoice
    from organizer_app.ui.widgets.sidebar import QuietLine

# What a shell reports of a process that SIGTERM has ended.
TERMINATED = 143
SMALLEST_ZOOM, LARGEST_ZOOM = 0.8, 2.0
_log = logging.getLogger(__name__)


class Program(QObject):
    """The running program: one plan at a time, in one window or several.

    Args:
        app: the Qt application.
        preferences: the file that stores recent plans and the theme, or None for a picture.
        background: does all work on plans.
        choice: light, dark or system; None to use the preferences.
        clock: the present moment, UTC.
        restarts: whether a lock replaces this process by another, which saw nothing of the plan.
    """

    def __init__(
        self,
        app: QApplication,
        preferences: Path | None,
        background: Background | ImmediateBackground,
        *,
        choice: SchemeChoice | None = None,
        clock: Clock = plan_now,
        restarts: bool = False,
    ) -> None:
        super().__init__()
        self._end_signal: EndSignal | None = None
        self._locked: Restart | None = None
        self._report = ""
        self._has_shown_plan = False
        self._memory = ProgramMemory(preferences)
        known = self._memory.preferences
        self._background = background
        self._clock = clock
        remembered: SchemeChoice = next((each for each in SCHEME_CHOICES if each == known.scheme), "system")
        self.holder = ThemeHolder(choice or remembered, known.zoom, parent=self)
        apply_theme(app, self.holder.theme)
        # Before the windows are notified: their fonts come from the application.
        self.holder.changed.connect(lambda theme: apply_theme(app, theme))
        self.session = self._made_session()
        # What the process that follows this one has to know; None when the program just ends.
        self.restart: tuple[Path, Restart] | None = None
        self._restarting = self._restart if restarts else None
        self._parts = ProgramParts(self, background, clock, self._memory)
        self._measures = PlanMeasures(self._memory, lambda: self.window, self.session)
        self._parts.use_alarms()
        self.windows = PlanWindows(app, self.holder, self._wire)

    def _made_session(self) -> PlanSession:
        session = PlanSession(self._background, self)
        session.changed.connect(self._tell_windows)
        session.damaged.connect(self._tell_damage)
        session.noticed.connect(self._tell_of_others)
        session.lost.connect(lambda problem: self.window.show_lost(_sentence(problem)))
        return session

    @property
    def window(self) -> MainWindow:
        """The first window that is open; it leads."""
        return self.windows.lead

    def _wire(self, window: MainWindow) -> None:
        """Connect a new window's requests that concern all windows."""
        window.clock_lines = self._clock_lines()
        window.open_asked.connect(self._ask_for_plan)
        window.close_asked.connect(self.show_welcome)
        window.scheme_chosen.connect(self.choose_scheme)
        window.closing.connect(lambda: self._keep_layout(window))
        window.hub_wanted.connect(self._parts.reach_hub)
        window.commands.ran.connect(self._remember_command)
        window.commands.found.connect(self._remember_find)
        window.sidebar.fold(is_folded=self._memory.preferences.is_folded)
        window.sidebar.folded.connect(lambda is_on: self._memory.keep_folded(is_folded=is_on))
        self._show_remembered(window)
        window.menu_made.connect(self._parts.fill_menu)
        window.commands.offer(
            {
                "new_window": self.open_window,
                "larger_text": lambda: self.zoom(1),
                "smaller_text": lambda: self.zoom(-1),
                "usual_text": lambda: self.zoom(0),
                **self._parts.handlers(),
                **self._measures.handlers(),
                "error_report": self._show_report,
            }
        )

    def start(self, plan: Path | None, passphrase: str | None, locked: Restart | None = None) -> None:
        """Show a plan, or the welcome screen with the reason why it cannot be opened.

        Args:
            plan: the plan, or None for the welcome screen.
            passphrase: what opens it, if it was given at the start.
            locked: what the process before this one left, when it locked the plan.
        """
        # With ten thousand new rows, the garbage collector would search everything again and again for
        # nothing. Once the plan is open, the background collects on the window's thread.
        gc.disable()
        if locked is not None:
            self._locked = locked
            self.window.setGeometry(*locked.place)
        if plan is None:
            # Opening a plan sweeps by itself.
            self._after_first_paint(_sweep)
            self.show_welcome()
        else:
            self.open_plan(plan, passphrase)

    @property
    def ways_to_lock(self) -> WaysToLock:
        """How a plan is left when it is locked."""
        from organizer_app.ui.plan_lock import WaysToLock

        return WaysToLock(self._restarting, self.show_welcome, self._ask_for_passphrase)

    def _restart(self, plan: Path, minutes: int) -> None:
        """End this process, and let `run` replace it by one that asks for the passphrase."""
        from organizer_app.environment.restart import Restart

        place = self.window.geometry()
        known = Restart(minutes, (place.x(), place.y(), place.width(), place.height()))
        self.restart = (plan, known)
        self.leave()

    def open_plan(self, path: Path, passphrase: str | None = None) -> None:
        """Show a plan at once with the read-only reader, and make it editable after the first paint."""
        try:
            snapshot = wiring.read_first_view(path, passphrase=passphrase)
        except PassphraseNeeded:
            why = self._why_locked()
            sheet = self._ask_for_passphrase(path, why)
            if not why:
                self._parts.remembered.try_key(path, sheet, partial(self._show_read, path))
        except Problem as problem:
            self._refuse(problem)
            self._parts.offer_rescue(problem, path, passphrase)
        else:
            self._show_read(path, passphrase, snapshot)

    def _why_locked(self) -> str:
        """Return why the process before this one locked the plan, the first time a plan is asked for."""
        locked, self._locked = self._locked, None
        if locked is None:
            return ""
        from organizer_app.wording.window import unlock

        return unlock.locked_after(locked.minutes) if locked.minutes else unlock.locked()

    def _show_read(self, path: Path, passphrase: str | None, snapshot: PlanSnapshot) -> None:
        self._after_first_paint(lambda: self._remember(path, snapshot, is_protected=passphrase is not None))
        deck = self.show_plan(snapshot, is_protected=passphrase is not None, path=path)
        if self._memory.layout is not None:
            from organizer_app.ui.window_layouts import restore

            restore(self.window, deck, self._memory.layout, self.window.go_to)
        self._after_first_paint(lambda: self.make_editable(path, passphrase, deck))
        self._after_first_paint(lambda: self._parts.lock.guard(self.window))

    def _ask_for_passphrase(self, path: Path, why: str = "") -> UnlockSheet:
        """Ask until a passphrase opens the plan, or the person gives up."""
        if self.window.deck is None and self.window.welcome is None:
            self.show_welcome()
        sheet = self.window.commands.overlays.show_unlock(path, why)
        sheet.remember.tick.setChecked(self._parts.remembered.is_kept(path))

        def refused(passphrase: str, problem: Problem) -> None:
            sheet.show_refusal(_why_closed(problem, passphrase))
            if isinstance(problem, PlanDamaged):
                sheet.leave()
                self._parts.offer_rescue(problem, path, passphrase)

        def try_it(passphrase: str) -> None:
            sheet.show_busy()
            self._background.run(
                lambda: wiring.read_first_view(path, passphrase=passphrase),
                then=lambda snapshot: shown(passphrase, snapshot),
                otherwise=lambda problem: refused(passphrase, problem),
                owner=sheet,
            )

        def shown(passphrase: str, snapshot: PlanSnapshot) -> None:
            if sheet.isVisible():
                self._parts.remembered.remember(path, passphrase, is_wanted=sheet.remember.tick.isChecked())
                sheet.leave()
                self._show_read(path, passphrase, snapshot)
                from organizer_app.domain.basics.plan_secrets import RecoveryKey

                if isinstance(passphrase, RecoveryKey):
                    self._parts.protection.ask_after_recovery(passphrase)

        sheet.tried.connect(try_it)
        sheet.other_asked.connect(self.window.open_asked)
        return sheet

    def _after_first_paint(self, work: Callable[[], None]) -> None:
        """Do slow work, such as importing SQLAlchemy, after the window is painted."""
        if self.window.is_painted:
            # Nothing of it is left to do once the window is gone.
            QTimer.singleShot(0, self.window, work)
        else:
            self.window.painted.connect(work, Qt.ConnectionType.SingleShotConnection)

    def show_plan(
        self, snapshot: PlanSnapshot, *, is_protected: bool, path: Path | None = None
    ) -> ScreenDeck:
        """Show what was read of a plan, in place of what was shown."""
        self._leave_plan()
        self._memory.take_plan(path, is_protected=is_protected)
        self._measures.take_plan(snapshot)
        self._take_clock(snapshot)
        self._show_remembered(self.window)
        return self._show_in(self.window, snapshot, words.opening())

    def _show_in(self, window: MainWindow, snapshot: PlanSnapshot, state: str) -> ScreenDeck:
        context = ScreenContext(self.holder.theme, window, self._background, snapshot, self._now)
        deck = ScreenDeck(context, window.screens)
        self.session.changed.connect(deck.on_change)
        deck.zone_changed.connect(self._measures.take_plan)
        window.show_state(state, is_protected=self._memory.is_protected)
        window.show_plan(deck)
        deck.plan.focus_main()
        return deck

    def _take_clock(self, snapshot: PlanSnapshot) -> None:
        """Let a sample live by its own clock from the first frame on, and all that is asked of it."""
        if self._clock is plan_now:
            self.session.clock = wiring.sample_clock(snapshot)
            self.window.clock_lines = self._clock_lines()

    def _clock_lines(self) -> tuple[QuietLine, ...]:
        clock = self.session.clock or self._clock
        if clock is plan_now and not is_clock_set():
            return ()
        from organizer_app.ui.clock_lines import clock_lines

        return clock_lines(clock)

    def _now(self) -> datetime:
        """Return the present moment, UTC; in a rehearsal or a sample, that of its clock."""
        workspace = self.session.workspace
        if workspace is not None:
            from organizer_app.environment.plan_clocks import RehearsalClock

            if isinstance(workspace.clock, RehearsalClock):
                return workspace.clock()
        return (self.session.clock or self._clock)()

    def open_window(self) -> None:
        """Open one more window on the plan; edits made in one appear in all."""
        workspace = self.session.workspace
        if workspace is None:
            return

        def read() -> PlanSnapshot:
            from organizer_app.services.actions.action_rows import snapshot

            return snapshot(workspace)

        def show(snapshot: PlanSnapshot) -> None:
            if self.session.workspace is workspace:
                window = self.windows.add()
                self._show_in(window, snapshot, words.saved()).attach(workspace)
                window.show()
                self._parts.exchange.show_in(window)
                self._parts.lock.guard(window)

        # Every edit waits in the same queue, so that none is lost between this read and the first change
        # heard.
        self._background.run(
            read, then=show, otherwise=lambda problem: self.window.complain(_sentence(problem)), owner=self
        )

    def _offer_tour(self) -> None:
        """Show the tour with a person's first plan; it counts as seen however it is left."""
        if self._memory.take_tour():
            self.window.commands.overlays.show_tour()

    def _tell_windows(self, change_set: ChangeSet) -> None:
        for window in self.windows.all:
            window.on_change(change_set)

    def _tell_damage(self, problem: Problem) -> None:
        """Say that a page is bad or a backup failed; damage leads to the newest good backup."""
        self.window.complain(_sentence(problem))
        workspace = self.session.workspace
        if workspace is not None:
            self._parts.offer_rescue(problem, workspace.path, key=workspace.key_of_file)

    def _tell_of_others(self, steps: Sequence[EditSummary]) -> None:
        """Say what another window or command has changed; every open view shows it already."""
        from organizer_app.wording.plan.edits import sentence

        said = words.changed_elsewhere(sentence(steps[-1]), len(steps))
        for window in self.windows.all:
            window.say(said, can_undo=False)

    def _leave_plan(self) -> None:
        """Close the plan, and every window on it except one."""
        self._parts.stop()
        self._keep_layout(self.window)
        self.windows.close_others()
        self.session.close()
        self._memory.take_plan(None, is_protected=False)
        gc.unfreeze()

    def zoom(self, step: int) -> None:
        """Make the text one step larger or smaller, or reset its size for 0."""
        size = round(self.holder.theme.zoom * 10 + step) / 10 if step else 1.0
        size = min(max(size, SMALLEST_ZOOM), LARGEST_ZOOM)
        self.holder.choose(self.holder.choice, size)
        self._memory.keep_zoom(size)

    def _remember_command(self, code: str) -> None:
        self._memory.add_command(code)
        for window in self.windows.all:
            self._show_remembered(window)

    def _remember_find(self, kind: str, subject_id: str) -> None:
        self._memory.add_find(kind, subject_id)
        for window in self.windows.all:
            self._show_remembered(window)

    def _show_remembered(self, window: MainWindow) -> None:
        """Give a window's palette the commands and finds used lately."""
        window.commands.recent = self._memory.preferences.commands
        window.commands.finds = self._memory.finds

    def _keep_layout(self, window: MainWindow) -> None:
        plan, deck = self._memory.plan, window.deck
        if plan is None or deck is None or window is not self.window:
            return
        from organizer_app.environment.rehearsal_folder import is_kept_there
        from organizer_app.ui.window_layouts import layout_of

        if not is_kept_there(plan):
            self._memory.keep_layout(layout_of(window, deck, self._memory.path))
            presenter = deck.plan.presenter
            self._memory.keep_look(plan, presenter.snapshot.mobilizations, presenter.store.rows)

    def open_at_once(self, path: Path, snapshot: PlanSnapshot, passphrase: str | None) -> ScreenDeck:
        """Show a plan that was read and open it in one go, for pictures."""
        deck = self.show_plan(snapshot, is_protected=passphrase is not None, path=path)
        self.make_editable(path, passphrase, deck)
        return deck

    def make_editable(self, path: Path, passphrase: str | None, deck: ScreenDeck) -> None:
        """Open the plan for editing in the background."""
        is_protected = passphrase is not None

        def opened(workspace: Workspace) -> None:
            if self._has_shown_plan:
                # The screens of the plan before are cycles; frozen with the rest they would never go.
                gc.collect()
            self._has_shown_plan = True
            # Objects that live as long as the plan need not be searched again.
            gc.freeze()
            # A picture changes nothing, so that it does not say that nothing can be changed.
            refusal = None if self.session.user is PlanUser.PICTURE else workspace.refusal
            state = words.saved() if refusal is None else words.read_only()
            self.window.show_state(state, is_protected=is_protected)
            deck.attach(workspace)
            if workspace.is_read_copy:
                # The rows that are shown were read from the file, as an older version computed them.
                deck.on_change(ChangeSet("", EditKind.DAY_PASSED, everything=True))
            if refusal is not None:
                self._parts.first_window.tell(path, refusal, _sentence(refusal))
                return
            self._parts.first_window.listen(path)
            self._tell_notices(path)
            self._parts.exchange.start()
            if not self._parts.protection.is_due:
                self._offer_tour()
            self._parts.lock.give_back(workspace)
            self._parts.protection.ask_when_open(workspace)
            # After what the line above finds out in the background.
            self._background.run(
                lambda: None, then=lambda _none: self._parts.author.ask_once(), otherwise=ignore, owner=self
            )

        def refused(problem: Problem) -> None:
            self.window.show_state(words.not_opened(), is_protected=is_protected)
            self.window.complain(_sentence(problem))
            self._parts.offer_rescue(problem, path, passphrase)

        if self.window.deck is deck:
            self.session.open(path, passphrase, then=opened, otherwise=refused)

    def _tell_notices(self, path: Path) -> None:
        for notice in wiring.plan_notices(path):
            from organizer_app.wording.plan import plan_notices

            self.window.complain(plan_notices.sentence(notice))

    def show_welcome(self) -> None:
        """Close the plan and show the welcome screen."""
        from organizer_app.ui.screens.welcome.screen import WelcomeScreen
        from organizer_app.ui.widgets.outlines import read_outlines

        self._leave_plan()
        land = [outline.path for outline in read_outlines("usa")]
        welcome = WelcomeScreen(self.holder.theme, self._background, self.open_plan, self._clock, land)
        welcome.recent_cleared.connect(self._forget_recent)
        welcome.protection_wanted.connect(self._parts.protection.ask_at_start)
        self.window.show_welcome(welcome)
        welcome.presenter.show_recent(self._memory.preferences.recent)
        welcome.reset()

    def hear_end_signal(self) -> None:
        """Leave when the system asks the process to end; only `end` gives the signal back."""
        from organizer_app.ui.flow.end_signal import EndSignal

        self._end_signal = EndSignal(self)
        self._end_signal.asked.connect(self.leave)

    def leave(self) -> None:
        """Close every window, whatever lies over it, and let the application end."""
        self.windows.close_all()
        QCoreApplication.exit(TERMINATED)

    def end(self) -> None:
        """Finish the requested work and close everything."""
        self._parts.stop()
        self.session.close()
        if isinstance(self._background, Background):
            self._background.stop()
        # Not before: on the thread of the plan, the collector would close what listens on this one.
        gc.unfreeze()
        gc.enable()
        self.session.end()
        self.windows.end()
        if self._end_signal is not None:
            self._end_signal.stop()
        # Its parts call back into it, in ways that the garbage collector cannot see: they end with it.
        self.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def fail(self, kind: type[BaseException], failure: BaseException, trace: TracebackType | None) -> None:
        """Show a programming error; the log gets its kind and place, and no data."""
        whole = trace
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
        _log.error("%s at %s", kind.__name__, place)
        del failure
        from organizer_app.environment.crash_report import crash_report

        self._report = crash_report(kind, whole)
        self.window.complain(words.failure())

    def _show_report(self) -> None:
        """Show the report of the last error, which is copied only from there."""
        self.window.commands.overlays.show_report(self._report)

    def _refuse(self, problem: Problem) -> None:
        if self.window.plan_screen is None:
            self.show_welcome()
        self.window.complain(_sentence(problem))

    def _ask_for_plan(self) -> None:
        from organizer_app.ui.flow.save_dialog import documents_folder
        from organizer_app.ui.screens.welcome.screen import ask_open

        chosen = ask_open(self.window.in_sight, documents_folder())
        if chosen is not None:
            self.open_plan(chosen)

    def _remember(self, path: Path, snapshot: PlanSnapshot, *, is_protected: bool) -> None:
        from organizer_app.environment.rehearsal_folder import is_kept_there

        if is_kept_there(path):
            return
        self._memory.add_recent(opened_now(path, snapshot.title, self._clock(), is_protected=is_protected))
        self._memory.keep_look(path, snapshot.mobilizations, snapshot.rows)

    def _forget_recent(self) -> None:
        self._memory.forget_recent()
        self.show_welcome()

    def choose_scheme(self, choice: SchemeChoice) -> None:
        """Use another theme from now on, and at the next start."""
        self.holder.choose(choice)
        self._memory.keep_scheme(choice)


def run(plan_path: Path | None, *, passphrase: str | None = None) -> int:
    """Open the window on a plan, or on the welcome screen, and return the exit status when it closes."""
    from organizer_app.environment.restart import restart, take_restart

    app = make_application()
    program = Program(app, preferences_file(), Background(), restarts=True)
    before, sys.excepthook = sys.excepthook, program.fail
    try:
        program.start(plan_path, passphrase, take_restart())
        del passphrase
        program.window.painted.connect(program.hear_end_signal, Qt.ConnectionType.SingleShotConnection)
        program.window.painted.connect(forbid_reading, Qt.ConnectionType.SingleShotConnection)
        program.window.show()
        status = app.exec()
    finally:
        sys.excepthook = before
        program.end()
    if program.restart is not None:
        # Everything of the plan is closed; where the system refuses, the process ends here.
        with suppress(OSError):
            restart(*program.restart)
    return status


def _sentence(problem: Problem) -> str:
    # Every problem has its sentence there, and a start without one needs none of them.
    from organizer_app.wording.errors.problems import sentence

    return sentence(problem)


def _why_closed(problem: Problem, passphrase: str) -> str:
    """Explain why a passphrase opened nothing; a plan that exists and is valid needs another one."""
    from organizer_app.wording.window import unlock

    return unlock.wrong_for(passphrase) if type(problem) is PlanUnreadable else _sentence(problem)


def make_application() -> QApplication:
    """Return the Qt application of this process."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        # Qt creates a style named here by itself: setting one later would give Python a copy of it.
        app = QApplication([*sys.argv[:1], "-style", STYLE])
    app.setApplicationName("organizer")
    app.setDesktopFileName("organizer")
    return app


def _sweep() -> None:
    """Clear what a killed run has left; the module is not needed before the first paint."""
    from organizer_app.environment.files.folder_swap import sweep_leftovers

    sweep_leftovers()
    wiring.clear_rehearsals()
