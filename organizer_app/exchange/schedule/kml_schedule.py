"""Write a schedule as KML 2.2 (OGC 07-147r2), for Google Earth, My Maps, QGIS and similar programs."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from organizer_app.domain.sharing.schedule_words import hours_of, size_of
from organizer_app.exchange.schedule.carried_cells import carried_cells
from organizer_app.exchange.schedule.entry_facts import (
    access_of,
    called_off,
    city_of,
    contested_note,
    groups_of,
    inner_facts,
    name_of,
    spot_of,
)
from organizer_app.exchange.schedule.xml_text import add_text, utc_text
from organizer_app.exchange.text.clean_text import clean_text, one_line, safe_link
from organizer_app.exchange.text.extension_names import KEY, SPOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule

_NAMESPACE = "http://www.opengis.net/kml/2.2"
# Its times are in UTC and its address is one text.
_IN_STANDARD = SPOT | {KEY}


def write_kml(schedule: SharedSchedule, words: ScheduleWords) -> bytes:
    """Write a document with a placemark for each entry; an entry without coordinates has no point."""
    # An attribute, because registering a namespace would affect the whole process.
    top = ET.Element("kml", xmlns=_NAMESPACE)
    document = ET.SubElement(top, "Document")
    add_text(document, "name", one_line(schedule.title) or words.texts["untitled"])
    _describe(document, _about(schedule, words))
    for entry in schedule.entries:
        _placemark(document, entry, words)
    ET.indent(top, " ")
    body: str = ET.tostring(top, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.encode()


def _about(schedule: SharedSchedule, words: ScheduleWords) -> Iterator[str]:
    texts = (
        words.audiences[schedule.audience.code],
        contested_note(schedule, words),
        words.summary(size_of(schedule)),
        *(one_line(number) for number in schedule.numbers),
        clean_text(schedule.demand),
        f"{words.texts['as_of']} {words.stamp(schedule.generated_at, schedule.desk_zone)}",
    )
    return (text for text in texts if text)


def _placemark(document: ET.Element, entry: SharedEntry, words: ScheduleWords) -> None:
    # The schema requires this order: name, description, time, data, geometry.
    mark = ET.SubElement(document, "Placemark")
    status = called_off(entry, words)
    add_text(mark, "name", f"{status}: {name_of(entry, words)}" if status else name_of(entry, words))
    _describe(mark, _facts(entry, words))
    _time(mark, entry)
    data = ET.SubElement(mark, "ExtendedData")
    # For programs, which show it as a table and filter by it; the key first.
    for name, value in (("uid", entry.uid), *carried_cells(entry, _IN_STANDARD)):
        add_text(ET.SubElement(data, "Data", name=name), "value", value)
    if entry.latitude is not None and entry.longitude is not None:
        point = ET.SubElement(mark, "Point")
        add_text(point, "coordinates", f"{entry.longitude:.6f},{entry.latitude:.6f}")


def _facts(entry: SharedEntry, words: ScheduleWords) -> Iterator[str]:
    """Yield where and when in local time, who, and what else this audience may know."""
    hours = hours_of(entry, words)
    if entry.day:
        zone = words.zone(entry.zone) if entry.starts and entry.zone else ""
        hours = f"{words.day(entry.day)}, {hours} {zone}".rstrip()
    yield from (text for text in (city_of(entry), hours, spot_of(entry)) if text)
    facts = [(words.texts["access"], access_of(entry, words)), (words.texts["hosted_by"], groups_of(entry))]
    yield from (f"{label}: {value}" for label, value in (*facts, *inner_facts(entry, words)) if value)
    if link := safe_link(entry.public_url):
        yield link


def _time(mark: ET.Element, entry: SharedEntry) -> None:
    """Write the time in UTC: a span, only a start, or the local day if the hour is open."""
    if entry.starts_utc and entry.ends_utc:
        span = ET.SubElement(mark, "TimeSpan")
        add_text(span, "begin", utc_text(entry.starts_utc))
        add_text(span, "end", utc_text(entry.ends_utc))
    elif entry.starts_utc or entry.day:
        when = utc_text(entry.starts_utc) if entry.starts_utc else str(entry.day)
        add_text(ET.SubElement(mark, "TimeStamp"), "when", when)


def _describe(parent: ET.Element, lines: Iterable[str]) -> None:
    """Write lines for map programs, which read them as HTML: no text becomes markup."""
    add_text(
        parent,
        "description",
        "<br>\n".join(escape(clean_text(line)).replace("\n", "<br>\n") for line in lines),
    )
