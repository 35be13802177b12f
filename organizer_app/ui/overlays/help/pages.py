"""Reads the pages of the guide: plain text files with a few kinds of lines, each for a plain widget."""

from __future__ import annotations

import functools
import re
from enum import Enum
from typing import Final, NamedTuple

from organizer_app.domain.basics.problems import ResourceMissing
from organizer_app.environment.resource_files import resource_path

# In the order of the list; `index` files use these codes as names.
PAGES: Final = (
    "start",
    "overview",
    "plan",
    "day",
    "timeline",
    "checklists",
    "permits",
    "logistics",
    "people",
    "partners",
    "problems",
    "share",
    "together",
    "returns",
    "activity",
    "find",
    "import",
    "safety",
)
# The page for a view, where that is not the page of its screen.
_OF_VIEW: Final = {
    "week": "timeline",
    "timeline": "timeline",
    "permits": "permits",
    "templates": "permits",
    "moment": "timeline",
    "returns": "returns",
}
_PICTURE: Final = re.compile(r"!\[(.*)\]\((.+)\)")


class BlockKind(Enum):
    """How a line of a page is shown."""

    TITLE = "title"
    HEAD = "head"
    TEXT = "text"
    POINT = "point"
    PICTURE = "picture"


class Block(NamedTuple):
    """A part of a page: its text, or what a picture shows; `file` is the picture's path within the guide."""

    kind: BlockKind
    text: str
    file: str = ""


@functools.cache
def page(code: str) -> tuple[Block, ...]:
    """Return a page by its code.

    Raises:
        ResourceMissing: there is no such page.
    """
    text = resource_path("help", f"{code}.md").read_text(encoding="utf-8")
    return tuple(_block(" ".join(part.split())) for part in text.split("\n\n") if part.strip())


def title_of(code: str) -> str:
    """Return the title of a page."""
    return page(code)[0].text


def page_of(screen: str, view: str) -> str:
    """Return the page about a screen and its view; the first one where there is none."""
    found = _OF_VIEW.get(view or screen, screen)
    return found if found in PAGES else PAGES[0]


def picture_in(block: Block, scheme: str) -> str:
    """Return the path of a picture within the guide, drawn in a scheme where there is such a picture."""
    wanted = block.file.replace("-light.", f"-{scheme}.")
    try:
        resource_path("help", *wanted.split("/"))
    except ResourceMissing:
        return block.file
    return wanted


def _block(text: str) -> Block:
    picture = _PICTURE.fullmatch(text)
    if picture:
        return Block(BlockKind.PICTURE, picture[1], picture[2])
    for sign, kind in (("# ", BlockKind.TITLE), ("## ", BlockKind.HEAD), ("- ", BlockKind.POINT)):
        if text.startswith(sign):
            return Block(kind, text.removeprefix(sign))
    return Block(BlockKind.TEXT, text)
