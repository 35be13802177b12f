"""Reads the shapes of states and countries that packaging/reference_data/build_outlines.py wrote."""

from __future__ import annotations

import functools
from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QByteArray, QDataStream, QRectF
from PySide6.QtGui import QPainterPath

from organizer_app.environment.resource_files import resource_path

Region = Literal["usa", "world"]
_MAGIC: Final = 0x4F524744
_FORMAT: Final = 1


class Outline(NamedTuple):
    """A state or country: its code, name, shape and bounds in map units."""

    code: str
    name: str
    path: QPainterPath
    bounds: QRectF


@functools.cache
def read_outlines(region: Region) -> tuple[Outline, ...]:
    """Return the shapes of a map.

    The United States comes first in the file, so that the world is read only when it is shown.

    Raises:
        ValueError: the shipped file has another format.
    """
    stream = QDataStream(QByteArray(resource_path("geo", "outlines.dat").read_bytes()))
    stream.setVersion(QDataStream.Version.Qt_6_0)
    if (stream.readUInt32(), stream.readUInt32()) != (_MAGIC, _FORMAT):
        raise ValueError("outlines.dat has an unknown format")
    outlines = _read_group(stream)
    if region == "world":
        outlines = _read_group(stream)
    return outlines


def _read_group(stream: QDataStream) -> tuple[Outline, ...]:
    return tuple(_read_outline(stream) for _index in range(stream.readUInt32()))


def _read_outline(stream: QDataStream) -> Outline:
    code, name = stream.readQString(), stream.readQString()
    path = QPainterPath()
    stream >> path
    return Outline(code, name, path, path.boundingRect())
