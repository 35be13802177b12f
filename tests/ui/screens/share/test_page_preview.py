"""Pages are typeset with a dot for each pixel of the screen, and again when they are shown larger."""

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.share.page_images import PageImages
from organizer_app.ui.screens.share.page_preview import PagePreview
from organizer_app.ui.theme.theme import Theme


def pages(dots: float) -> PageImages:
    image = QImage(round(8.5 * dots), round(11 * dots), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    return PageImages((image,), dots)


def test_the_dots_follow_the_width_and_the_zoom_within_limits(qtbot: QtBot, theme: Theme) -> None:
    preview = PagePreview(theme)
    qtbot.addWidget(preview)
    preview.resize(300, 400)
    preview.show()
    assert preview.dots() == 96
    preview.resize(1148, 800)
    assert preview.dots() == 144
    preview.zoom_by(100)
    assert preview.dots() == 288


def test_larger_pages_are_asked_for_once_they_would_blur(qtbot: QtBot, theme: Theme) -> None:
    preview = PagePreview(theme)
    qtbot.addWidget(preview)
    preview.resize(800, 800)
    preview.show()
    preview.show_pages(pages(preview.dots()))
    with qtbot.assertNotEmitted(preview.finer_asked, wait=50):
        preview.zoom_by(0.8)
    with qtbot.waitSignal(preview.finer_asked):
        preview.zoom_by(2)
    with qtbot.assertNotEmitted(preview.finer_asked, wait=50):
        preview.show_pages(pages(preview.dots()))
