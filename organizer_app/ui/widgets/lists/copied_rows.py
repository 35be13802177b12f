"""Puts rows on the clipboard as spreadsheets, mail programs and chats read them: a table and text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

# What spreadsheets read as the start of a formula; a name from a stranger's file must not become one.
_FORMULA: Final = ("=", "@", "+", "-")


def copy_rows(rows: Sequence[Sequence[str]]) -> None:
    """Put rows of cells on the clipboard, as TSV and as an HTML table; without rows it stays as it is."""
    if not rows:
        return
    guarded = [[_guarded(" ".join(cell.split())) for cell in row] for row in rows]
    mime = QMimeData()
    mime.setText("\n".join("\t".join(row) for row in guarded))
    mime.setHtml(html_of(guarded))
    QGuiApplication.clipboard().setMimeData(mime)


def html_of(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as an HTML table, every cell as text."""
    lines = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def _guarded(cell: str) -> str:
    is_number = cell[1:2].isdigit() or cell[1:2] == ""
    return f"'{cell}" if cell.startswith(_FORMULA) and not is_number else cell
