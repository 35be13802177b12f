"""Asks where to save a file, in the system's dialog, and adds the ending that was not typed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


_MOST_WORDS: Final = 8
_ENDING: Final = re.compile(r"\*(\.[^\s*;)]+)")


def documents_folder() -> Path:
    """Return the person's documents folder; the home folder if there is none."""
    from platformdirs import user_documents_path

    folder = user_documents_path()
    return folder if folder.is_dir() else Path.home()


def dialog_title(words: str) -> str:
    """Return the title of the dialog that a button opens, from the words of the button."""
    return words.removesuffix("…")


def ask_file(parent: QWidget, title: str, proposed: str, kinds: str) -> Path | None:
    """Return the chosen path, or None when the person canceled.

    A name without a folder is proposed in the documents folder, not where the program happens to run.

    It ends as the proposed name does. Where several kinds of files are offered, a typed ending of one of them
    stays, and another name gets that of the chosen kind.
    """
    at = str(documents_folder() / proposed)
    chosen, kind = QFileDialog.getSaveFileName(parent, dialog_title(title), at, kinds)
    if not chosen:
        return None
    usual = Path(proposed).suffix
    offered = [_ending(each) for each in kinds.split(";;")]
    if len(offered) == 1:
        return with_ending(chosen, usual)
    typed = next((each for each in offered if each and chosen.casefold().endswith(each)), "")
    return with_ending(chosen, typed or _ending(kind) or usual)


def _ending(kind: str) -> str:
    """Return the ending of a kind of files such as ``Web page (*.html)``; empty if it has none."""
    found = _ENDING.search(kind)
    return found[1].casefold() if found else ""


def with_ending(chosen: str, ending: str) -> Path:
    """Return a path that ends in `ending`, such as ``.pdf``, whatever its name holds before: "v1.2" too."""
    return Path(chosen if chosen.casefold().endswith(ending.casefold()) else f"{chosen}{ending}")


def titled(title: str, proposed: str) -> str:
    """Put the title of a plan before a proposed name, without signs that some system refuses in names."""
    kept = "".join(letter if letter.isalnum() else " " for letter in title).split()
    return "-".join([*kept[:_MOST_WORDS], proposed])
