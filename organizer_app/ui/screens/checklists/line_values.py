"""The rows of a long list as values, so that a presenter can make them; no Qt."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from organizer_app.domain.checklists.task_rows import TaskState

# At most this many texts of a column are measured.
_FEW: Final = 40


class Column(NamedTuple):
    """A column.

    Attributes:
        heading: the text above it.
        share: its share of the width.
        least: the narrowest list that shows it, in pixels at 100 % text size.
        code: the code for ordering by it, or an empty text.
        is_long_below: whether its lower lines are sentences, which yield space to other columns.
    """

    heading: str
    share: float
    least: int = 0
    code: str = ""
    is_long_below: bool = False


class Placed(NamedTuple):
    """A visible column: its left edge and its width, in pixels."""

    left: float
    room: float
    column: Column


class Head(NamedTuple):
    """The head of a group with a muted note beside it; a marked head is where today is."""

    title: str
    note: str = ""
    is_bad: bool = False
    mark: str = ""

    @property
    def spoken(self) -> str:
        """The head in one sentence."""
        return ", ".join(filter(None, (self.title, self.note, self.mark)))


class Text(NamedTuple):
    """Two lines of a column and the color token of the upper one; the tail of the lower is never cut."""

    upper: str
    lower: str = ""
    color: str = "text"
    tail: str = ""

    @property
    def spoken(self) -> tuple[str, str]:
        """Both lines, for screen readers."""
        return self.upper, self.lower + self.tail


class Pill(NamedTuple):
    """A state with its level, 0 to 4, or None if it is neither good nor bad."""

    upper: str
    level: int | None

    @property
    def spoken(self) -> tuple[str, str]:
        """The state, for screen readers."""
        return self.upper, ""


class Row(NamedTuple):
    """A row: its key, its glyph (state, gate, completed by the plan), and a text per column."""

    key: str
    state: TaskState
    is_gate: bool
    texts: tuple[Text | Pill, ...]
    is_met: bool = False


def longest(texts: set[Text | Pill]) -> list[Text | Pill]:
    """Return the longest texts of the upper lines, and of the lower lines."""
    upper = nlargest(_FEW, texts, key=lambda text: len(text.spoken[0]))
    return upper + nlargest(_FEW, texts, key=lambda text: len(text.spoken[1]))
