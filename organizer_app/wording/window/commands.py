"""Names of commands in the palette, in menus and on the sheet of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.wording.language.texts import _, said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NAMES: Final[Mapping[str, Callable[[], str]]] = {
    "new_action": lambda: _("New action…"),
    "search": lambda: _("Search the plan"),
    "clear_filters": lambda: _("Show all actions"),
    "today": lambda: _("Go to today"),
    "earlier": lambda: _("Earlier"),
    "later": lambda: _("Later"),
    "move_to_window": lambda: _("Put the selection on schedule"),
    "due_here": lambda: _("Show what is due on this day"),
    "deadlines": lambda: _("Show or hide deadlines in the calendars"),
    "print": lambda: _("Print…"),
    "save_picture": lambda: _("Save a picture of this view…"),
    "inspector": lambda: _("Show or hide the details"),
    "save_view": lambda: _("Save this view…"),
    "undo": lambda: _("Undo"),
    "redo": lambda: _("Redo"),
    "back": lambda: _("Back to what was shown before"),
    "import_file": lambda: _("Import a file…"),
    "take_in_changes": lambda: _("Take in changes from another laptop…"),
    "duplicates": lambda: _("Find duplicates…"),
    "unknown_places": lambda: _("Match unrecognized cities…"),
    "settings": lambda: _("Plan settings…"),
    "day_numbers": lambda: _("Check-in times and limits…"),
    "enter_from_paper": lambda: _("Enter from paper"),
    "rehearse": lambda: _("Rehearse the day on a copy"),
    "end_rehearsal": lambda: _("Leave the rehearsal"),
    "hand_over": lambda: _("Hand over to the next shift…"),
    "forget_due": lambda: _("People due to be erased…"),
    "new_window": lambda: _("New window on this plan"),
    "new_plan": lambda: _("New plan…"),
    "save_copy": lambda: _("Save a copy…"),
    "close_plan": lambda: _("Close this plan"),
    "protect": lambda: _("Protect this plan…"),
    "saved": lambda: _("Save"),
    "close_window": lambda: _("Close this window"),
    "quit": lambda: _("Quit Organizer"),
    "your_name": lambda: _("Your name on changes…"),
    "lock": lambda: _("Lock this plan"),
    "lock_after_0": lambda: _("Never lock automatically"),
    "lock_after_5": lambda: _("Lock after 5 minutes idle"),
    "lock_after_10": lambda: _("Lock after 10 minutes idle"),
    "lock_after_30": lambda: _("Lock after 30 minutes idle"),
    "palette": lambda: _("Find or run anything"),
    "open_plan": lambda: _("Open another plan…"),
    "sidebar": lambda: _("Collapse or expand the sidebar"),
    "next_pane": lambda: _("Go to the next pane"),
    "previous_pane": lambda: _("Go to the previous pane"),
    "larger_text": lambda: _("Larger text"),
    "smaller_text": lambda: _("Smaller text"),
    "usual_text": lambda: _("Normal text size"),
    "scheme_system": lambda: _("Match system"),
    "scheme_light": lambda: _("Light"),
    "scheme_dark": lambda: _("Dark"),
    "units_plan": lambda: _("Distances as in the plan's country"),
    "units_miles": lambda: _("Distances in miles"),
    "units_km": lambda: _("Distances in kilometers"),
    "week_plan": lambda: _("Weeks as in the plan's country"),
    "week_sunday": lambda: _("Weeks begin on Sunday"),
    "week_monday": lambda: _("Weeks begin on Monday"),
    "alarm_sound": lambda: _("Sound for a missed check-in, on or off"),
    "alarm_notice": lambda: _("Notification for a missed check-in, on or off"),
    "help": lambda: _("Help"),
    "shortcuts": lambda: _("Keyboard shortcuts"),
    "tour": lambda: _("Show the tour again"),
    "error_report": lambda: _("Error report…"),
    "views": lambda: _("A view by its number"),
    "screens": lambda: _("A screen by its number"),
    "list_move": lambda: _("One line up or down"),
    "list_page": lambda: _("One page up or down"),
    "list_ends": lambda: _("First or last line"),
    "list_open": lambda: _("Open what is selected"),
    "map_move": lambda: _("The next city in that direction"),
    "map_zoom": lambda: _("Zoom in or out"),
    "map_fit": lambda: _("Show the whole map"),
    "calendar_move": lambda: _("One day or one week forward"),
    "calendar_turn": lambda: _("One month back or forward"),
    "calendar_open": lambda: _("Open the day"),
    "sheet_accept": lambda: _("Press the main button"),
    "palette_move": lambda: _("The line above or below"),
    "palette_run": lambda: _("Do it"),
    "palette_verbs": lambda: _("What you can do with it"),
    "palette_leave": lambda: _("Close"),
}
_SEARCH_WORDS: Final[Mapping[str, Callable[[], str]]] = {
    # Translators: other words that somebody may type for a command, parted by blanks.
    "protect": lambda: _("password passphrase encrypt recovery key file"),
    "your_name": lambda: _("author settings preferences who"),
    "error_report": lambda: _("crash bug problem"),
    "lock": lambda: _("password passphrase protect"),
    "lock_after": lambda: _("password passphrase settings preferences idle"),
    "scheme": lambda: _("settings preferences theme colors mode"),
    "text": lambda: _("settings preferences font zoom"),
    "units": lambda: _("settings preferences units km metric imperial"),
    "week": lambda: _("settings preferences calendar first day of the week"),
    "close_plan": lambda: _("quit exit"),
    "quit": lambda: _("exit leave"),
    "saved": lambda: _("save store write"),
    "save_picture": lambda: _("export image png"),
    "print": lambda: _("export pdf paper"),
    "import_file": lambda: _("csv spreadsheet upload"),
    "duplicates": lambda: _("merge same"),
    "save_copy": lambda: _("backup duplicate export save as"),
    "new_plan": lambda: _("create start"),
    "settings": lambda: _(
        "rename title date goals demand target hashtags key dates count signatures preferences"
    ),
    "move_to_window": lambda: _("start together on time"),
}
_FAMILY: Final = {
    **{f"lock_after_{minutes}": "lock_after" for minutes in (0, 5, 10, 30)},
    **{f"scheme_{scheme}": "scheme" for scheme in ("system", "light", "dark")},
    **{f"units_{code}": "units" for code in ("plan", "miles", "km")},
    **{f"week_{code}": "week" for code in ("plan", "sunday", "monday")},
    **{f"{size}_text": "text" for size in ("larger", "smaller", "usual")},
}
_SCOPES: Final[Mapping[str, Callable[[], str]]] = {
    "window": lambda: _("Anywhere"),
    "plan": lambda: _("In a plan"),
    "lists": lambda: _("In lists"),
    "map": lambda: _("On the map"),
    "calendar": lambda: _("In the calendars"),
    "sheets": lambda: _("In sheets"),
    "palette": lambda: _("In the palette"),
}
_KEYS: Final[Mapping[str, Callable[[], str]]] = {
    "Up": lambda: _("↑"),
    "Down": lambda: _("↓"),
    "Left": lambda: _("←"),
    "Right": lambda: _("→"),
    "PgUp": lambda: _("Page Up"),
    "PgDown": lambda: _("Page Down"),
    "Return": lambda: _("Enter"),
    "Enter": lambda: _("Enter"),
    "Space": lambda: _("Space"),
}


def command_name(code: str) -> str:
    """Name a command by its code."""
    return _NAMES[code]()


def search_words(code: str) -> str:
    """Return other words that find a command in the palette, parted by blanks; empty where there are none."""
    words = _SEARCH_WORDS.get(_FAMILY.get(code, code))
    return words() if words else ""


def scope_name(scope: str) -> str:
    """Name where keys work, by the code of the scope."""
    return _SCOPES[scope]()


def key_caps(sequence: str) -> tuple[str, ...]:
    """Return the label of each key of a sequence such as ``Ctrl+Shift+N``."""
    head = sequence.replace("++", "+plus") if sequence.endswith("++") else sequence
    parts = ["+"] if sequence == "+" else head.split("+")
    return tuple("+" if part == "plus" else _KEYS[part]() if part in _KEYS else part for part in parts)


sheet_title = said("Keyboard shortcuts")
or_word = said("or")
to_word = said("to")


def line_spoken(name: str, keys: str) -> str:
    """Describe a line of the sheet of keys to screen readers."""
    return _("{name}: {keys}").format(name=name, keys=keys)


sheet_foot = said("Everything here is in the palette too: press Ctrl+K and type what you want.")
help_pages = said("Pages of the guide")


def help_dot() -> str:
    """Return the bullet of a list item."""
    return "•"
