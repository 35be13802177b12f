"""Runs the commands of a window from keys, palette and menus, and opens its overlays."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from organizer_app.ui.flow.commands import COMMAND_OF, MOST_SCREENS, MOST_VIEWS, Scope, add_command_keys
from organizer_app.ui.flow.frame import Destination, Frame
from organizer_app.ui.screen_list import SCREENS
from organizer_app.ui.theme.themed import Themed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.ui.overlays.overlay_store import OverlayStore
    from organizer_app.ui.screen_deck import ScreenDeck
    from organizer_app.ui.screens.plan.screen import PlanScreen
    from organizer_app.ui.theme.theme import Theme

# Their keys belong to the focused text field first and are handled by `UndoKeys`.
_BY_FOCUS = frozenset({"undo", "redo"})
# They need nothing of the window below a sheet, so what is typed there stays.
_BESIDE_SHEETS = frozenset({"help", "larger_text", "smaller_text", "usual_text"})
# They are meant, whatever was typed in a sheet; any other key over it is a slip.
_WHATEVER_IS_TYPED = frozenset({"lock", "close_window", "quit"})


class WindowCommands(Themed, QObject):
    """The commands of one window.

    `ran` carries the code of a command that ran, for those that the palette offers; `found` carries what was
    chosen there, by the code of its kind and its id.

    Args:
        window: the window that has the keys.
        frame: the same window, for what commands do.
        theme: the theme in use.
        deck: returns the screens of the open plan.
    """

    ran = Signal(str)
    found = Signal(str, str)

    def __init__(
        self, window: QWidget, frame: Frame, theme: Theme, deck: Callable[[], ScreenDeck | None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._frame = frame
        self._theme = theme
        self._deck = deck
        self._overlays: OverlayStore | None = None
        self._handlers: dict[str, Callable[[], object]] = {}
        self.recent: tuple[str, ...] = ()
        self.finds: tuple[tuple[str, str], ...] = ()
        self.offer(self._own_actions())

    def _own_actions(self) -> dict[str, Callable[[], object]]:
        handlers: dict[str, Callable[[], object]] = {
            "palette": self._show_palette,
            "help": self._show_help,
            "shortcuts": self._show_sheet,
            "tour": self._show_tour,
            "new_action": self._add_new,
            "search": self._search,
            "clear_filters": lambda: self._on_plan(lambda plan: plan.clear_all()),
            "inspector": lambda: self._on_plan(lambda plan: plan.toggle_inspector()),
            "print": lambda: self._on_plan(lambda plan: plan.top.printer.click()),
            "save_picture": self._save_picture,
            "move_to_window": lambda: self._on_plan(lambda plan: plan.presenter.calendar.move_to_window()),
            "remove_action": lambda: self._on_plan(lambda plan: plan.show_removal()),
            "today": lambda: self._on_plan(lambda plan: plan.top.today_asked.emit()),
            "due_here": lambda: self._on_plan(lambda plan: plan.views.show_due_here()),
            "deadlines": lambda: self._on_plan(lambda plan: plan.presenter.calendar.toggle_deadlines()),
            "duplicates": lambda: self.open_sheet("duplicates"),
            "unknown_places": lambda: self.open_sheet("unknown_places"),
            "settings": lambda: self.open_sheet("settings"),
            "day_numbers": lambda: self.open_sheet("day_numbers"),
            "hand_over": lambda: self.open_sheet("handover"),
            "enter_from_paper": self._enter_from_paper,
            "forget_due": lambda: self.open_sheet("forgetting"),
            "earlier": lambda: self._on_plan(lambda plan: plan.top.month_turned.emit(-1)),
            "later": lambda: self._on_plan(lambda plan: plan.top.month_turned.emit(1)),
        }
        for number in range(MOST_VIEWS):
            handlers[f"view_{number + 1}"] = partial(self._go_to_view, number)
        for number in range(MOST_SCREENS):
            handlers[f"screen_{number + 1}"] = partial(self._go_to_screen, number)
        return handlers

    @property
    def offered(self) -> tuple[str, ...]:
        """The codes of all commands that can be run."""
        return tuple(self._handlers)

    def offer(self, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Make commands, by their codes, run these actions from now on; call it before a plan is shown."""
        self._handlers.update(handlers)
        self._bind(self._window, Scope.WINDOW, handlers)

    def bind(self, deck: QWidget) -> None:
        """Let the keys of a plan work while its screens are shown."""
        self._bind(deck, Scope.PLAN, self._handlers)

    def _bind(self, widget: QWidget, scope: Scope, handlers: Iterable[str]) -> None:
        codes = [code for code in handlers if COMMAND_OF[code].scope is scope and code not in _BY_FOCUS]
        add_command_keys(widget, {code: partial(self.run, code) for code in codes})

    def run(self, code: str) -> None:
        """Run a command by its code; a sheet closes for it unless that would drop what was typed there."""
        is_beside = code in _BESIDE_SHEETS
        if not is_beside and self._overlays is not None and self._overlays.open_one is not None:
            was_open = self._overlays.open_one
            if was_open.has_input and code not in _WHATEVER_IS_TYPED:
                return
            was_open.leave()
            # The key that opened it closes it again.
            if code == "palette" and was_open is self._overlays.palette:
                return
        self._handlers[code]()
        if COMMAND_OF[code].icon:
            self.ran.emit(code)

    @property
    def overlays(self) -> OverlayStore:
        """The overlays of the window; loaded when first needed."""
        if self._overlays is None:
            from organizer_app.ui.overlays.overlay_store import OverlayStore

            self._overlays = OverlayStore(self._window, self._frame, self._theme)
        return self._overlays

    def open_sheet(self, sheet: str, subject: str = "") -> None:
        """Open a sheet over the open plan."""
        deck = self._deck()
        if deck is not None:
            self.overlays.show_plan_sheet(deck, sheet, subject)

    def _show_sheet(self) -> None:
        self.overlays.show_sheet()

    def _show_help(self) -> None:
        deck = self._deck()
        self.overlays.show_help(deck.code if deck else "", deck.view if deck else "")

    def _show_tour(self) -> None:
        self.overlays.show_tour()

    def _show_palette(self) -> None:
        deck = self._deck()
        if deck is not None:
            from organizer_app.ui.overlays.palette.setting import PaletteSetting

            is_picked = deck.current is deck.plan and deck.plan.presenter.selection.action
            offered = tuple(code for code in self.offered if is_picked or code != "remove_action")
            setting = PaletteSetting(offered, self.recent, self.finds, self.run, self.found.emit)
            self.overlays.show_palette(deck, setting)

    def _save_picture(self) -> None:
        """Save what the screen shows; phone numbers in it stay covered."""
        deck = self._deck()
        if deck is None:
            return
        # Few people save a picture, so nobody waits for this at the start.
        from organizer_app.ui.flow.view_picture import save_picture

        save_picture(deck.current, deck.code, self._frame)

    def find_everywhere(self, text: str) -> None:
        """Open the palette and continue in it with a text."""
        self.run("palette")
        palette = self.overlays.palette
        if text and palette is not None:
            palette.field.setText(text)

    def _search(self) -> None:
        deck = self._deck()
        if deck is not None:
            deck.current.focus_search()

    def _add_new(self) -> None:
        deck = self._deck()
        if deck is not None and not deck.current.add_new():
            self._on_plan(lambda plan: plan.ask_for_action())

    def _on_plan(self, work: Callable[[PlanScreen], object]) -> None:
        """Show the screen of the plan and do something on it."""
        deck = self._deck()
        if deck is not None:
            if deck.current is not deck.plan:
                self._frame.go_to(Destination("plan"))
            work(deck.plan)

    def _enter_from_paper(self) -> None:
        """Show the day with the lines that were written by hand, which belong to no view of it."""
        deck = self._deck()
        if deck is None:
            return
        self._frame.go_to(Destination("day", "board"))
        from organizer_app.ui.screens.day.screen import DayScreen

        if isinstance(deck.current, DayScreen):
            deck.current.open_paper()

    def _go_to_view(self, index: int) -> None:
        deck = self._deck()
        entry = next((each for each in SCREENS if deck and each.code == deck.code), None)
        if entry is not None and index < len(entry.views):
            self._frame.go_to(Destination(entry.code, entry.views[index]))

    def _go_to_screen(self, index: int) -> None:
        if index < len(SCREENS):
            self._frame.go_to(Destination(SCREENS[index].code))

    def on_change(self, change_set: ChangeSet) -> None:
        """Pass on what an edit touched."""
        if self._overlays is not None:
            self._overlays.on_change(change_set)

    def forget_plan(self) -> None:
        """Remove what belongs to the plan that is closed."""
        if self._overlays is not None:
            self._overlays.forget_plan()
