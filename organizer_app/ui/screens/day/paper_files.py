"""Asks where a paper of the day goes: the log, the board to fill in, or the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from organizer_app.ui.flow.save_dialog import ask_file
from organizer_app.wording.day import after_action, day_papers
from organizer_app.wording.sharing.share_formats import file_filter

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

# Of each paper: its kind of file, the title of the question, and the name that is proposed.
_PAPERS: Final = {
    "log": (day_papers.log_kind, day_papers.print_log, day_papers.log_file),
    "board": (day_papers.board_kind, day_papers.print_board, day_papers.board_file),
    "report": (after_action.report_kind, after_action.print_report, after_action.report_file),
}


def ask_paper(parent: QWidget, paper: str, write: Callable[[Path], None]) -> None:
    """Ask for the file of a paper, by its code, and write it there."""
    kind, title, name = (word() for word in _PAPERS[paper])
    kinds = [file_filter(kind, "pdf")]
    if paper == "report":
        kinds.append(file_filter(after_action.page_kind(), "html"))
    out = ask_file(parent, title, str(Path.home() / name), ";;".join(kinds))
    if out is not None:
        write(out)
