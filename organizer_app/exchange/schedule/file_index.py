"""Write the index page of a published folder: the whole schedule, by time zone and by city."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from organizer_app.exchange.schedule.plain_page import plain_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedSchedule


class FileGroup(NamedTuple):
    """A group of files; `files` maps paths below the folder to link texts."""

    heading: str
    files: Sequence[tuple[str, str]]


def write_file_index(
    schedule: SharedSchedule,
    words: ScheduleWords,
    groups: Iterable[tuple[str, Sequence[FileGroup]]],
) -> bytes:
    """Write the page; every name is escaped, and every link leads to a file next to the page.

    Args:
        schedule: provides title, audience and stamp.
        words: words in the language of the page.
        groups: sections by heading, each with its groups of files.
    """
    return plain_page(schedule, words, words.texts["files"], _sections(words, groups))


def _sections(words: ScheduleWords, groups: Iterable[tuple[str, Sequence[FileGroup]]]) -> Iterator[str]:
    yield f'<p class="as">{escape(words.texts["stays"])}</p>'
    for heading, parts in groups:
        if parts:
            yield f"<h2>{escape(heading)}</h2>\n<ul>"
            yield from map(_group, parts)
            yield "</ul>"


def _group(group: FileGroup) -> str:
    links = " ".join(f'<a href="{quote(path)}">{escape(name)}</a>' for path, name in group.files)
    heading = f"<bdi>{escape(group.heading)}</bdi> " if group.heading else ""
    return f"<li>{heading}{links}</li>"
