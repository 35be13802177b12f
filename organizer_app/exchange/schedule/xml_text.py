"""Writes texts and moments as XML holds them."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from organizer_app.exchange.text.clean_text import clean_text

if TYPE_CHECKING:
    from datetime import datetime

# XML 1.0 cannot hold these two, not even escaped.
_NOT_IN_XML = {0xFFFE: None, 0xFFFF: None}


def add_text(parent: ET.Element, tag: str, text: str) -> None:
    """Add an element that holds a text."""
    ET.SubElement(parent, tag).text = clean_text(text).translate(_NOT_IN_XML)


def utc_text(moment: datetime) -> str:
    """Write a moment in UTC (`xsd:dateTime`)."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
