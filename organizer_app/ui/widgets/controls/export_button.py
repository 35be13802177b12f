"""A button that offers the files a screen can write, and asks where to save each."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFileDialog, QMenu

from organizer_app.ui.widgets.controls.buttons import icon_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QToolButton, QWidget

    from organizer_app.ui.theme.theme import Theme


class Offer(NamedTuple):
    """A file that can be written.

    Attributes:
        code: the code of its format in the service.
        audience: code of its audience.
        words: its line in the menu.
        file: the suggested name.
        kinds: the filters of the dialog, as Qt writes them.
    """

    code: str
    audience: str
    words: str
    file: str
    kinds: str


class ExportMenu(QMenu):
    """`wanted` carries format, audience and path of the requested file."""

    wanted = Signal(str, str, object)

    def __init__(self, offers: Sequence[Offer], parent: QWidget) -> None:
        super().__init__(parent)
        for offer in offers:
            self.addAction(offer.words, partial(self._ask, offer))

    def _ask(self, offer: Offer) -> None:
        found, _kind = QFileDialog.getSaveFileName(
            self.parentWidget(), offer.words.removesuffix("…"), offer.file, offer.kinds
        )
        if found:
            ending = Path(offer.file).suffix
            is_typed = found.casefold().endswith(ending)
            self.wanted.emit(offer.code, offer.audience, Path(found if is_typed else f"{found}{ending}"))


def export_button(
    theme: Theme, words: str, offers: Sequence[Offer], parent: QWidget
) -> tuple[QToolButton, ExportMenu]:
    """Return a button and the menu that it opens."""
    menu = ExportMenu(offers, parent)

    def open_menu() -> None:
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    button = icon_button(theme, "download", words, open_menu, parent)
    return button, menu
