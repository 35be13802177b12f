"""Define the problems that prevent the import of a whole file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from organizer_app.domain.basics.problems import Problem
from organizer_app.domain.importing.table_layouts import TableLayout

# Digits of a phone number without its area code.
_PHONE_DIGITS: Final = 7


class FileKind(StrEnum):
    """What a file is when it holds nothing that can be imported."""

    PNG = "png"
    JPEG = "jpeg"
    GIF = "gif"
    PDF = "pdf"
    ZIP = "zip"
    """Also every XLSX, ODS and DOCX file."""
    OLD_OFFICE = "old_office"
    """XLS, DOC and other files from before 2007."""
    GZIP = "gzip"
    SQLITE = "sqlite"
    BINARY = "binary"
    """No known signature, but too many control characters for a text."""
    DOCUMENT = "document"
    """Word, LibreOffice Writer, Pages."""
    SLIDES = "slides"
    WEB_PAGE = "web_page"
    MARKDOWN = "markdown"
    JSON = "json"
    """A JSON list of other matters."""
    JSON_DAMAGED = "json_damaged"
    JSON_RECORD = "json_record"
    """One JSON object without a list: a single record, or settings."""
    JSON_EMPTY = "json_empty"
    """A list or page of a known kind with nothing in it."""
    WEB_ANSWER = "web_answer"
    """What a web service says about a request: done, or failed."""
    PETITIONS = "petitions"
    FORMS = "forms"
    DONATIONS = "donations"
    SIGN_UPS = "sign_ups"
    """Sign-ups that refer to people without naming them."""
    MESSAGES = "messages"
    PEOPLE_LISTS = "people_lists"
    """Lists that refer to people without naming them."""
    TAGS = "tags"
    SURVEYS = "surveys"
    CANVASSES = "canvasses"
    ORGANIZATIONS = "organizations"
    SHARE_PAGES = "share_pages"
    EVENT_CAMPAIGNS = "event_campaigns"
    SERVICE_RECORD = "service_record"
    """Any other record of an OSDI server, such as the page that names all others."""
    XML = "xml"
    CALENDAR = "calendar"
    """A calendar without events, such as one of tasks."""
    NO_POINTS = "no_points"
    """A map without points."""
    PROSE = "prose"
    """Text in which no line is an action."""
    DAMAGED = "damaged"
    """A workbook or archive that does not hold together."""
    LOCKED = "locked"
    """A workbook with a password."""


@dataclass(eq=False, repr=False)
class ImportProblem(Problem):
    """The whole file cannot be imported; the plan was not changed.

    Attributes:
        file: name of the file, if there are several; "" for the only one.
    """

    file = ""

    def __str__(self) -> str:
        """Return only the name of the problem: the file's content must not reach a log."""
        return type(self).__name__

    __repr__ = __str__


@dataclass(eq=False, repr=False)
class NotText(ImportProblem):
    """The file is a picture, a web page or another kind that holds no list of actions or people."""

    kind: FileKind


class EmptyFile(ImportProblem):
    """The file only contains blanks."""


@dataclass(eq=False, repr=False)
class NoRows(ImportProblem):
    """The file has headings and no rows below them.

    Attributes:
        header_row: physical line of the headings, counted from 1.
    """

    header_row: int


@dataclass(eq=False, repr=False)
class FileTooLarge(ImportProblem):
    """The file is larger than the import limit.

    Attributes:
        limit_megabytes: the limit in megabytes (1,000,000 bytes).
    """

    limit_megabytes: int


@dataclass(eq=False, repr=False)
class TooMuch(ImportProblem):
    """The file has more of something than the import limit."""

    limit: int


class TooManyRows(TooMuch):
    """The file has more rows than the import limit."""


@dataclass(eq=False, repr=False)
class TooManyColumns(ImportProblem):
    """A line has more cells than the import limit.

    Attributes:
        limit: maximum number of columns.
        found_at_least: number of columns seen before reading stopped.
    """

    limit: int
    found_at_least: int


@dataclass(eq=False, repr=False)
class NoSuchSheet(ImportProblem):
    """The workbook has no sheet of this name or number.

    Attributes:
        sheet: what was asked for.
        sheets: the names of all.
    """

    sheet: str
    sheets: tuple[str, ...]


@dataclass(eq=False, repr=False)
class CellFarBelow(ImportProblem):
    """A sheet is nearly empty and as high as can be, because of something far below its list.

    Attributes:
        row: where that is, counted from 1.
    """

    row: int


class TooManyCells(TooMuch):
    """The file has more cells than the import limit."""


class UnsafeFile(ImportProblem):
    """The reader of the file had to be stopped: it took too much time or memory, or it broke down."""


@dataclass(eq=False, repr=False)
class RowProblem(ImportProblem):
    """A row of the file cannot be read.

    Attributes:
        row: physical line on which the row starts, from 1.
    """

    row: int


class FieldTooLong(RowProblem):
    """One cell is longer than the limit."""


class QuoteNeverClosed(RowProblem):
    """A quotation mark opens a cell and is never closed, so that the cell swallows the following rows."""


@dataclass(eq=False, repr=False)
class NoUsableColumns(ImportProblem):
    """No heading gives a place or time.

    Attributes:
        headings: up to ten of the headings, for the user only; never for a log.
        samples: the first cells below each of them, for the same.
        layout: where they are, and where else they may be.
    """

    headings: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...] = ()
    layout: TableLayout | None = None

    @property
    def are_headings(self) -> bool:
        """Return whether the words are headings; a number or an email address means a row about a person."""
        return not any("@" in text or sum(map(str.isdigit, text)) >= _PHONE_DIGITS for text in self.headings)


class OtherTable(NoUsableColumns):
    """Few headings are known, and none says when, who or at what spot: a census or an inventory."""


@dataclass(eq=False, repr=False)
class UnknownMapping(ImportProblem):
    """The user's mapping names a column or field that does not exist; the other one is "".

    Attributes:
        column: heading that is not in the file.
        field: field that actions do not have.
    """

    column: str = ""
    field: str = ""


class NothingTaken(ImportProblem):
    """No row or card could be imported, and none was in the plan already; each reason was given."""
