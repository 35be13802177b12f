"""Copies the icons and fonts that ship, with their licences, into resources/ (see README.md)."""

import argparse
import re
import shutil
from pathlib import Path

from inputs import input_file

ICONS = [
    "arrow-down", "arrow-right", "arrow-up",
    "book-open", "calendar", "calendar-days", "calendar-range", "chart-gantt", "check",
    "chevron-down", "chevron-left", "chevron-right", "chevron-up", "circle-alert", "circle-check",
    "circle-help", "circle-x",
    "clipboard-check", "clock", "copy", "download", "external-link", "eye", "eye-off",
    "file-spreadsheet", "file-text", "filter", "flag", "folder-open", "globe", "handshake",
    "history", "info", "key-round", "keyboard", "layout-dashboard", "list", "list-tree", "lock", "lock-open",
    "mail", "map", "map-pin", "maximize", "megaphone", "minus", "monitor", "moon", "panel-left",
    "panel-right", "pencil", "phone", "plus", "printer", "redo-2", "rotate-ccw", "rss", "save", "scale",
    "search",
    "settings", "share-2", "sun", "tag", "trash-2", "triangle-alert", "undo-2", "upload", "user", "users",
    "users-round", "wifi-off", "x",
]  # fmt: skip
RENAMED = {"circle-help": "circle-question-mark", "filter": "funnel"}
"""Icons whose newer name in the package differs from the one used here."""
WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")


def copy_icons(node_modules: Path, target: Path) -> None:
    """Writes each icon on one line without the class attribute, and the licence beside them."""
    target.mkdir(parents=True, exist_ok=True)
    for icon in ICONS:
        name = f"lucide-static/icons/{RENAMED.get(icon, icon)}.svg"
        text = input_file(node_modules, "lucide-static", name).read_text(encoding="utf-8")
        text = re.sub(r"<!--.*?-->\s*|\s*class=\"[^\"]*\"", "", text)
        text = re.sub(r"\s+", " ", text).replace("> <", "><").replace(" >", ">").strip()
        (target / f"{icon}.svg").write_text(text + "\n", encoding="utf-8")
    licence = input_file(node_modules, "lucide-static", "lucide-static/LICENSE")
    shutil.copyfile(licence, target / "LICENSE-lucide.txt")


def copy_fonts(fonts: Path, target: Path) -> None:
    """Copies the four weights of Inter unchanged; the licence text is part of the repository."""
    target.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        name = f"Inter-{weight}.otf"
        shutil.copyfile(input_file(fonts, "fonts-inter", name), target / name)


def main() -> None:
    """Copies both."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("node_modules", type=Path, help="the folder that holds lucide-static")
    arguments.add_argument("fonts", type=Path, help="the folder with Inter's .otf files")
    arguments.add_argument("resources", type=Path, help="the resources folder to write into")
    given = arguments.parse_args()
    copy_icons(given.node_modules, given.resources / "icons")
    copy_fonts(given.fonts, given.resources / "fonts")
    print(f"{len(ICONS)} icons, {len(WEIGHTS)} fonts")


if __name__ == "__main__":
    main()
