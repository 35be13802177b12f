"""Decodes typeset pages on the thread that asked for them, so that the window never waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

if TYPE_CHECKING:
    from organizer_app.domain.basics.page_pictures import ChangeMark, PagePictures
    from organizer_app.services.sharing.paper import SheetPreview


class PageImages(NamedTuple):
    """The pages of a sheet, ready to be painted.

    Attributes:
        images: the pages, all of one size, without transparency.
        dots: pixels per inch of paper.
        marks: the marks beside lines on them.
        is_part: whether these are only the first pages of more.
        preview: what they were typeset from.
    """

    images: tuple[QImage, ...]
    dots: float
    marks: tuple[ChangeMark, ...] = ()
    is_part: bool = False
    preview: SheetPreview | None = None


def page_images(pages: PagePictures, preview: SheetPreview | None = None) -> PageImages:
    """Decode pages, typeset from a preview; any thread may call this."""
    return PageImages(tuple(map(_decoded, pages.pages)), pages.dots, pages.marks, pages.is_part, preview)


def _decoded(page: bytes) -> QImage:
    # `QImage.fromData` keeps Python's lock and with it the window waiting; a reader releases it.
    device = QBuffer()
    device.setData(QByteArray(page))
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    # Scaling a page without transparency takes half the time.
    return QImageReader(device).read().convertToFormat(QImage.Format.Format_RGB32)
