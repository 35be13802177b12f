"""What `picture` asks of the window; the launcher hands it over, so that the command line knows no Qt."""

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
        view: a view or a screen by its id.
        size: width and height in pixels.
        theme: light or dark.
        on: the day to show, a local calendar day, or None.
        select: a city to select, such as "Seattle, WA", or empty.
        out: the PNG to write.
        passphrase: of a protected plan, or None.
        file: what the import sheet looks at, or None.
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


Draw = Callable[[PictureRequest], None]
