"""Read the points of KML and KMZ files (OGC 12-007), such as those of Google My Maps."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from organizer_app.domain.importing.foreign_files import ForeignFile, ForeignKind
from organizer_app.domain.importing.import_problems import FileKind, NotText
from organizer_app.exchange.foreign.event_rows import EventRows, place_cells
from organizer_app.exchange.foreign.object_fields import span_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST: Final = 30
_MOST_BYTES: Final = 64_000_000
_TAG: Final = re.compile(r"<[^<>]{1,500}>")
_BREAK: Final = re.compile(r"<(?:br|/p|/div|/li)\b[^<>]{0,100}>\n?", re.IGNORECASE)
_PHOTOS: Final = "gx_media_links"
# Every action of ours has one.
_STATUS: Final = "status"


def read_placemarks(text: str) -> ForeignFile:
    """Return the points of a KML file.

    Raises:
        NotText: it is damaged, declares entities, or has no points.
    """
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise NotText(FileKind.XML)
    try:
        root = ET.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))  # without entities, in the child  # noqa: S314  # without entities, in the child
    except (ET.ParseError, ValueError, RecursionError) as damaged:
        raise NotText(FileKind.XML) from damaged
    rows = EventRows("kml")
    for mark, folder in _marks(root):
        point, facts = _child(mark, "Point"), _facts(mark)
        if point is not None:
            rows.add({**facts, **_spot(point), "layer": folder})
        elif _STATUS in facts and "external_id" in facts:
            # One of ours whose place nobody knows yet.
            rows.add(facts)
    if not rows.rows:
        raise NotText(FileKind.NO_POINTS)
    return ForeignFile(ForeignKind.MAP, (rows.table(),))


def read_archive(data: bytes) -> ForeignFile:
    """Return the points of the main file of a KMZ archive; raise `NotText`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if name.casefold().endswith(".kml")]
            main = next((name for name in names if name.casefold() == "doc.kml"), names[0])
            with archive.open(main) as held:
                content = held.read(_MOST_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError) as damaged:
        raise NotText(FileKind.DAMAGED) from damaged
    if len(content) > _MOST_BYTES:
        raise NotText(FileKind.ZIP)
    return read_placemarks(content.decode("utf-8", "replace"))


def _marks(root: ET.Element) -> Iterator[tuple[ET.Element, str]]:
    """Yield the placemarks, each with the name of the folder it is in."""
    waiting: list[tuple[ET.Element, str, int]] = [(root, "", 0)]
    while waiting:
        each, folder, depth = waiting.pop()
        tag = _name(each)
        if tag == "Placemark":
            yield each, folder
        elif depth < _DEEPEST:
            inside = _text(each, "name") if tag == "Folder" else folder
            waiting += [(child, inside, depth + 1) for child in reversed(each)]


def _facts(mark: ET.Element) -> dict[str, object]:
    told = dict(_data(mark))
    own = told.pop("uid", "")
    if own and _STATUS in told:
        # One of our own files: what it says in words and in UTC is for people and maps.
        return {**told, "external_id": own}
    cells: dict[str, object] = {"title": _text(mark, "name"), "notes": _plain(_text(mark, "description"))}
    if own:
        # An earlier version wrote it.
        cells = {"title": cells["title"], "external_id": own}
    address = _text(mark, "address")
    if address:
        cells |= place_cells(address)
    when = _child(mark, "TimeSpan")
    if when is not None:
        cells |= span_cells(_text(when, "begin"), _text(when, "end"), "")
    elif (stamp := _child(mark, "TimeStamp")) is not None:
        cells |= span_cells(_text(stamp, "when"), "", "")
    return cells | told


def _data(mark: ET.Element) -> Iterator[tuple[str, str]]:
    """Yield name and value of each piece of data, which other programs show as a table."""
    data = _child(mark, "ExtendedData")
    for each in data if data is not None else ():
        if name := each.get("name", ""):
            value = (each.text or "").strip() or _text(each, "value")
            yield ("photos" if name == _PHOTOS else name), value


def _spot(point: ET.Element) -> dict[str, object]:
    parts = _text(point, "coordinates").split(",")
    return {"latitude": parts[1], "longitude": parts[0]} if len(parts) > 1 else {}


def _name(each: ET.Element) -> str:
    return str(each.tag).rpartition("}")[2]


def _child(parent: ET.Element, name: str) -> ET.Element | None:
    return next((child for child in parent if _name(child) == name), None)


def _text(parent: ET.Element, name: str) -> str:
    found = _child(parent, name)
    return "" if found is None else (found.text or "").strip()


def _plain(text: str) -> str:
    return _TAG.sub("", _BREAK.sub("\n", text)).strip() if "<" in text else text
