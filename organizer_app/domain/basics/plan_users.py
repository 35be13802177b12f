"""Name the programs that may have a plan open, so that one can tell a person about the other."""

from __future__ import annotations

from enum import StrEnum


class PlanUser(StrEnum):
    """What has a plan open; nothing about the person who sits before it."""

    WINDOW = "window"
    COMMAND = "command"
    READER = "reader"
    PICTURE = "picture"
