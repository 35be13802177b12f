"""Draws the pictures that the README and the help show, from the Prime Day sample plan."""

import re
import sys
import tempfile
from pathlib import Path

from program import AFTERWARDS, ROOT, CommandFailedError, fresh_sample, organizer, picture
from two_laptops import share_and_differ

GUIDE = ROOT / "resources" / "help"
FOLDER = GUIDE / "pictures"
VIEWS = (
    "overview", "map", "month", "week", "agenda", "timeline",
    "checklists", "by_week", "by_owner", "permits", "templates",
    "materials", "run_of_show",
    "calls", "coverage", "everyone", "talks", "rollcall", "ledger",
    "problems", "share", "board",
    "activity", "palette", "shortcuts", "help", "welcome", "import", "unlock",
)  # fmt: skip
# These need a second laptop and forms that came back.
SHARED = ("exchange", "conflicts", "returns")
# What is shown of a day that was counted.
COUNTED = ("counts", "after")
_COUNTS = {
    "Arlington": "55-70", "New York": "210-260", "Minneapolis": "240-310", "Portland": "85-95",
    "Seattle": "320-410", "San Francisco": "110-150",
}  # fmt: skip
_LESSONS = {
    "New York": ("Twice the crowd.", "The rally four days before brought people along.", "Six marshals."),
    "Portland": ("A quarter fewer.", "No lead until two days before.", "No city without a lead at T-21."),
    "Seattle": ("More than double.", "A bus came from Tacoma.", "Ask unions for buses in every city."),
}
# What the README shows as large as a window.
WHOLE = ("map", "overview", "calls", *COUNTED)
# The guide shows pictures about half as wide as a window.
LARGE, SMALL = "1440x900", "1100x700"


def in_the_guide() -> list[str]:
    """Return the views that the guide shows: those it needs in both looks."""
    texts = (page.read_text(encoding="utf-8") for page in GUIDE.glob("*.md"))
    return sorted({view for text in texts for view in re.findall(r"pictures/(\w+)-light", text)})


def count_the_day(plan: Path) -> None:
    """Log two counts in each city but one, and write what three of them taught."""
    for city, span in _COUNTS.items():
        for counter in ("Ana Example", "Luis Sample"):
            organizer("count", plan, city, span, "clicker", "--counter", counter, at=AFTERWARDS)
    for city, (happened, why, next_time) in _LESSONS.items():
        said = ("--happened", happened, "--why", why, "--next", next_time)
        organizer("after", plan, "--city", city, *said, at=AFTERWARDS)


def main() -> int:
    """Draw all pictures into resources/help/pictures."""
    wanted = (
        *((view, "light") for view in (*VIEWS, *SHARED, *COUNTED)),
        *((view, "dark") for view in in_the_guide()),
    )
    FOLDER.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory() as folder:
            whole, shared, counted = (fresh_sample(Path(folder) / each) for each in ("one", "two", "three"))
            share_and_differ(shared, shared.parent)
            count_the_day(counted)
            for view, theme in wanted:
                size = LARGE if view in WHOLE else SMALL
                plan = shared if view in SHARED else counted if view in COUNTED else whole
                picture(plan, view, theme, FOLDER / f"{view}-{theme}.png", size)
    except CommandFailedError:
        return 1
    print(f"{len(wanted)} pictures are in {FOLDER.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
