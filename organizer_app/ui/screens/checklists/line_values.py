"""The rows of a long list as values, so that a presenter can make them; no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from organizer_app.domain.task_rows import TaskState


class Head(NamedTuple):
    """The head of a group with a quiet note beside it."""

    title: str
    note: str = ""
    is_bad: bool = False


class Text(NamedTuple):
    """Two lines of a column and the token that colours the upper one."""

    upper: str
    lower: str = ""
    color: str = "text"


class Pill(NamedTuple):
    """A state with the level that stands for it, 0 to 4, or None for what is neither good nor bad."""

    upper: str
    level: int | None
    lower: str = ""


class Row(NamedTuple):
    """A row: its key, its glyph (state, gate, settled by the plan), and a text per column."""

    key: str
    state: TaskState
    is_gate: bool
    texts: tuple[Text | Pill, ...]
    is_met: bool = False
