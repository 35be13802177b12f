"""Which files the window takes when they are dropped or chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

_TABLES: Final = frozenset({".csv", ".tsv", ".txt", ".json"})
_CARDS: Final = frozenset({".vcf", ".vcard"})


def files_of(data: QMimeData) -> list[Path]:
    """Return the files on this computer that hang over the window."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def can_take(files: list[Path]) -> bool:
    """Whether files can be looked at together: people and actions are, one after the other."""
    suffixes = {file.suffix.casefold() for file in files}
    return bool(suffixes) and (suffixes <= _TABLES or suffixes <= _CARDS)
