"""The rows of a long list as values, so that a presenter can make them; no Qt."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from organizer_app.domain.checklists.task_rows import TaskState

# So many texts of a column at most are measured.
_FEW: Final = 40


class Column(NamedTuple):
    """A column.

    Attributes:
        heading: what stands above it.
        share: of the width.
        least: the narrowest list that shows it, in pixels at 100 % text size.
        code: by which the list can be ordered, or an empty text.
        is_long_below: whether its lower lines are sentences, which give way to what other columns say.
    """

    heading: str
    share: float
    least: int = 0
    code: str = ""
    is_long_below: bool = False


class Placed(NamedTuple):
    """A column that is shown: where it begins and how much room it has, in pixels."""

    left: float
    room: float
    column: Column


class Head(NamedTuple):
    """The head of a group with a quiet note beside it; one with a mark is where today lies."""

    title: str
    note: str = ""
    is_bad: bool = False
    mark: str = ""

    @property
    def spoken(self) -> str:
        """The head in one sentence."""
        return ", ".join(filter(None, (self.title, self.note, self.mark)))


class Text(NamedTuple):
    """Two lines of a column and the token that colours the upper one; the tail of the lower is never cut."""

    upper: str
    lower: str = ""
    color: str = "text"
    tail: str = ""

    @property
    def spoken(self) -> tuple[str, str]:
        """Both lines as they are said."""
        return self.upper, self.lower + self.tail


class Pill(NamedTuple):
    """A state with the level that stands for it, 0 to 4, or None for what is neither good nor bad."""

    upper: str
    level: int | None

    @property
    def spoken(self) -> tuple[str, str]:
        """The state as it is said."""
        return self.upper, ""


class Row(NamedTuple):
    """A row: its key, its glyph (state, gate, settled by the plan), and a text per column."""

    key: str
    state: TaskState
    is_gate: bool
    texts: tuple[Text | Pill, ...]
    is_met: bool = False


def longest(texts: set[Text | Pill]) -> list[Text | Pill]:
    """Return the texts with the most letters in the upper line, and those in the lower one."""
    upper = nlargest(_FEW, texts, key=lambda text: len(text.spoken[0]))
    return upper + nlargest(_FEW, texts, key=lambda text: len(text.spoken[1]))
