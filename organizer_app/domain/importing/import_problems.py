"""What can be wrong with a whole file that is imported, so that nothing of it is taken over."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from organizer_app.domain.basics.problems import Problem

# Of a phone number without its area code.
_PHONE_DIGITS: Final = 7


class FileKind(StrEnum):
    """What a file turned out to be when text was expected."""

    PNG = "png"
    JPEG = "jpeg"
    GIF = "gif"
    PDF = "pdf"
    ZIP = "zip"
    """Also every XLSX, ODS and DOCX file."""
    OLD_OFFICE = "old_office"
    """XLS, DOC and other files of before 2007."""
    GZIP = "gzip"
    SQLITE = "sqlite"
    BINARY = "binary"
    """No known mark, but too many control characters for a text."""


class ImportProblem(Problem):
    """The file as a whole cannot be imported; the plan stays as it was."""

    def __str__(self) -> str:
        """The name of the problem alone: what stood in the file must not reach a log."""
        return type(self).__name__

    __repr__ = __str__


@dataclass(eq=False, repr=False)
class NotText(ImportProblem):
    """The file is a picture, an archive or another kind that is no text."""

    kind: FileKind


@dataclass(eq=False, repr=False)
class EmptyFile(ImportProblem):
    """There is nothing in the file but blanks."""


@dataclass(eq=False, repr=False)
class NoRows(ImportProblem):
    """The file has a line of headings and nothing below it.

    Attributes:
        header_row: physical line of the headings, counted from 1.
    """

    header_row: int


@dataclass(eq=False, repr=False)
class FileTooLarge(ImportProblem):
    """The file is larger than an import may be.

    Attributes:
        limit_megabytes: megabytes (1,000,000 bytes) that are allowed.
    """

    limit_megabytes: int


@dataclass(eq=False, repr=False)
class TooManyRows(ImportProblem):
    """The file has more rows than one import may have."""

    limit: int


@dataclass(eq=False, repr=False)
class TooManyColumns(ImportProblem):
    """A line has more cells than one import may have.

    Attributes:
        limit: columns that are allowed.
        found_at_least: reading stopped when this many were seen.
    """

    limit: int
    found_at_least: int


@dataclass(eq=False, repr=False)
class FieldTooLong(ImportProblem):
    """One cell is longer than a cell may be.

    Attributes:
        row: physical line on which the row begins, counted from 1.
    """

    row: int


@dataclass(eq=False, repr=False)
class QuoteNeverClosed(ImportProblem):
    """A quotation mark opens a cell and the file ends before it is closed: the rows after it are lost in it.

    Attributes:
        row: physical line on which the row begins, counted from 1.
    """

    row: int


@dataclass(eq=False, repr=False)
class NoUsableColumns(ImportProblem):
    """No heading says where or when.

    Attributes:
        headings: up to ten of the headings that were seen, for the person who imports; never for a log.
    """

    headings: tuple[str, ...]

    @property
    def are_headings(self) -> bool:
        """Whether these are words above a table; a number or an address is the first row of somebody."""
        return not any("@" in text or sum(map(str.isdigit, text)) >= _PHONE_DIGITS for text in self.headings)


@dataclass(eq=False, repr=False)
class UnknownMapping(ImportProblem):
    """A mapping of the person names a column or a field that does not exist; the other one is "".

    Attributes:
        column: heading that the file does not have.
        field: field that an action does not have.
    """

    column: str = ""
    field: str = ""


@dataclass(eq=False, repr=False)
class NothingTaken(ImportProblem):
    """Not one row or card could be taken over, and none was in the plan already; each reason was told."""
