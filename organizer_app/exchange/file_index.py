"""The page of a published folder that lists its files: whole, by time zone and by city."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from organizer_app.domain.schedule_words import ScheduleWords
    from organizer_app.domain.shared_schedule import SharedSchedule

# Nothing is loaded and nothing runs; the style is the only thing of ours.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = (
    ":root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;"
    "padding:0 1rem}li{margin:.4rem 0}a{margin-right:.8rem}"
)


class Shelf(NamedTuple):
    """Files that belong together; `files` are paths below the folder, with what each link says."""

    heading: str
    files: Sequence[tuple[str, str]]


def write_file_index(
    schedule: SharedSchedule,
    words: ScheduleWords,
    shelves: Iterable[tuple[str, Sequence[Shelf]]],
) -> bytes:
    """Write the page; every name is escaped, and every link leads to a file beside the page.

    Args:
        schedule: for its title, its readers and its stamp.
        words: in the language it is read in.
        shelves: sections by their heading, each with its shelves.
    """
    return "\n".join(_lines(schedule, words, shelves)).encode()


def _lines(
    schedule: SharedSchedule, words: ScheduleWords, shelves: Iterable[tuple[str, Sequence[Shelf]]]
) -> Iterator[str]:
    title = escape(f"{schedule.title}: {words.texts['files']}" if schedule.title else words.texts["files"])
    yield f'<!DOCTYPE html>\n<html lang="{escape(words.language)}">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>"
    yield f"<h1>{title}</h1>"
    if banner := words.audiences[schedule.audience.code]:
        yield f"<p><strong>{escape(banner)}</strong></p>"
    stamp = words.stamp(schedule.generated_at, schedule.desk_zone)
    yield f"<p>{escape(words.texts['as_of'])} {escape(stamp)}</p>"
    for heading, parts in shelves:
        if parts:
            yield f"<h2>{escape(heading)}</h2>\n<ul>"
            yield from map(_shelf, parts)
            yield "</ul>"
    yield "</main>\n</body>\n</html>\n"


def _shelf(shelf: Shelf) -> str:
    links = " ".join(f'<a href="{quote(path)}">{escape(name)}</a>' for path, name in shelf.files)
    heading = f"<bdi>{escape(shelf.heading)}</bdi>: " if shelf.heading else ""
    return f"<li>{heading}{links}</li>"
