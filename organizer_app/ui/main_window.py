"""The frame of the window: sidebar, the shown screen, banner and toast; it holds no data of a plan."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.undo_keys import UndoKeys
from organizer_app.ui.screen_list import SCREEN_GROUPS, screen_with
from organizer_app.ui.theme.theme_holder import SCHEME_CHOICES, ThemeHolder, apply_style_sheet
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.focus_frame import last_input
from organizer_app.ui.widgets.lists.saved_list import SavedList
from organizer_app.ui.widgets.sidebar import Place, QuietLine, Sidebar
from organizer_app.ui.window_commands import WindowCommands
from organizer_app.wording.plan import plan_bar
from organizer_app.wording.window import window as words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDropEvent,
        QKeyEvent,
        QPaintEvent,
        QScreen,
        QShowEvent,
    )

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.merging.presence import Attendance
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.frame import Offer
    from organizer_app.ui.plan_menu import PlanMenu
    from organizer_app.ui.saved_view_bar import SavedViewBar
    from organizer_app.ui.screen_deck import ScreenDeck
    from organizer_app.ui.screens.plan.screen import PlanScreen
    from organizer_app.ui.screens.welcome.screen import WelcomeScreen
    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.banner import Banner
    from organizer_app.ui.widgets.offline_strip import OfflineStrip
    from organizer_app.ui.widgets.toast import Toast

SMALLEST = QSize(1024, 640)
_FIRST = QSize(1440, 900)
# The title bar and the edges that a window manager adds; Qt knows them only once the window is shown.
_FRAME = QSize(4, 44)
# How many places back the window remembers.
_MOST_STEPS: Final = 50


class MainWindow(QWidget):
    """Shows the welcome screen or a plan; implements `Frame`.

    `painted` is emitted once, after the first frame; what loads slowly waits for it. `menu_made` carries the
    menu of the plan's card, before it is opened for the first time.

    Args:
        app: for keys that depend on the focus.
        holder: the theme in use.
    """

    open_asked = Signal()
    close_asked = Signal()
    scheme_chosen = Signal(str)
    closing = Signal()
    hub_wanted = Signal()
    painted = Signal()
    menu_made = Signal(object)

    def __init__(self, app: QApplication, holder: ThemeHolder) -> None:
        super().__init__()
        self._holder, theme = holder, holder.theme
        self._deck: ScreenDeck | None = None
        self._welcome: WelcomeScreen | None = None
        self._is_painted = False
        self._waiting: list[Path] = []
        # Where the last imported files were.
        self._files_in: Path | None = None
        self._trail: list[Destination] = []
        self.setObjectName("mainWindow")
        self.setWindowTitle(words.app_name())
        self.setMinimumSize(SMALLEST)
        self.resize(first_size(app.primaryScreen()))
        self.setAcceptDrops(True)
        groups = [
            [Place(entry.code, words.screen_name(entry.code), entry.icon) for entry in group]
            for group in SCREEN_GROUPS
        ]
        self.sidebar = Sidebar(theme, groups, lambda: self.menu, words.navigation(), self)
        self.sidebar.choose("plan")
        self.sidebar.chosen.connect(lambda code: self.go_to(Destination(code)))
        self.saved = SavedList(theme, self.sidebar)
        self.sidebar.hold(self.saved, self.saved.last_stop)
        self._saved: SavedViewBar | None = None
        self._state: tuple[QuietLine, QuietLine] | None = None
        # Why nothing more is saved into the open plan; empty as long as it is.
        self._lost = ""
        # That the clock of plans was set, if it was.
        self.clock_lines: tuple[QuietLine, ...] = ()
        self._network: QuietLine | None = None
        self._present: list[str] = []
        self._exchanging: QuietLine | None = None
        self.screens = QStackedWidget(self)
        self._lay_out()
        UndoKeys(app, self, self.undo, self.redo)
        self.commands = WindowCommands(self, self, theme, lambda: self._deck)
        self.commands.offer(self._own_actions())
        self.sidebar.asked.connect(self.commands.run)
        holder.changed.connect(self._set_theme)

    def _own_actions(self) -> dict[str, Callable[[], object]]:
        return {
            "undo": self.undo,
            "redo": self.redo,
            "back": self._go_back,
            "next_pane": partial(self._go_to_pane, 1),
            "previous_pane": partial(self._go_to_pane, -1),
            "open_plan": self.open_asked.emit,
            "close_plan": self.close_asked.emit,
            "saved": self._say_saved,
            "close_window": self.close,
            "quit": QApplication.closeAllWindows,
            "save_view": self._name_view,
            "import_file": self._ask_for_files,
            "take_in_changes": self._ask_for_changes,
            "sidebar": lambda: self.sidebar.fold(is_folded=not self.sidebar.is_folded),
            **{f"scheme_{choice}": partial(self.scheme_chosen.emit, choice) for choice in SCHEME_CHOICES},
        }

    def _name_view(self) -> None:
        if self.sidebar.is_folded:
            self.sidebar.fold(is_folded=False)
        self.saved.ask_name()

    def on_change(self, change_set: ChangeSet) -> None:
        """Pass on what an edit touched."""
        self.commands.on_change(change_set)
        if self._saved is not None:
            self._saved.on_change(change_set)

    def _lay_out(self) -> None:
        self._right = right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.screens, 1)
        row = row_of(self)
        row.addWidget(self.sidebar)
        row.addLayout(right, 1)

    # Made when they are first needed: the first frame has none

    @cached_property
    def menu(self) -> PlanMenu:
        """The menu of the plan's card."""
        from organizer_app.ui.plan_menu import PlanMenu

        # It has the style of its parent.
        menu = PlanMenu(self._holder, self.sidebar.card)
        menu.asked.connect(self.commands.run)
        menu.scheme_chosen.connect(self.scheme_chosen)
        self.menu_made.emit(menu)
        return menu

    @cached_property
    def banner(self) -> Banner:
        """The line above the screens that shows what went wrong."""
        from organizer_app.ui.widgets.banner import Banner

        banner = Banner(self._holder.theme, plan_bar.close(), self)
        apply_style_sheet(banner, self._holder.theme)
        self._right.insertWidget(0, banner)
        return banner

    @cached_property
    def toast(self) -> Toast:
        """The toast that shows what was done."""
        from organizer_app.ui.widgets.toast import Toast

        toast = Toast(self._holder.theme, plan_bar.undo(), plan_bar.close(), self)
        apply_style_sheet(toast, self._holder.theme)
        toast.undo_asked.connect(self.undo)
        return toast

    @cached_property
    def offline(self) -> OfflineStrip:
        """The line that says how many changes wait for a hub that is away."""
        from organizer_app.ui.widgets.offline_strip import OfflineStrip
        from organizer_app.wording.together import hub_page

        texts = (hub_page.save_waiting(), hub_page.again())
        strip = OfflineStrip(self._holder.theme, *texts, self)
        strip.see_asked.connect(lambda: self.go_to(Destination("activity")))
        apply_style_sheet(strip, self._holder.theme)
        strip.file_asked.connect(lambda: self.go_to(Destination("together", "exchange")))
        strip.again_asked.connect(self.reach_hub)
        self._right.insertWidget(0, strip)
        return strip

    def show_offline(self, sentence: str, waiting: int = 0, hint: str = "", *, is_back: bool = False) -> None:
        """Say that some changes wait for the hub, and what to do.

        An empty sentence says nothing more: at once, or, if the hub is back, when the line is left.
        """
        if sentence or "offline" in self.__dict__:
            from organizer_app.wording.together import hub_page

            if is_back:
                self.offline.end(hub_page.back())
            else:
                self.offline.say(sentence, hub_page.see_waiting(waiting), hint)

    def _messages(self) -> list[Banner | Toast]:
        return [self.__dict__[name] for name in ("banner", "toast") if name in self.__dict__]

    # What is shown

    @property
    def is_painted(self) -> bool:
        """Return whether the first frame was painted."""
        return self._is_painted

    def paintEvent(self, event: QPaintEvent) -> None:
        """Emit `painted` once, after the parts of the window are painted too."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)
            QTimer.singleShot(0, self, self._finish)

    def _finish(self) -> None:
        """Do what no frame needs: drawing the icon takes longer than any other."""
        self.setWindowIcon(QIcon(self._holder.theme.pixmap("organizer", 64)))
        last_input.watch(self)

    @property
    def plan_screen(self) -> PlanScreen | None:
        """The screen of the open plan."""
        return self._deck.plan if self._deck is not None else None

    @property
    def deck(self) -> ScreenDeck | None:
        """All screens of the open plan."""
        return self._deck

    @property
    def welcome(self) -> WelcomeScreen | None:
        """The welcome screen, while no plan is open."""
        return self._welcome

    def show_plan(self, deck: ScreenDeck) -> None:
        """Show a plan in place of what was shown."""
        self._clear()
        self._deck = deck
        self.sidebar.show()
        self.sidebar.choose(deck.code)
        self.commands.bind(deck)
        deck.everywhere_asked.connect(self.commands.find_everywhere)
        self.saved.show_lines(())
        deck.attached.connect(self._attach_saved)
        waiting, self._waiting = self._waiting, []
        if waiting:
            self.commands.overlays.show_import(deck, waiting)
        self.screens.addWidget(deck)
        self.screens.setCurrentWidget(deck)

    def _attach_saved(self, workspace: Workspace) -> None:
        from organizer_app.ui.saved_view_bar import SavedViewBar

        if self._deck is not None:
            self._saved = SavedViewBar(self.saved, self._deck, self)
            self._saved.attach(workspace)

    def show_welcome(self, welcome: WelcomeScreen) -> None:
        """Show the welcome screen."""
        self._clear()
        self._welcome = welcome
        apply_style_sheet(welcome, self._holder.theme)
        self._waiting = []
        welcome.tables_chosen.connect(self.take_files)
        welcome.form.left.connect(self._forget_files)
        welcome.guide_asked.connect(lambda: self.commands.run("help"))
        welcome.look_asked.connect(self.menu.offer_schemes)
        self.sidebar.hide()
        self.setWindowTitle(words.app_name())
        self.screens.addWidget(welcome)
        self.screens.setCurrentWidget(welcome)

    def _clear(self) -> None:
        for old in (self._deck, self._welcome):
            if old is not None:
                self.screens.removeWidget(old)
                old.hide()
                old.deleteLater()
        self._deck = self._welcome = self._saved = None
        self._trail = []
        self.commands.forget_plan()
        for message in self._messages():
            message.hide()

    def show_state(self, saved: str, *, is_protected: bool) -> None:
        """Show at the bottom of the sidebar where changes are saved and who can read the plan."""
        lock = "lock" if is_protected else "lock-open"
        hint = words.protection_hint(is_protected=is_protected)
        protection = QuietLine(lock, words.protection(is_protected=is_protected), hint, "protect")
        self._state = (QuietLine("check", saved), protection)
        self._lost = ""
        self._show_lines()

    def show_lost(self, sentence: str) -> None:
        """Say until the plan is closed that nothing more is saved into it, and why."""
        if self._state is not None and sentence != self._lost:
            self._lost = sentence
            self._state = (QuietLine("circle-alert", words.not_saved(), sentence), self._state[1])
            self._show_lines()
            self.complain(sentence)

    def _say_saved(self) -> None:
        if self._lost:
            self.complain(self._lost)
        else:
            self.say(words.always_saved(), can_undo=False)

    def show_network(self, line: QuietLine | None) -> None:
        """Show at the bottom of the sidebar how the plan stands with its hub; None without one."""
        self._network = line
        self._show_lines()

    def _show_lines(self) -> None:
        if self._state is not None:
            saved, protection = self._state
            ways = [each for each in (self._network, self._exchanging) if each is not None]
            travels = ways or [QuietLine("wifi-off", words.offline())]
            self.sidebar.show_lines((saved, *self.clock_lines, *travels, *self._present_line(), protection))

    def show_present(self, attendance: Attendance) -> None:
        """Show who of the team has the plan open now, and what they are editing."""
        self._present = [each.name for each in attendance.present]
        self._show_lines()
        from organizer_app.domain.merging.presence import by_record
        from organizer_app.ui.widgets.presence_notice import show_editors

        show_editors(self, by_record(attendance.present))
        if self._deck is not None:
            self._deck.plan.show_present(attendance)

    def show_unsent(self, by_action: Mapping[str, int]) -> None:
        """Mark the cities with changes that wait for the hub: how many, by the id of the city action."""
        if self._deck is not None:
            self._deck.plan.show_unsent(by_action)

    def _present_line(self) -> tuple[QuietLine, ...]:
        if not self._present:
            return ()
        from organizer_app.wording.together import presence

        return (QuietLine("users", presence.live(self._present), presence.live_hint(self._present)),)

    def show_exchanging(self, line: QuietLine | None) -> None:
        """Show at the bottom of the sidebar how changes go through a folder; None without one."""
        if line != self._exchanging:
            self._exchanging = line
            self._show_lines()

    @property
    def in_sight(self) -> QWidget:
        """The screen that is shown; dialogs take its theme."""
        return self._deck.current if self._deck is not None else self._welcome or self

    # Frame

    def name_plan(self, title: str, anchor_date: str, actions: int) -> None:
        """Name the plan that is open."""
        self.setWindowTitle(words.window_title(title))
        day = words.anchor_day(anchor_date)
        self.sidebar.card.show_lines(title, day, words.plan_card(title, anchor_date))
        spoken = words.screen_and_count(words.screen_name("plan"), actions)
        self.sidebar.items["plan"].show_count(f"{actions:,}", spoken)

    def show_count(self, screen: str, count: int, spoken: str) -> None:
        """Show beside a screen's name how many things wait there."""
        self.sidebar.items[screen].show_count(f"{count:,}" if count else "", spoken)

    def reach_hub(self) -> None:
        """Ask for the hub now."""
        self.hub_wanted.emit()

    def show_live(self, screen: str, spoken: str, *, is_live: bool) -> None:
        """Mark a screen while something there is live."""
        self.sidebar.items[screen].show_live(spoken, is_live=is_live)

    def go_to(self, destination: Destination) -> None:
        """Show another screen of the open plan, or open a sheet over the visible one."""
        if screen_with(destination.screen) is None:
            self.open_sheet(destination.screen, destination.subject)
        elif self._deck is not None:
            here = Destination(self._deck.code, self._deck.view)
            if here != destination._replace(subject="", field=""):
                self._trail = [*self._trail[-_MOST_STEPS:], here]
            self._show(destination)

    def _show(self, destination: Destination) -> None:
        if self._deck is not None:
            self.sidebar.choose(destination.screen)
            self._deck.go_to(destination)
            if not destination.field:
                self._deck.current.focus_main()

    def _go_back(self) -> None:
        """Show what was in sight before the window last went somewhere else."""
        if self._trail:
            self._show(self._trail.pop())

    def say(self, sentence: str, *, can_undo: bool, offers: Sequence[Offer] = ()) -> None:
        """Show what was done, and what can be done next."""
        if "banner" in self.__dict__ and not self._lost:
            self.banner.hide()
        self.toast.say(sentence, can_undo=can_undo, offers=offers)

    def run_command(self, code: str) -> None:
        """Run a command by its code."""
        self.commands.run(code)

    def open_sheet(self, sheet: str, subject: str = "") -> None:
        """Open a sheet over the window."""
        if sheet == "importing":
            self._ask_for_files()
        elif sheet == "merging":
            self._ask_for_changes()
        else:
            self.commands.open_sheet(sheet, subject)

    def complain(self, sentence: str, offers: Sequence[Offer] = ()) -> None:
        """Show what went wrong, over a plan with what can be done about it."""
        if self._welcome is not None:
            self._welcome.show_problem(sentence)
        else:
            self.banner.say(sentence, offers)

    def withdraw(self, sentence: str) -> None:
        """Hide a complaint, unless another one is shown."""
        if "banner" in self.__dict__ and self.banner.sentence == sentence:
            self.banner.hide()

    # Actions of people

    def undo(self) -> None:
        """Undo the last step."""
        if self.plan_screen is not None:
            self.plan_screen.presenter.undo()

    def redo(self) -> None:
        """Redo the step that was undone last."""
        if self.plan_screen is not None:
            self.plan_screen.presenter.redo()

    def _go_to_pane(self, step: int) -> None:
        panes = self._deck.current.panes_in_sight() if self._deck is not None else []
        if panes:
            from organizer_app.ui.flow.pane_focus import focus_next

            focus_next(panes, self.focusWidget() or self, step)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files, and show what a drop will do."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            from organizer_app.wording.importing import import_sheet

            files = _files_of(event.mimeData())
            if _are_changes(files) and self._deck is not None:
                from organizer_app.wording.together import merge_sheet

                names = [file.name for file in files]
                hint = merge_sheet.drop_hint(names, self.sidebar.card.title)
                self.commands.overlays.hint_at_drop(merge_sheet.drop_title(), hint)
            elif _can_take(files):
                names, plan = [file.name for file in files], self.sidebar.card.title if self._deck else ""
                title, hint = import_sheet.drop_title(), import_sheet.drop_hint(names, plan)
                self.commands.overlays.hint_at_drop(title, hint)
            else:
                title = import_sheet.drop_refused_title()
                self.commands.overlays.hint_at_drop(title, words.drop_refused(), is_refused=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.commands.overlays.hide_drop_hint()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Show what the dropped files would do."""
        self.commands.overlays.hide_drop_hint()
        event.acceptProposedAction()
        self.take_files(_files_of(event.mimeData()))

    def take_files(self, files: list[Path]) -> None:
        """Show what CSV files would do to the open plan, or to a plan made for them first."""
        if _are_changes(files) and self._deck is not None:
            self.commands.overlays.show_merging(self._deck, files)
        elif not _can_take(files):
            self.complain(words.drop_refused())
        elif self._deck is not None:
            self.commands.overlays.show_import(self._deck, files)
        elif self._welcome is not None:
            self._waiting = files
            self._welcome.start_from([file.name for file in files])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Import what is pasted; fields take a paste themselves, so it comes here only from elsewhere."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        else:
            super().keyPressEvent(event)

    def _paste(self) -> None:
        from organizer_app.ui.overlays.importing.pasted import pasted_from

        data = QApplication.clipboard().mimeData()
        files = _files_of(data)
        pasted = pasted_from(data) if self._deck is not None and not files else None
        if files:
            self.take_files(files)
        elif pasted is not None and self._deck is not None:
            self.commands.overlays.show_import(self._deck, [pasted])

    def _forget_files(self) -> None:
        self._waiting = []

    def _ask_for_files(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        from organizer_app.ui.flow.save_dialog import documents_folder

        folder = str(self._files_in or documents_folder())
        found, _kind = QFileDialog.getOpenFileNames(
            self.in_sight, words.import_title(), folder, words.import_kinds()
        )
        files = [Path(name) for name in found]
        if files:
            self._files_in = files[0].parent
            self.take_files(files)

    def _ask_for_changes(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        from organizer_app.wording.together import merge_sheet

        found, _kind = QFileDialog.getOpenFileNames(
            self.in_sight, merge_sheet.drop_title(), "", merge_sheet.kinds()
        )
        if found and self._deck is not None:
            self.commands.overlays.show_merging(self._deck, [Path(name) for name in found])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_painted:
            last_input.watch(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closing.emit()

    def _set_theme(self, theme: Theme) -> None:
        change_theme(self, theme)


def first_size(screen: QScreen | None) -> QSize:
    """Return the size of a first window: what is designed for, or what fits with its title bar."""
    room = screen.availableSize() if screen is not None else _FIRST
    return _FIRST.boundedTo(room - _FRAME).expandedTo(SMALLEST)


def _files_of(data: QMimeData) -> list[Path]:
    """Return the local files that are dragged over the window."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _are_changes(files: list[Path]) -> bool:
    """Return whether all files are changes from other laptops."""
    from organizer_app.domain.merging.file_endings import CHANGES_SUFFIX

    return bool(files) and all(file.suffix.casefold() == CHANGES_SUFFIX for file in files)


def _can_take(files: list[Path]) -> bool:
    """Return whether files can be imported together: people and actions can, one after the other."""
    from organizer_app.domain.importing.file_endings import CARD_ENDINGS, IMPORTED_ENDINGS

    suffixes = {file.suffix.casefold() for file in files}
    return bool(suffixes) and any(suffixes.issubset(each) for each in (IMPORTED_ENDINGS, CARD_ENDINGS))
