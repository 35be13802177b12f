"""List what is new since the last release, one line per kind of change, for every format for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.grouping import grouped
from organizer_app.domain.sharing.printed_schedule import PrintedNews
from organizer_app.domain.sharing.shared_changes import ChangeKind
from organizer_app.exchange.text.clean_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_changes import SharedChange


def news_lines(
    changes: Iterable[SharedChange], words: ScheduleWords, *, most: int = 0
) -> tuple[PrintedNews, ...]:
    """Return the lines in reading order.

    Args:
        changes: what is new.
        words: words in the language of the reader.
        most: how many of a kind to name before counting the rest; 0 names all. Removed actions are always
            named, because no mark next to a row can show a row that is gone.
    """
    by_kind = grouped(changes, lambda change: change.kind)
    lines = []
    for kind, alike in by_kind.items():
        named = alike[:most] if most and kind is not ChangeKind.REMOVED else alike
        texts = [one_line(words.change(change)) for change in named]
        if len(alike) > len(named):
            texts.append(words.more_changes(len(alike) - len(named)))
        lines.append(PrintedNews(words.change_kinds[kind.value], "; ".join(texts)))
    return tuple(lines)
