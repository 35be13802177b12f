"""Shows the program on a fresh copy of the Prime Day sample plan: in its window, or as files."""

import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from program import DAY, ROOT, CommandFailedError, fresh_sample, organizer, picture

FOLDER = ROOT / "build" / "demo"
VIEWS = (
    "overview", "map", "month", "timeline", "agenda", "checklists", "permits", "calls", "coverage", "share",
)  # fmt: skip
# The look for the evening, of a few: every picture takes its time.
IN_THE_DARK = ("overview", "map")
FORMATS = ("pdf", "ics", "csv", "html")
AUDIENCES = ("public", "partners", "internal")


def has_display() -> bool:
    """Say whether a window can be shown here."""
    return (
        sys.platform in {"darwin", "win32"}
        or bool(os.environ.get("DISPLAY"))
        or bool(os.environ.get("WAYLAND_DISPLAY"))
    )


def share(plan: Path, kind: str, audience: str, out: Path) -> None:
    """Write one schedule."""
    organizer("export", plan, "--as", kind, "--audience", audience, "--out", out)


def at_once(commands: list[Callable[[], None]]) -> None:
    """Run commands that only read the plan, up to four at a time."""
    with ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
        for done in [pool.submit(command) for command in commands]:
            done.result()


def show_as_files(plan: Path) -> None:
    """Draw the main views, write the schedules for every audience, and print what the plan says."""
    print("\nThis computer has no display, so the window is drawn into pictures instead.")
    looks = [(view, "light") for view in VIEWS] + [(view, "dark") for view in IN_THE_DARK]
    at_once([partial(picture, plan, view, look, FOLDER / f"{view}-{look}.png") for view, look in looks])
    print("\nThe schedules, one for each audience and format, and the packets that cities print:")
    wanted = [(kind, audience, f"schedule-{audience}.{kind}") for audience in AUDIENCES for kind in FORMATS]
    wanted.append(("packet", "internal", "packets-internal.pdf"))
    at_once([partial(share, plan, kind, audience, FOLDER / name) for kind, audience, name in wanted])
    print(f"\nThe city actions of {DAY}:")
    organizer("list", plan, "actions", "--on", DAY)
    print("\nThe moment, city by city:")
    organizer("schedule", plan)
    print("\nWhat still has to be sorted out (the sample has faults on purpose):")
    organizer("check", plan)
    print(f"\nPictures and schedules are in {FOLDER.relative_to(ROOT)}:")
    for path in sorted(FOLDER.iterdir()):
        print(f"  {path.name}")


def main() -> int:
    """Run the demo; end with the program's own sentence when one of its commands fails."""
    try:
        plan = fresh_sample(FOLDER)
        where = plan.relative_to(ROOT)
        print(f"{where} is a fresh copy of the sample plan; change what you like, `make run` makes it anew.")
        if has_display():
            print("Opening the window.")
            organizer(plan)
        else:
            show_as_files(plan)
    except CommandFailedError:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
