"""Determine from its first bytes what a file is, so that nothing is read as something else."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from enum import Enum, auto
from typing import Final

from organizer_app.domain.importing.import_problems import FileKind, NotText, UnsafeFile
from organizer_app.exchange.text.text_encoding import MARKS

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The name of the stream in which old Excel files keep their cells, in UTF-16.
_CELL_STREAMS: Final = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_ENDINGS: Final = (
    ("word/", FileKind.DOCUMENT),
    ("ppt/", FileKind.SLIDES),
    ("index/document.iwa", FileKind.DOCUMENT),
)
_OPEN_DOCUMENTS: Final = {
    b"application/vnd.oasis.opendocument.text": FileKind.DOCUMENT,
    b"application/vnd.oasis.opendocument.presentation": FileKind.SLIDES,
}
_SHEETS: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_MOST_ENTRIES: Final = 2_000
_MOST_UNPACKED: Final = 200_000_000
_MOST_RATIO: Final = 200
_SMALL: Final = 1_000_000
_MARKDOWN: Final = re.compile(r"(?m)^(?:#{1,6} \S|```|\[[^\]]+\]\([^)]+\)|[-*] \[[ x]\] )")
_MARKDOWN_LINES: Final = 2
_LOOKED_AT: Final = 65_536


class Shape(Enum):
    """What the beginning of a file says that it is."""

    WORKBOOK = auto()
    MAP_ARCHIVE = auto()
    CALENDAR = auto()
    CARDS = auto()
    JSON = auto()
    KML = auto()
    TEXT = auto()


def shape_of_bytes(data: bytes) -> Shape | None:
    """Return what a file in binary form is; None for text.

    Raises:
        NotText: it is of a kind that cannot be imported.
        UnsafeFile: it is a workbook or a map, and too large when it is unpacked.
    """
    if data.startswith(_ZIP):
        return _shape_of_archive(data)
    if data.startswith(_OLE):
        if any(map(data.__contains__, _CELL_STREAMS)):
            return Shape.WORKBOOK
        raise NotText(FileKind.OLD_OFFICE)
    for mark, kind in MARKS:
        if data.startswith(mark):
            raise NotText(kind)
    return None


def shape_of_text(text: str, ending: str) -> Shape:
    """Return what a text is.

    Args:
        text: the decoded file.
        ending: the ending of its name, in lower case.

    Raises:
        NotText: it is of a kind that cannot be imported.
    """
    head = text[:_LOOKED_AT].lstrip()
    upper = head[:400].upper()
    if upper.startswith("BEGIN:VCARD"):
        return Shape.CARDS
    if upper.startswith(("BEGIN:VCALENDAR", "BEGIN:VEVENT", "BEGIN:VTODO", "BEGIN:VTIMEZONE")):
        return Shape.CALENDAR
    if head.startswith(("{", "[")) and (ending in {"json", "geojson", "umap"} or _is_json(head)):
        return Shape.JSON
    if head.startswith("<"):
        return _shape_of_markup(head, upper)
    if ending in {"md", "markdown"} or _is_markdown(head):
        raise NotText(FileKind.MARKDOWN)
    if "\nBEGIN:VCALENDAR" in upper or "\nBEGIN:VEVENT" in upper:
        return Shape.CALENDAR
    return Shape.TEXT


def _is_json(head: str) -> bool:
    """Return whether a text that begins with a bracket goes on like JSON; a title may begin with one too."""
    return re.match(r"[{\[]\s*(?:[{\[\]}]|\"|-?\d+(?:\.\d+)?\s*[,\]]|true|false|null)", head) is not None


def _shape_of_markup(head: str, upper: str) -> Shape:
    if re.search(r"<kml[\s>]", head[:4000], re.IGNORECASE):
        return Shape.KML
    if "<!DOCTYPE HTML" in upper or re.search(
        r"<(?:html|head|body|table|div|meta)[\s>]", head, re.IGNORECASE
    ):
        raise NotText(FileKind.WEB_PAGE)
    raise NotText(FileKind.XML)


def _is_markdown(head: str) -> bool:
    if any(separator in head.partition("\n")[0] for separator in ",;\t"):
        return False
    return head.startswith("# ") and len(_MARKDOWN.findall(head)) >= _MARKDOWN_LINES


def _shape_of_archive(data: bytes) -> Shape:
    names, kind = _entries(data)
    if kind in _OPEN_DOCUMENTS:
        raise NotText(_OPEN_DOCUMENTS[kind])
    if kind == _SHEETS or any(name.startswith("xl/") for name in names):
        return Shape.WORKBOOK
    if any(name.endswith(".kml") for name in names):
        return Shape.MAP_ARCHIVE
    for begin, refused in _ENDINGS:
        if any(name.startswith(begin) for name in names):
            raise NotText(refused)
    raise NotText(FileKind.ZIP)


def _is_of_a_list(name: str) -> bool:
    """Return whether an archive with a file of this name is a workbook or a map."""
    return name.startswith("xl/") or name == "content.xml" or name.endswith(".kml")


def _entries(data: bytes) -> tuple[list[str], bytes]:
    """Return the names in an archive, and the kind that it says it is; refuse one that would fill memory.

    Raises:
        UnsafeFile: it is a workbook or a map, and too large when it is unpacked.
        NotText: it is damaged, or another archive of that size.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            unpacked = sum(entry.file_size for entry in entries)
            squeezed = max(sum(entry.compress_size for entry in entries), 1)
            is_bomb = unpacked > _SMALL and unpacked > _MOST_RATIO * squeezed
            names = [entry.filename.casefold() for entry in entries[:_MOST_ENTRIES]]
            if len(entries) > _MOST_ENTRIES or unpacked > _MOST_UNPACKED or is_bomb:
                # Nobody unpacks a workbook or a map by hand.
                raise UnsafeFile if any(map(_is_of_a_list, names)) else NotText(FileKind.ZIP)
            kind = archive.read("mimetype")[:100].strip() if "mimetype" in names else b""
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError) as damaged:
        raise NotText(FileKind.ZIP) from damaged
    return names, kind
