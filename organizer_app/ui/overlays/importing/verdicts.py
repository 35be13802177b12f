"""What the import sheet says of single lines of a file, and of all of them together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.wording.importing import import_sheet as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.importing.incoming import ColumnRead

# Of one kind; who has more looks at the file.
MOST_LINES: Final = 200


class Verdict(NamedTuple):
    """What is said of a line of the file; a heading has no place.

    Attributes:
        place: where the line stands, in words.
        text: what is said of it.
        is_heading: whether it heads the lines below it.
        mark: icon before the text.
        cells: what stands in the line under the columns that are shown.
        doubtful: numbers of the cells that the text is about.
    """

    place: str
    text: str
    is_heading: bool = False
    mark: str = ""
    cells: tuple[str, ...] = ()
    doubtful: frozenset[int] = frozenset()


class Preview(NamedTuple):
    """What the sheet shows of a dry run.

    Attributes:
        counts: code, words and number of what would happen.
        verdicts: what is said of single lines.
        rows: how many rows would be written.
        accept: words of the button that writes them.
        remark: what stands above the lines, if anything.
        columns: what each column is taken for; empty where that cannot be chosen.
    """

    counts: Sequence[tuple[str, str, int]]
    verdicts: Sequence[Verdict]
    rows: int
    accept: str
    remark: str
    columns: Sequence[ColumnRead] = ()


def section(title: str, lines: list[Verdict]) -> list[Verdict]:
    """Return lines below their title, the first of them; nothing for none."""
    if not lines:
        return []
    rest = len(lines) - MOST_LINES
    more = [Verdict("", words.more(rest))] if rest > 0 else []
    return [Verdict("", title, is_heading=True), *lines[:MOST_LINES], *more]
