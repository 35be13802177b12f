"""Writes the papers of the day to files, on the plan's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.ui.flow import services

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.plan_access import PlanAccess, ToastView


def print_paper(
    access: PlanAccess,
    view: ToastView,
    write: Callable[[Workspace, Path, datetime], None],
    out: Path,
    now: datetime,
) -> None:
    """Write a paper of the day to a file, as the day is at a moment, and say where it is."""

    def say(_done: None) -> None:
        from organizer_app.wording.day import day_papers

        view.show_toast(day_papers.written(str(out)), can_undo=False)

    access.ask(lambda workspace: write(workspace, out, now), say)


def print_log_to(workspace: Workspace, out: Path, now: datetime) -> None:
    """Write the log as PDF."""
    from organizer_app.wording.day.day_papers import day_paper_words
    from organizer_app.wording.sharing.shared_schedules import schedule_words

    texts = schedule_words()
    services.day_papers.print_log(
        workspace, words=day_paper_words(texts), paper=texts.paper, out=out, clock=now
    )


def print_board_to(workspace: Workspace, out: Path, now: datetime) -> None:
    """Write the board to be filled in by hand as PDF."""
    from organizer_app.wording.day.day_papers import day_paper_words
    from organizer_app.wording.sharing.shared_schedules import schedule_words

    texts = schedule_words()
    services.day_papers.print_board(
        workspace, words=day_paper_words(texts), paper=texts.paper, out=out, clock=now
    )


def print_report_to(workspace: Workspace, out: Path, now: datetime) -> None:
    """Write the report of the day as PDF, or as a web page by its ending."""
    from organizer_app.wording.day.after_action import report_paper
    from organizer_app.wording.sharing.shared_schedules import schedule_words

    texts = schedule_words()
    services.after_actions.print_report(
        workspace,
        words=lambda book, stamp: report_paper(
            (book.day.title, book.day.day, book.day.desk_zone), book.after, book.lessons, texts, stamp
        ),
        paper=texts.paper,
        out=out,
        clock=now,
    )
