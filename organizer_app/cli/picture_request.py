"""What `picture` wants drawn; the launcher passes it on, so that the command line does not load Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """One picture of the real window.

    Attributes:
        plan: the plan to show.
        view: id of a view or a screen.
        size: width and height in pixels.
        theme: light or dark.
        on: the day to show, a local calendar day, or None.
        select: a city to select, such as "Seattle, WA", or empty.
        out: the PNG file to write.
        passphrase: of a protected plan, or None.
        file: the file that the import sheet shows, or None.
        at: the present moment in the picture as typed, or empty.
    """

    plan: Path
    view: str
    size: tuple[int, int]
    theme: str
    on: date | None
    select: str
    out: Path
    passphrase: str | None
    file: Path | None = None
    at: str = ""


Draw = Callable[[PictureRequest], None]
