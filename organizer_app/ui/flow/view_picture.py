"""Saves what a screen shows as a PNG without metadata about who drew it or where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from organizer_app.domain.basics.problems import CannotWrite
from organizer_app.environment.files.atomic_files import OWNER_ONLY, write_whole
from organizer_app.ui.flow.save_dialog import ask_file
from organizer_app.ui.flow.saved_files import file_offers
from organizer_app.wording.errors.problems import sentence
from organizer_app.wording.window import view_pictures as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.flow.frame import Frame


def picture_of(widget: QWidget) -> bytes:
    """Return a widget as PNG, one pixel per pixel of its own, whatever the display."""
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(widget.palette().window().color())
    widget.render(image)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows bytes only, Qt takes both
    return bytes(buffer.data().data())


def save_picture(screen: QWidget, code: str, frame: Frame) -> None:
    """Ask where to save a picture of a screen and write it; only its owner can read it, like the plan."""
    data = picture_of(screen)
    out = ask_file(screen, words.title(), words.file_name(code), words.file_kind())
    if out is None:
        return
    try:
        write_whole(out, data, mode=OWNER_ONLY)
    except CannotWrite as problem:
        frame.complain(sentence(problem))
    else:
        frame.say(words.saved(str(out)), can_undo=False, offers=file_offers(out))
