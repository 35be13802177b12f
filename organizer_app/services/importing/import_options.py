"""What a person asks of an import: the files, how to read them, and where to put their rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Sized
from contextlib import contextmanager
from dataclasses import dataclass, field

from organizer_app.domain.importing.import_problems import ImportProblem


@dataclass(frozen=True, slots=True)
class ListOptions:
    """How a person reads one list of an import.

    Attributes:
        header_row: the line with the headings; 0 to look for it.
        left_out: lines that are not to be imported.
        mended: what a person wrote into cells in place of what the file says, by line and heading.
    """

    header_row: int = 0
    left_out: Collection[int] = ()
    mended: Mapping[tuple[int, str], str] = field(default_factory=dict)

    @property
    def is_plain(self) -> bool:
        """Return whether it reads the list as it is."""
        return not (self.header_row or self.left_out or self.mended)


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How to read a file and where to put its actions.

    Attributes:
        column_map: field by heading; it overrides what the headings themselves say.
        year: for dates without one.
        mobilization: id or title; empty for the only one of the plan or of a row's day, or none.
        default_country: ISO 3166-1 alpha-2 for rows that name none.
        uses_plan_day: whether rows without a day get the anchor date of their mobilization.
        source: name of the list that the files come from; empty to recognize it.
        is_new_source: whether a list that looks known is another one anyway.
        answers: lines and fields for which the value of the file is to be taken, although a person changed
            the plan or the cell is empty now; line 0 stands for all lines.
        left_out: lines that are not to be imported, of every list without options of its own.
        mended: what a person wrote into cells of such a list, by line and heading.
        lists: how to read each list, in their order.
    """

    column_map: Mapping[str, str] = field(default_factory=dict)
    year: int | None = None
    mobilization: str = ""
    default_country: str = "US"
    uses_plan_day: bool = False
    source: str = ""
    is_new_source: bool = False
    answers: Collection[tuple[int, str]] = ()
    left_out: Collection[int] = ()
    mended: Mapping[tuple[int, str], str] = field(default_factory=dict)
    lists: Sequence[ListOptions] = ()

    def of_list(self, number: int) -> ListOptions:
        """Return how to read a list, by its number from 0."""
        if number < len(self.lists):
            return self.lists[number]
        return ListOptions(left_out=self.left_out, mended=self.mended)


@contextmanager
def problems_of(name: str, files: Sized) -> Iterator[None]:
    """Give the problems inside the name of the file, where there are several."""
    try:
        yield
    except ImportProblem as problem:
        problem.file = problem.file or (name if len(files) > 1 else "")
        raise
