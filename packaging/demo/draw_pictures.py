"""Draws the pictures that the README and the help show, from the Prime Day sample plan."""

import sys
import tempfile
from pathlib import Path

from program import ROOT, CommandFailedError, fresh_sample, picture

FOLDER = ROOT / "resources" / "help" / "pictures"
PICTURES = (("map", "light"), ("map", "dark"), ("month", "light"), ("agenda", "light"))


def main() -> int:
    """Draw all pictures into resources/help/pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory() as folder:
            plan = fresh_sample(Path(folder))
            for view, theme in PICTURES:
                picture(plan, view, theme, FOLDER / f"{view}-{theme}.png")
    except CommandFailedError:
        return 1
    print(f"{len(PICTURES)} pictures are in {FOLDER.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
