"""Write the feed of a published schedule (Atom, RFC 4287): one entry for each released version."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from organizer_app.domain.sharing.withdrawn_schedule import stamped
from organizer_app.exchange.schedule.version_page import version_lines
from organizer_app.exchange.schedule.xml_text import add_text, utc_text
from organizer_app.exchange.text.clean_text import one_line

if TYPE_CHECKING:
    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedSchedule
    from organizer_app.domain.sharing.version_history import ToldVersion, VersionHistory

_NAMESPACE = "http://www.w3.org/2005/Atom"
# The folder can be served anywhere, so identifiers are no addresses (RFC 4287, 4.2.6).
_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "urn:organizer:schedule")


def write_version_feed(
    schedule: SharedSchedule, words: ScheduleWords, history: VersionHistory, *, page: str, path: str
) -> bytes:
    """Write the feed; links are relative to it, so that it works wherever the folder is served.

    Args:
        schedule: provides title and audience.
        words: words in the language of the feed.
        history: the versions, newest first.
        page: path of the page of changes beside the feed.
        path: name of the feed itself.
    """
    # An attribute, because registering a namespace would affect the whole process.
    top = ET.Element("feed", xmlns=_NAMESPACE)
    top.set("xml:lang", words.language)
    key = f"{history.key}/{words.language}"
    title = one_line(stamped(schedule, words).title) or words.texts["untitled"]
    add_text(top, "title", title)
    add_text(top, "id", _id(key))
    add_text(top, "updated", utc_text(schedule.generated_at))
    ET.SubElement(top, "link", rel="self", type="application/atom+xml", href=path)
    ET.SubElement(top, "link", rel="alternate", type="text/html", href=page)
    add_text(ET.SubElement(top, "author"), "name", one_line(schedule.campaign_title) or title)
    for version in history.versions:
        _entry(top, version, words, f"{key}/{version.number}", f"{page}#v{version.number}")
    ET.indent(top, " ")
    body: str = ET.tostring(top, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.encode()


def _entry(top: ET.Element, version: ToldVersion, words: ScheduleWords, key: str, page: str) -> None:
    entry = ET.SubElement(top, "entry")
    add_text(entry, "title", words.texts["version"].format(number=version.number))
    add_text(entry, "id", _id(key))
    add_text(entry, "updated", utc_text(version.released_at))
    ET.SubElement(entry, "link", rel="alternate", type="text/html", href=page)
    lines = (f"{kind}: {told}" if kind else told for kind, told in version_lines(version, words))
    add_text(entry, "content", "\n".join(lines))


def _id(key: str) -> str:
    return uuid.uuid5(_NAMES, key).urn
