"""Draws the pictures that the README and the help show, from the Prime Day sample plan."""

import re
import sys
import tempfile
from pathlib import Path

from program import ROOT, CommandFailedError, fresh_sample, picture
from two_laptops import share_and_differ

GUIDE = ROOT / "resources" / "help"
FOLDER = GUIDE / "pictures"
VIEWS = (
    "overview", "map", "month", "week", "agenda", "timeline",
    "checklists", "by_week", "by_owner", "permits", "templates",
    "materials", "run_of_show",
    "calls", "coverage", "everyone", "talks", "rollcall", "ledger",
    "problems", "share", "exchange",
    "activity", "palette", "shortcuts", "help", "welcome", "import", "unlock",
)  # fmt: skip
# These need a second laptop and forms that came back.
SHARED = ("conflicts", "returns")
# What the README shows as large as a window.
WHOLE = ("map", "overview", "calls")
# The guide shows pictures about half as wide as a window.
LARGE, SMALL = "1440x900", "1100x700"


def in_the_guide() -> list[str]:
    """Return the views that the guide shows: those it needs in both looks."""
    texts = (page.read_text(encoding="utf-8") for page in GUIDE.glob("*.md"))
    return sorted({view for text in texts for view in re.findall(r"pictures/(\w+)-light", text)})


def main() -> int:
    """Draw all pictures into resources/help/pictures."""
    pictures = (
        *((view, "light") for view in (*VIEWS, *SHARED)),
        *((view, "dark") for view in in_the_guide()),
    )
    FOLDER.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory() as folder:
            plan = fresh_sample(Path(folder) / "one")
            shared = fresh_sample(Path(folder) / "two")
            share_and_differ(shared, shared.parent)
            for view, theme in pictures:
                size = LARGE if view in WHOLE else SMALL
                picture(shared if view in SHARED else plan, view, theme, FOLDER / f"{view}-{theme}.png", size)
    except CommandFailedError:
        return 1
    print(f"{len(pictures)} pictures are in {FOLDER.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
