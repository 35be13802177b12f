"""Offers to open a file that was just saved, or the folder it is in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from organizer_app.ui.flow.frame import Offer
from organizer_app.wording.window import window as words

if TYPE_CHECKING:
    from pathlib import Path


def file_offers(file: Path) -> tuple[Offer, Offer]:
    """Return the offers to open a saved file and to show its folder, in the programs of the system."""
    return (
        Offer(words.open_file(), partial(_open, file)),
        Offer(words.show_in_folder(), partial(_open, file.parent)),
    )


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute())))
