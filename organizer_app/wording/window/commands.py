"""Names of commands in the palette, in menus and on the sheet of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.wording.language.texts import _, said, said_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NAMES: Final[Mapping[str, Callable[[], str]]] = {
    "new_action": said("New action…"),
    "search": said("Search the plan"),
    "clear_filters": said("Show all actions"),
    "today": said("Go to today"),
    "earlier": said("Earlier"),
    "later": said("Later"),
    "move_to_window": said("Put the selection on schedule"),
    "remove_action": said("Remove the picked action…"),
    "due_here": said("Show what is due on this day"),
    "deadlines": said("Show or hide deadlines in the calendars"),
    "print": said("Print…"),
    "save_picture": said("Save a picture of this view…"),
    "inspector": said("Show or hide the details"),
    "save_view": said("Save this view…"),
    "undo": said("Undo"),
    "redo": said("Redo"),
    "back": said("Back to what was shown before"),
    "import_file": said("Import a file…"),
    "take_in_changes": said("Take in changes from another laptop…"),
    "duplicates": said("Find duplicates…"),
    "unknown_places": said("Match unrecognized cities…"),
    "settings": said("Plan settings…"),
    "day_numbers": said("Check-in times and limits…"),
    "enter_from_paper": said("Enter from paper"),
    "rehearse": said("Rehearse the day on a copy"),
    "end_rehearsal": said("Leave the rehearsal"),
    "hand_over": said("Hand over to the next shift…"),
    "forget_due": said("People due to be erased…"),
    "new_window": said("New window on this plan"),
    "new_plan": said("New plan…"),
    "save_copy": said("Save a copy…"),
    "close_plan": said("Close this plan"),
    "protect": said("Protect this plan…"),
    "saved": said("Save"),
    "close_window": said("Close this window"),
    "quit": said("Quit Organizer"),
    "your_name": said("Your name on changes…"),
    "lock": said("Lock this plan"),
    "lock_after_0": said("Never lock automatically"),
    "lock_after_5": said("Lock after 5 minutes idle"),
    "lock_after_10": said("Lock after 10 minutes idle"),
    "lock_after_30": said("Lock after 30 minutes idle"),
    "palette": said("Find or run anything"),
    "open_plan": said("Open another plan…"),
    "sidebar": said("Collapse or expand the sidebar"),
    "next_pane": said("Go to the next pane"),
    "previous_pane": said("Go to the previous pane"),
    "larger_text": said("Larger text"),
    "smaller_text": said("Smaller text"),
    "usual_text": said("Normal text size"),
    "scheme_system": said("Match system"),
    "scheme_light": said("Light"),
    "scheme_dark": said("Dark"),
    "units_plan": said("Distances as in the plan's country"),
    "units_miles": said("Distances in miles"),
    "units_km": said("Distances in kilometers"),
    "week_plan": said("Weeks as in the plan's country"),
    "week_sunday": said("Weeks begin on Sunday"),
    "week_monday": said("Weeks begin on Monday"),
    "alarm_sound": said("Sound for a missed check-in, on or off"),
    "alarm_notice": said("Notification for a missed check-in, on or off"),
    "help": said("Help"),
    "shortcuts": said("Keyboard shortcuts"),
    "tour": said("Show the tour again"),
    "error_report": said("Error report…"),
    "views": said("A view by its number"),
    "screens": said("A screen by its number"),
    "list_move": said("One line up or down"),
    "list_page": said("One page up or down"),
    "list_ends": said("First or last line"),
    "list_open": said("Open what is selected"),
    "map_move": said("The next city in that direction"),
    "map_zoom": said("Zoom in or out"),
    "map_fit": said("Show the whole map"),
    "calendar_move": said("One day or one week forward"),
    "calendar_turn": said("One month back or forward"),
    "calendar_open": said("Open the day"),
    "sheet_accept": said("Press the main button"),
    "palette_move": said("The line above or below"),
    "palette_run": said("Do it"),
    "palette_verbs": said("What you can do with it"),
    "palette_leave": said("Close"),
}
_SEARCH_WORDS: Final[Mapping[str, Callable[[], str]]] = {
    # Translators: other words that somebody may type for a command, parted by blanks.
    "protect": said("password passphrase encrypt recovery key file"),
    "your_name": said("author settings preferences who"),
    "error_report": said("crash bug problem"),
    "lock": said("password passphrase protect"),
    "lock_after": said("password passphrase settings preferences idle"),
    "scheme": said("settings preferences theme colors mode"),
    "text": said("settings preferences font zoom"),
    "units": said("settings preferences units km metric imperial"),
    "week": said("settings preferences calendar first day of the week"),
    "close_plan": said("quit exit"),
    "quit": said("exit leave"),
    "saved": said("save store write"),
    "save_picture": said("export image png"),
    "print": said("export pdf paper"),
    "import_file": said("csv spreadsheet upload"),
    "duplicates": said("merge same"),
    "save_copy": said("backup duplicate export save as"),
    "new_plan": said("create start"),
    "settings": said("rename title date goals demand target hashtags key dates count signatures preferences"),
    "move_to_window": said("start together on time"),
    "remove_action": said("delete discard"),
}
_FAMILY: Final = {
    **{f"lock_after_{minutes}": "lock_after" for minutes in (0, 5, 10, 30)},
    **{f"scheme_{scheme}": "scheme" for scheme in ("system", "light", "dark")},
    **{f"units_{code}": "units" for code in ("plan", "miles", "km")},
    **{f"week_{code}": "week" for code in ("plan", "sunday", "monday")},
    **{f"{size}_text": "text" for size in ("larger", "smaller", "usual")},
}
_SCOPES: Final[Mapping[str, Callable[[], str]]] = {
    "window": said("Anywhere"),
    "plan": said("In a plan"),
    "lists": said("In lists"),
    "map": said("On the map"),
    "calendar": said("In the calendars"),
    "sheets": said("In sheets"),
    "palette": said("In the palette"),
}
_KEYS: Final[Mapping[str, Callable[[], str]]] = {
    "Up": said("↑"),
    "Down": said("↓"),
    "Left": said("←"),
    "Right": said("→"),
    "PgUp": said("Page Up"),
    "PgDown": said("Page Down"),
    "Return": said("Enter"),
    "Enter": said("Enter"),
    "Space": said("Space"),
}


command_name = said_of(_NAMES)


def search_words(code: str) -> str:
    """Return other words that find a command in the palette, parted by blanks; empty where there are none."""
    words = _SEARCH_WORDS.get(_FAMILY.get(code, code))
    return words() if words else ""


scope_name = said_of(_SCOPES)


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
