"""Draws the pictures that the README and the help show, from the Prime Day sample plan."""

import sys
import tempfile
from pathlib import Path

from program import ROOT, CommandFailedError, fresh_sample, picture

FOLDER = ROOT / "resources" / "help" / "pictures"
VIEWS = (
    "overview", "map", "month", "week", "agenda", "timeline",
    "checklists", "by_week", "by_owner", "permits", "templates",
    "materials", "run_of_show",
    "calls", "coverage", "everyone", "talks", "rollcall",
    "problems", "share", "activity", "palette", "shortcuts", "help", "welcome",
)  # fmt: skip
# What the README shows in both looks.
BOTH = ("map", "overview", "calls")
# The guide shows pictures about half as wide as a window.
LARGE, SMALL = "1440x900", "1100x700"
PICTURES = (*((view, "light") for view in VIEWS), *((view, "dark") for view in BOTH))


def main() -> int:
    """Draw all pictures into resources/help/pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory() as folder:
            plan = fresh_sample(Path(folder))
            for view, theme in PICTURES:
                size = LARGE if view in BOTH else SMALL
                picture(plan, view, theme, FOLDER / f"{view}-{theme}.png", size)
    except CommandFailedError:
        return 1
    print(f"{len(PICTURES)} pictures are in {FOLDER.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
