"""Pages are decoded away from the window, which goes on meanwhile."""

import sys
from collections.abc import Iterator
from queue import SimpleQueue
from threading import Thread

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QImageReader

from organizer_app.domain.basics.page_pictures import ChangeMark, PagePictures
from organizer_app.ui.screens.share import page_images as module
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


@pytest.fixture
def _kept_lock() -> Iterator[None]:
    """Let nobody take Python's lock from a thread that does not give it away."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(600)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("_kept_lock")
def test_others_go_on_while_pages_are_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: SimpleQueue[str] = SimpleQueue()
    answers: list[bool] = []
    answers_within: list[int] = []

    def answer() -> None:
        while asked.get():
            answers.append(True)

    class Noted(QImageReader):
        def read(self) -> QImage:
            before = len(answers)
            asked.put("next")
            image = super().read()
            answers_within.append(len(answers) - before)
            return image

    monkeypatch.setattr(module, "QImageReader", Noted)
    thread = Thread(target=answer)
    thread.start()
    try:
        page_images(PagePictures((a_page(2_000, 2_500),) * 5, 240))
    finally:
        asked.put("")
        thread.join()
    assert len(answers_within) == 5, "decoded by something that may keep Python's lock"
    assert any(answers_within), "Python's lock was kept while pages were decoded"
