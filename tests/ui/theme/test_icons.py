"""Icons take a colour of the scheme and stay sharp."""

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from organizer_app.domain.basics.problems import ResourceMissing
from organizer_app.environment.resource_files import resource_path
from organizer_app.ui.theme.icons import icon_pixmap


def strongest(image: QImage) -> QColor:
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=lambda color: color.alpha())


def test_an_icon_takes_the_colour_it_is_given(qapp: QApplication) -> None:
    assert qapp is not None
    pixmap = icon_pixmap("map", 18, "#5B46D9", 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (36, 2.0)
    assert strongest(pixmap.toImage()).name() == "#5b46d9"


def test_a_missing_icon_is_an_error(qapp: QApplication) -> None:
    assert qapp is not None
    with pytest.raises(ResourceMissing):
        icon_pixmap("no-such-icon", 18, "#000000", 1.0)


def test_every_shipped_icon_can_be_drawn(qapp: QApplication) -> None:
    assert qapp is not None
    names = [path.stem for path in resource_path("icons").glob("*.svg")]
    assert len(names) >= 30
    blank = [
        name for name in names if strongest(icon_pixmap(name, 18, "#000000", 1.0).toImage()).alpha() < 128
    ]
    assert blank == []
