"""Pages are decoded away from the window, which goes on meanwhile."""

import threading
import time

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from organizer_app.domain.basics.page_pictures import ChangeMark, PagePictures
from organizer_app.ui.screens.share.page_images import page_images

MARKS = (ChangeMark(0, 0.5, "added"),)


def a_page(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    image.setPixelColor(1, 2, QColor("red"))
    data = QBuffer()
    data.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(data, "PNG")
    return bytes(data.data().data())


def test_a_page_is_the_picture_that_was_typeset_and_keeps_its_marks() -> None:
    found = page_images(PagePictures((a_page(8, 11),), 96, MARKS, is_part=True))
    (page,) = found.images
    assert (page.width(), page.height(), page.pixelColor(1, 2).name()) == (8, 11, "#ff0000")
    assert not page.hasAlphaChannel(), "scaling it would take twice as long"
    assert found[1:] == (96, MARKS, True, None)


def longest_silence(pages: PagePictures) -> float:
    """Return for which part of the decoding, from 0 to 1, this thread was kept waiting at a stretch."""
    ended = threading.Event()

    def work() -> None:
        page_images(pages)
        ended.set()

    worker = threading.Thread(target=work)
    began = time.monotonic()
    worker.start()
    longest, last = 0.0, began
    while not ended.is_set():
        time.sleep(0.001)
        now = time.monotonic()
        longest, last = max(longest, now - last), now
    worker.join()
    return longest / (last - began)


def test_others_go_on_while_pages_are_decoded() -> None:
    pages = PagePictures((a_page(4_000, 5_000),), 480)
    # Other work may keep this thread waiting once or twice; Python's lock would do so every time.
    assert any(longest_silence(pages) < 0.5 for _attempt in range(10)), (
        "Python's lock was kept while a page was decoded"
    )
