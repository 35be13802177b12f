"""Hold what every printed sheet says around its content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from organizer_app.domain.basics.audiences import Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFrame:
    """What every sheet says around its content.

    Attributes:
        title: heading of the first page, and title of the file.
        kicker: the small line above it.
        summary: the line below it.
        audience: who may read it.
        reader: the audience in words.
        footer: left end of the foot of every page.
        page: sentence with ``{number}`` and ``{count}``.
        continued: sentence with ``{heading}``.
        language: BCP 47 code of the texts.
        stamp: the moment of the sheet, UTC, for the file's own metadata.
    """

    title: str
    kicker: str
    summary: str
    audience: Audience
    reader: str
    footer: str
    page: str
    continued: str
    language: str
    stamp: datetime
