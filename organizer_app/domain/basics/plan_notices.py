"""What a person should know about the place of a plan, though the plan can be opened."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NoticeKind(StrEnum):
    """What is to be known."""

    SYNCED = "synced"
    LOG_ASIDE = "log_aside"


@dataclass(frozen=True, slots=True)
class PlanNotice:
    """One thing to know.

    Attributes:
        kind: what it is.
        name: the program that synchronizes the folder, or the file that was set aside.
    """

    kind: NoticeKind
    name: str
