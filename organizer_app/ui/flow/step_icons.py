"""Sorts journal entries into kinds of steps, each with its icon in every list."""

from __future__ import annotations

from typing import Final

from organizer_app.domain.basics.edits import STEPS_BACK, EditKind

# The first word of a step's code names its kind, so that new codes need no entry here.
_CATEGORIES: Final = {
    "added": "added",
    "created": "other",
    "filled": "other",
    "changed": "changed",
    "set": "changed",
    "moved": "changed",
    "removed": "removed",
    "imported": "imported",
    "applied": "added",
    "tracked": "added",
    "copied": "added",
    "logged": "added",
    "told": "changed",
    "untold": "changed",
    "did": "changed",
    "reopened": "changed",
    "shifted": "changed",
    "resized": "changed",
    "merged": "changed",
    "accepted": "changed",
    "stopped": "changed",
    "renamed": "changed",
    "ordered": "changed",
    "saved": "added",
    "erased": "removed",
    "reverted": "other",
}
_ICONS: Final = {
    EditKind.CHANGED_LEAD: "user",
    EditKind.CHANGED_BACKUP: "user",
    EditKind.CHANGED_GROUPS: "handshake",
    EditKind.CHANGED_PLACE: "map-pin",
    EditKind.CHANGED_VENUE: "map-pin",
    EditKind.CHANGED_START: "clock",
    EditKind.CHANGED_END: "clock",
    EditKind.CHANGED_DAY: "calendar",
    EditKind.MOVED_ACTIONS: "calendar",
    EditKind.MOVED_TO_WINDOW: "clock",
    EditKind.SHIFTED_ACTIONS: "clock",
    EditKind.RESIZED_ACTION: "clock",
    EditKind.LOGGED_CALL: "phone",
    EditKind.CHANGED_CALL: "phone",
    EditKind.FILLED_ROLE: "user",
    EditKind.CHANGED_ROLE: "user",
    EditKind.APPLIED_TEMPLATE: "clipboard-check",
    EditKind.CHANGED_TASKS: "clipboard-check",
    EditKind.DID_STEP: "check",
    EditKind.RELEASED: "share-2",
    EditKind.NOTIFIED_RECIPIENT: "mail",
    EditKind.REDID: "redo-2",
}
_CATEGORY_ICONS: Final = {
    "added": "plus",
    "changed": "pencil",
    "removed": "trash-2",
    "imported": "file-spreadsheet",
    "back": "undo-2",
    "other": "flag",
}


def category_of(kind: EditKind) -> str:
    """Return the code of the kind to which a step belongs."""
    if kind in STEPS_BACK:
        return "back"
    return _CATEGORIES.get(kind.value.partition("_")[0], "other")


def step_icon(kind: EditKind) -> str:
    """Return the icon of a kind of step."""
    return _ICONS.get(kind) or _CATEGORY_ICONS[category_of(kind)]
