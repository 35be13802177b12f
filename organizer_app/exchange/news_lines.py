"""What is new since the last release, one line per kind of change, for every format that people read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.printed_schedule import PrintedNews
from organizer_app.exchange.clean_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.domain.schedule_words import ScheduleWords
    from organizer_app.domain.shared_changes import ChangeKind, SharedChange


def news_lines(changes: Iterable[SharedChange], words: ScheduleWords) -> tuple[PrintedNews, ...]:
    """Return the lines in the order readers are told."""
    by_kind: dict[ChangeKind, list[str]] = {}
    for change in changes:
        by_kind.setdefault(change.kind, []).append(one_line(words.change(change)))
    return tuple(
        PrintedNews(words.change_kinds[kind.value], "; ".join(told)) for kind, told in by_kind.items()
    )
