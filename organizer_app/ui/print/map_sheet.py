"""Draws the map of a schedule as a sheet or a picture: the United States with a dot for each city."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from organizer_app.services.sharing.schedule_pictures import map_picture
from organizer_app.ui.print.page_marks import Box, Mark, Shape, Sheet, SheetPainter, Words
from organizer_app.ui.print.pdf_file import with_application
from organizer_app.ui.print.typesetter import Typesetter
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import BOLD, REGULAR, SEMIBOLD
from organizer_app.ui.widgets.outlines import read_outlines

if TYPE_CHECKING:
    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedSchedule
    from organizer_app.services.sharing.schedule_pictures import MapPicture
    from organizer_app.ui.widgets.outlines import Outline

PICTURE_SIZE: Final = (1600, 1200)
_WIDTH, _HEIGHT = 10_400.0, 7_800.0
_SIDE, _TOP = 325.0, 1130.0
# The map begins here, so that the last of the Aleutians, 58 map units west of its edge, is on the sheet.
_LEFT, _SCALE = 850.0, 9.6
_TITLE: Final = TextStyle(330, BOLD)
_LONG_TITLE: Final = TextStyle(210, BOLD)
_TEXT: Final = TextStyle(170, REGULAR)
_NAME: Final = TextStyle(130, SEMIBOLD)
_KEY: Final = TextStyle(150, REGULAR)
_BANNER: Final = TextStyle(150, SEMIBOLD)
_DOT: Final = 110.0
_INSETS: Final = frozenset({"PR", "VI", "GU", "MP", "AS"})


def map_png(schedule: SharedSchedule, words: ScheduleWords) -> bytes:
    """Return the map of a schedule as PNG, with nothing in it but the picture.

    Args:
        schedule: what its audience may see.
        words: words in the language of the readers.
    """
    with_application()
    typesetter = Typesetter()
    sheet = map_sheet(map_picture(schedule, words), typesetter)
    return sheet_png(sheet, typesetter, width=PICTURE_SIZE[0])


def sheet_png(sheet: Sheet, typesetter: Typesetter, *, width: int) -> bytes:
    """Return a sheet as PNG, `width` pixels wide."""
    scale = width / sheet.width
    image = QImage(width, round(sheet.height * scale), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(scale, scale)
    SheetPainter(Theme("light"), typesetter).paint(painter, sheet)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows bytes only, Qt takes both
    return bytes(buffer.data().data())


def map_sheet(picture: MapPicture, typesetter: Typesetter) -> Sheet:
    """Lay out the map with its title above and its key below."""
    marks: list[Mark] = [Box(_SIDE - 165, _TOP - 165, _WIDTH - 2 * _SIDE + 330, 6320, "water", 90, "border")]
    if picture.banner:
        marks.append(Words(_SIDE, 260, picture.banner, _BANNER, "danger"))
    marks += _title(picture.title, typesetter)
    summary = typesetter.lines(picture.summary, _TEXT, _WIDTH - 2 * _SIDE)[:2]
    marks += [Words(_SIDE, 870 + at * 200, line, _TEXT, "text2") for at, line in enumerate(summary)]
    marks += _land(picture)
    marks += _cities(picture, typesetter)
    marks += _key(picture, typesetter)
    return Sheet(_WIDTH, _HEIGHT, marks)


def _title(title: str, typesetter: Typesetter) -> list[Mark]:
    """Write the title on one line, or smaller on two."""
    room = _WIDTH - 2 * _SIDE
    if typesetter.advance(title, _TITLE) <= room:
        return [Words(_SIDE, 620, title, _TITLE)]
    lines = typesetter.lines(title, _LONG_TITLE, room)[:2]
    return [Words(_SIDE, 450 + at * 230, line, _LONG_TITLE) for at, line in enumerate(lines)]


def _land(picture: MapPicture) -> list[Mark]:
    shown = {code for inset in picture.insets for code in inset.codes}
    frames: list[Mark] = [
        Box(
            _LEFT + inset.left * _SCALE, _TOP + inset.top * _SCALE, inset.width * _SCALE,
            inset.height * _SCALE, "water", 40, "border",
        )
        for inset in picture.insets
    ]  # fmt: skip
    moved = QTransform.fromTranslate(_LEFT, _TOP).scale(_SCALE, _SCALE)
    outlines = [each for each in read_outlines("usa") if _is_shown(each, shown)]
    return [*frames, *(Shape(moved.map(each.path), "land", "coast", 8) for each in outlines)]


def _is_shown(outline: Outline, territories: set[str]) -> bool:
    return outline.code not in _INSETS or outline.code in territories


def _cities(picture: MapPicture, typesetter: Typesetter) -> list[Mark]:
    marks: list[Mark] = []
    for dot in picture.dots:
        x, y = _LEFT + dot.x * _SCALE, _TOP + dot.y * _SCALE
        marks += _dot(x, y, is_ring=dot.is_ring)
    for name in picture.names:
        advance = typesetter.advance(name.text, _NAME)
        left = _LEFT + name.x * _SCALE
        left -= {"start": 0.0, "middle": advance / 2, "end": advance}[name.align]
        marks.append(Words(left, _TOP + name.y * _SCALE, name.text, _NAME, "text2"))
    return marks


def _dot(x: float, y: float, *, is_ring: bool) -> list[Mark]:
    half = _DOT / 2
    marks: list[Mark] = [
        Box(x - half - 14, y - half - 14, _DOT + 28, _DOT + 28, "surface", half + 14),
        Box(x - half, y - half, _DOT, _DOT, "accent", half),
    ]
    if is_ring:
        marks.append(Box(x - half / 2, y - half / 2, half, half, "surface", half / 2))
    return marks


def _key(picture: MapPicture, typesetter: Typesetter) -> list[Mark]:
    marks: list[Mark] = []
    left, base = _SIDE, _HEIGHT - 260
    for text, is_ring in zip(picture.keys, (False, True), strict=True):
        if text:
            marks += _dot(left + _DOT / 2, base - 52, is_ring=is_ring)
            marks.append(Words(left + _DOT + 90, base, text, _KEY, "text2"))
            left += _DOT + 90 + typesetter.advance(text, _KEY) + 320
    right = _WIDTH - _SIDE - typesetter.advance(picture.foot, _KEY)
    marks.append(Words(right, base, picture.foot, _KEY, "text3"))
    return marks
