"""Every command of the window in one table, for keys, menus, palette and the sheet of keys.

Their words are in `wording.window.commands` under the same codes.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtGui import QKeySequence, QShortcut

from organizer_app.environment.preferences import LOCK_CHOICES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget


class Scope(Enum):
    """Where keys work: anywhere in the window, with a plan open, or while a part of it has the focus."""

    WINDOW = "window"
    PLAN = "plan"
    LISTS = "lists"
    MAP = "map"
    CALENDAR = "calendar"
    SHEETS = "sheets"
    PALETTE = "palette"


class Command(NamedTuple):
    """A command.

    Attributes:
        code: its name in the wording.
        scope: where it works.
        keys: key sequences as Qt writes them, the first one shown.
        icon: its icon in the palette; empty when the palette does not offer it.
        is_choice: whether it changes a setting at once; a search offers screens before it.
    """

    code: str
    scope: Scope
    keys: tuple[str, ...] = ()
    icon: str = ""
    is_choice: bool = False


MOST_VIEWS: Final = 9
MOST_SCREENS: Final = 10

COMMANDS: Final = (
    Command("new_action", Scope.PLAN, ("Ctrl+N",), "plus"),
    Command("search", Scope.PLAN, ("Ctrl+F",), "search"),
    Command("clear_filters", Scope.PLAN, (), "filter"),
    Command("today", Scope.PLAN, (".",), "calendar"),
    Command("earlier", Scope.PLAN, ("[",)),
    Command("later", Scope.PLAN, ("]",)),
    Command("inspector", Scope.PLAN, ("Ctrl+I",), "panel-right"),
    Command("print", Scope.PLAN, ("Ctrl+P",), "printer"),
    Command("save_picture", Scope.PLAN, (), "download"),
    Command("remove_action", Scope.PLAN, (), "trash-2"),
    Command("move_to_window", Scope.PLAN, ("Ctrl+Shift+M",), "clock"),
    Command("due_here", Scope.PLAN, ("Ctrl+Shift+D",), "clipboard-check"),
    Command("deadlines", Scope.PLAN, ("Ctrl+L",), "layers"),
    Command("save_view", Scope.PLAN, ("Ctrl+D",), "save"),
    Command("undo", Scope.PLAN, ("Ctrl+Z",), "undo-2"),
    Command("redo", Scope.PLAN, ("Ctrl+Shift+Z",), "redo-2"),
    Command("back", Scope.PLAN, ("Alt+Left",), "chevron-left"),
    Command("import_file", Scope.PLAN, (), "upload"),
    Command("take_in_changes", Scope.PLAN, (), "laptop"),
    Command("duplicates", Scope.PLAN, (), "git-merge"),
    Command("unknown_places", Scope.PLAN, (), "map-pin"),
    Command("settings", Scope.PLAN, ("Ctrl+,",), "settings"),
    Command("day_numbers", Scope.PLAN, (), "settings"),
    Command("hand_over", Scope.PLAN, ("Ctrl+Shift+H",), "file-text"),
    Command("enter_from_paper", Scope.PLAN, ("Ctrl+Shift+E",), "pencil"),
    Command("rehearse", Scope.PLAN, (), "graduation-cap"),
    Command("end_rehearsal", Scope.PLAN, (), "graduation-cap"),
    Command("forget_due", Scope.PLAN, (), "user-x"),
    Command("new_window", Scope.PLAN, ("Ctrl+Shift+N",), "copy"),
    Command("new_plan", Scope.PLAN, (), "plus"),
    Command("save_copy", Scope.PLAN, (), "copy"),
    Command("close_plan", Scope.PLAN, (), "x"),
    Command("protect", Scope.PLAN, (), "lock"),
    Command("saved", Scope.PLAN, ("Ctrl+S",), "check"),
    Command("your_name", Scope.PLAN, (), "user"),
    Command("lock", Scope.PLAN, ("Ctrl+Shift+L",), "lock"),
    *(Command(f"lock_after_{minutes}", Scope.PLAN, (), "lock", is_choice=True) for minutes in LOCK_CHOICES),
    Command("palette", Scope.PLAN, ("Ctrl+K",)),
    Command("open_plan", Scope.PLAN, ("Ctrl+O",), "folder-open"),
    Command("sidebar", Scope.PLAN, ("Ctrl+B",), "panel-left"),
    Command("next_pane", Scope.PLAN, ("F6",)),
    Command("previous_pane", Scope.PLAN, ("Shift+F6",)),
    Command("close_window", Scope.WINDOW, ("Ctrl+W",), "x"),
    Command("quit", Scope.WINDOW, ("Ctrl+Q",), "x"),
    Command("larger_text", Scope.WINDOW, ("Ctrl++", "Ctrl+="), "plus"),
    Command("smaller_text", Scope.WINDOW, ("Ctrl+-",), "minus"),
    Command("usual_text", Scope.WINDOW, ("Ctrl+0",), "maximize"),
    Command("scheme_system", Scope.WINDOW, (), "monitor", is_choice=True),
    Command("scheme_light", Scope.WINDOW, (), "sun", is_choice=True),
    Command("scheme_dark", Scope.WINDOW, (), "moon", is_choice=True),
    Command("units_plan", Scope.WINDOW, (), "map", is_choice=True),
    Command("units_miles", Scope.WINDOW, (), "map", is_choice=True),
    Command("units_km", Scope.WINDOW, (), "map", is_choice=True),
    Command("week_plan", Scope.WINDOW, (), "calendar", is_choice=True),
    Command("week_sunday", Scope.WINDOW, (), "calendar", is_choice=True),
    Command("week_monday", Scope.WINDOW, (), "calendar", is_choice=True),
    Command("alarm_sound", Scope.WINDOW, (), "siren", is_choice=True),
    Command("alarm_notice", Scope.WINDOW, (), "siren", is_choice=True),
    Command("help", Scope.WINDOW, ("F1",), "circle-help"),
    Command("shortcuts", Scope.WINDOW, ("?",), "keyboard"),
    Command("tour", Scope.PLAN, (), "circle-help"),
    Command("error_report", Scope.WINDOW, (), "file-text"),
    *(Command(f"view_{number}", Scope.PLAN, (f"Ctrl+{number}",)) for number in range(1, MOST_VIEWS + 1)),
    # The tenth uses the key that is tenth in its row on the keyboard.
    *(
        Command(f"screen_{number}", Scope.PLAN, (f"Ctrl+Shift+{number % 10}",))
        for number in range(1, MOST_SCREENS + 1)
    ),
    # Painted views handle these themselves; the sheet shows them, nothing registers them.
    Command("list_move", Scope.LISTS, ("Up", "Down")),
    Command("list_page", Scope.LISTS, ("PgUp", "PgDown")),
    Command("list_ends", Scope.LISTS, ("Home", "End")),
    Command("list_open", Scope.LISTS, ("Return",)),
    Command("map_move", Scope.MAP, ("Left", "Right", "Up", "Down")),
    Command("map_zoom", Scope.MAP, ("+", "-")),
    Command("map_fit", Scope.MAP, ("0",)),
    Command("calendar_move", Scope.CALENDAR, ("Left", "Right", "Up", "Down")),
    Command("calendar_turn", Scope.CALENDAR, ("PgUp", "PgDown")),
    Command("calendar_open", Scope.CALENDAR, ("Return",)),
    Command("sheet_accept", Scope.SHEETS, ("Ctrl+Return", "Ctrl+Enter")),
    Command("palette_move", Scope.PALETTE, ("Up", "Down")),
    Command("palette_run", Scope.PALETTE, ("Return",)),
    Command("palette_verbs", Scope.PALETTE, ("Tab",)),
    Command("palette_leave", Scope.PALETTE, ("Esc",)),
)
COMMAND_OF: Final = {command.code: command for command in COMMANDS}
REGISTERED: Final = frozenset({Scope.WINDOW, Scope.PLAN})


def add_command_keys(widget: QWidget, handlers: Mapping[str, Callable[[], object]]) -> None:
    """Run the actions of some commands, by their codes, on their keys while the widget is shown."""
    for code, act in handlers.items():
        for keys in COMMAND_OF[code].keys:
            QShortcut(QKeySequence(keys), widget).activated.connect(act)
