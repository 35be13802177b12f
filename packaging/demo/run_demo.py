"""Shows the program on a fresh copy of the Prime Day sample plan: in its window, or as files."""

import os
import sys
from pathlib import Path

from program import DAY, ROOT, CommandFailedError, fresh_sample, organizer, picture

FOLDER = ROOT / "build" / "demo"
VIEWS = ("map", "month", "agenda")
THEMES = ("light", "dark")
FORMATS = ("ics", "csv", "html")
AUDIENCES = ("public", "partners", "internal")


def has_display() -> bool:
    """Say whether a window can be shown here."""
    return (
        sys.platform in {"darwin", "win32"}
        or bool(os.environ.get("DISPLAY"))
        or bool(os.environ.get("WAYLAND_DISPLAY"))
    )


def show_as_files(plan: Path) -> None:
    """Draw the main views, write the schedules for every audience, and print what the plan says."""
    print("\nThis computer has no display, so the window is drawn into pictures instead.")
    for view in VIEWS:
        for theme in THEMES:
            picture(plan, view, theme, FOLDER / f"{view}-{theme}.png")
    print("\nThe schedules, one for each audience and format:")
    for audience in AUDIENCES:
        for kind in FORMATS:
            out = FOLDER / f"schedule-{audience}.{kind}"
            organizer("export", plan, "--as", kind, "--audience", audience, "--out", out)
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
