"""Takes a table, contact cards or lines of a chat from the clipboard, to be imported like a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from organizer_app.environment.files.bounded_files import bounded_bytes
from organizer_app.wording.importing import import_sheet as words

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

_CARD: Final = "begin:vcard"
_CELLS: Final = frozenset({"td", "th"})


@dataclass(frozen=True, slots=True)
class PastedText:
    """What was pasted. It stays in memory: a copy on the disk would be one more place that holds names.

    Attributes:
        name: what history and the sheet call it.
        data: its text, UTF-8.
    """

    name: str
    data: bytes = field(repr=False)

    @property
    def suffix(self) -> str:
        """The ending of its name."""
        return PurePath(self.name).suffix


GivenFile = Path | PastedText


def content_of(file: GivenFile) -> bytes:
    """Return the bytes of a file, or of what was pasted; raise `CannotRead` for a file that cannot be."""
    return file.data if isinstance(file, PastedText) else bounded_bytes(file)


def pasted_from(data: QMimeData) -> PastedText | None:
    """Return what is in a clipboard; None if it holds neither words nor a table."""
    text = data.text() if data.hasText() else ""
    if "\t" not in text and data.hasHtml():
        table = _Table()
        table.feed(data.html())
        text = table.text() or text
    if not text.strip():
        return None
    kind = ".vcf" if _CARD in text[:200].casefold() else ".tsv" if "\t" in text else ".txt"
    return PastedText(f"{words.pasted()}{kind}", text.encode("utf-8", "replace"))


class _Table(HTMLParser):
    """Reads the rows of the tables in a piece of a page; everything else in it is left out."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[list[str]] = []
        self._is_in_cell = False

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._rows.append([])
        elif tag in _CELLS and self._rows:
            self._rows[-1].append("")
            self._is_in_cell = True

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in _CELLS:
            self._is_in_cell = False

    @override
    def handle_data(self, data: str) -> None:
        if self._is_in_cell:
            self._rows[-1][-1] += data

    def text(self) -> str:
        """Return the rows with a tab between cells; empty without a table."""
        return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in self._rows if row)
