"""Write the page that says what each released version changed, newest first."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from organizer_app.exchange.schedule.news_lines import news_lines
from organizer_app.exchange.schedule.plain_page import plain_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedSchedule
    from organizer_app.domain.sharing.version_history import ToldVersion


def write_version_page(
    schedule: SharedSchedule,
    words: ScheduleWords,
    versions: Iterable[ToldVersion],
    links: Sequence[tuple[str, str]],
) -> bytes:
    """Write the page; each version has its own address on it, such as ``#v3``.

    Args:
        schedule: provides title, audience and stamp.
        words: words in the language of the page.
        versions: newest first.
        links: paths of pages beside this one, and their names.
    """
    return plain_page(schedule, words, words.texts["history"], _sections(schedule, words, versions, links))


def version_lines(version: ToldVersion, words: ScheduleWords) -> list[tuple[str, str]]:
    """Return kind and sentence of each line about a version; one line if it changed nothing that is told."""
    lines = [(line.kind, line.sentence) for line in news_lines(version.changes, words)]
    return lines or [("", words.texts["untold" if version.since else "first_version"])]


def _sections(
    schedule: SharedSchedule,
    words: ScheduleWords,
    versions: Iterable[ToldVersion],
    links: Sequence[tuple[str, str]],
) -> Iterator[str]:
    ways = " ".join(f'<a href="{quote(path)}">{escape(name)}</a>' for path, name in links)
    yield f'<p class="to">{ways}</p>'
    for version in versions:
        name = escape(words.texts["version"].format(number=version.number))
        stamp = escape(words.stamp(version.released_at, schedule.desk_zone))
        yield f'<h2 id="v{version.number}">{name} <small>{stamp}</small></h2>'
        yield from _changes(version_lines(version, words))


def _changes(lines: Sequence[tuple[str, str]]) -> Iterator[str]:
    kind, sentence = lines[0]
    if not kind:
        yield f'<p class="as">{escape(sentence)}</p>'
        return
    yield "<dl>"
    for kind, sentence in lines:
        yield f"<dt>{escape(kind)}</dt><dd><bdi>{escape(sentence)}</bdi></dd>"
    yield "</dl>"
