"""What the import sheet says about single lines of a file, and about all of them together."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.wording.importing import import_sheet as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from organizer_app.domain.importing.foreign_files import Sheet
    from organizer_app.domain.importing.incoming import ColumnRead
    from organizer_app.domain.importing.table_layouts import TableLayout
    from organizer_app.ui.overlays.importing.cell_questions import CellQuestion
    from organizer_app.ui.overlays.importing.list_lines import ListLine

DOUBTS: Final = "doubts"
"""The code of the lines to look at, among the counts of a preview."""
# For one kind; a person with more opens the file.
MOST_LINES: Final = 200
# As many line numbers fit beside a doubt that many rows share.
NAMED_LINES: Final = 24
# The icons of lines that somebody should look at: doubtful, alike, skipped or refused.
TO_CHECK: Final = frozenset({"circle-help", "copy", "info", "minus", "x"})


class Verdict(NamedTuple):
    """A statement about a line of the file; a heading has no place.

    Attributes:
        place: the position of the line, in words.
        text: the statement.
        is_heading: whether it heads the lines below it.
        mark: icon before the text.
        cells: the cells of the line under the columns that are shown.
        doubtful: numbers of the cells that somebody must look at.
        assumed: numbers of the cells that were left open, or read with an assumption.
        folded: the lines that unfold below this one.
        aside: which rows these are, in words, in the place of cells.
        row: the line, if its cells can be mended.
        whole: the cells as they are, for mending them.
        mended: numbers of the cells that a person has mended.
        changed: numbers of the cells that change the plan.
        told: numbers of cells with what is said of them: the value of the plan, or how they were read.
        kinds: codes of the counts above the lines among which it is.
        lacking: numbers of the columns that its list does not have.
    """

    place: str
    text: str
    is_heading: bool = False
    mark: str = ""
    cells: tuple[str, ...] = ()
    doubtful: frozenset[int] = frozenset()
    assumed: frozenset[int] = frozenset()
    folded: tuple[Verdict, ...] = ()
    aside: str = ""
    row: ListLine | None = None
    whole: tuple[str, ...] = ()
    mended: frozenset[int] = frozenset()
    changed: frozenset[int] = frozenset()
    told: tuple[tuple[int, str], ...] = ()
    kinds: frozenset[str] = frozenset()
    lacking: frozenset[int] = frozenset()


class ListLayout(NamedTuple):
    """How a list is laid out.

    Attributes:
        number: its number among the lists, from 0.
        name: what distinguishes it from other lists; empty where there is one.
        layout: where its headings are, and what its dates begin with.
    """

    number: int
    name: str
    layout: TableLayout


class Preview(NamedTuple):
    """What the sheet shows of a dry run.

    Attributes:
        counts: code, words and number of what would happen.
        verdicts: the statements about single lines.
        rows: how many rows would be written.
        accept: the words of the button that writes them.
        remark: the sentence above the lines, if any.
        columns: the field of each column; empty where it cannot be chosen.
        undated: the number of rows without a day.
        again: the list that a file was taken for, imported before; empty for a new one, or several files.
        kept: fields where the plan keeps what a person changed, or what the file left empty.
        kept_count: in how many cells.
        sheets: the sheets of a workbook; none where there is nothing to choose.
        questions: what somebody should say about cells of the file, once for all equal ones.
        planned: lines that look like actions of the plan, which may be left out together.
        layouts: how the lists are laid out, where a person may correct it.
        mix: how many rows are ready, unchanged, like others or to be looked at.
    """

    counts: Sequence[tuple[str, str, int]]
    verdicts: Sequence[Verdict]
    rows: int
    accept: str
    remark: str
    columns: Sequence[ColumnRead] = ()
    undated: int = 0
    again: str = ""
    kept: frozenset[str] = frozenset()
    kept_count: int = 0
    sheets: Sequence[Sheet] = ()
    questions: Sequence[CellQuestion] = ()
    planned: frozenset[ListLine] = frozenset()
    layouts: Sequence[ListLayout] = ()
    mix: Mapping[str, int] = MappingProxyType({})


def section(title: str, lines: list[Verdict]) -> list[Verdict]:
    """Return the first lines under their title; nothing for none."""
    return [Verdict("", title, is_heading=True), *first_lines(lines)] if lines else []


def of_kind(verdicts: Sequence[Verdict], kind: str) -> list[Verdict]:
    """Return the lines of a kind under their titles, and the lines that unfold among them."""
    found: list[Verdict] = []
    for verdict in verdicts:
        if verdict.is_heading:
            if found and found[-1].is_heading:
                found.pop()
            found.append(verdict)
        elif verdict.folded:
            inside = tuple(each for each in verdict.folded if kind in each.kinds)
            found += [_with_fewer(verdict, inside)] if inside else []
        elif kind in verdict.kinds:
            found.append(verdict)
    return found[:-1] if found and found[-1].is_heading else found


def _with_fewer(verdict: Verdict, inside: tuple[Verdict, ...]) -> Verdict:
    """Return a line that many rows share with some of them alone; more rows than are shown stay uncounted."""
    numbers = [each.row.line for each in inside if each.row is not None]
    if len(numbers) < len(inside) or len(inside) == len(verdict.folded):
        return verdict._replace(folded=inside)
    return verdict._replace(
        folded=inside, place=words.rows(len(inside)), aside=words.in_lines(numbers, NAMED_LINES)
    )


def first_lines(lines: Sequence[Verdict]) -> list[Verdict]:
    """Return the first lines, and how many more there are."""
    rest = len(lines) - MOST_LINES
    kinds = frozenset[str]().union(*(line.kinds for line in lines[MOST_LINES:]))
    more = [Verdict("", words.more(rest), kinds=kinds)] if rest > 0 else []
    return [*lines[:MOST_LINES], *more]


def in_place(before: Sequence[Verdict], after: Sequence[Verdict]) -> list[Verdict]:
    """Return new lines where the old ones of their rows were; what is new comes below them.

    Who answers a question or mends a cell has the pointer over these lines. A doubt that is gone keeps its
    line, checked, above its rows.
    """
    titles = {_without_count(each.text): each for each in after if each.is_heading}
    groups = {each.text: each for each in after if each.folded}
    rows: dict[ListLine, Verdict] = {}
    for each in after:
        for line in (each, *each.folded):
            if line.row is not None:
                rows.setdefault(line.row, line)
    found = [_renewed(old, titles, groups, rows) for old in before]
    known = {line.row for old in before for line in (old, *old.folded) if line.row is not None}
    shown = {*map(_name_of, found)}
    fresh = [
        each
        for each in after
        if not each.is_heading and each.row not in known and _name_of(each) not in shown
    ]
    return [*found, *fresh]


def _name_of(line: Verdict) -> tuple[str, str, bool]:
    return line.place, line.text, line.is_heading


def _renewed(
    old: Verdict,
    titles: Mapping[str, Verdict],
    groups: Mapping[str, Verdict],
    rows: Mapping[ListLine, Verdict],
) -> Verdict:
    if old.is_heading:
        return titles.get(_without_count(old.text), old)
    if old.row is not None:
        return rows.get(old.row, old)
    if not old.folded:
        return old
    inside = tuple(each if each.row is None else rows.get(each.row, each) for each in old.folded)
    return groups.get(old.text) or old._replace(mark="check", folded=inside)


def _without_count(title: str) -> str:
    return "".join(character for character in title if character.isalpha())
