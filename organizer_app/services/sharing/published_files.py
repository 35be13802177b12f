"""Makes all files of a published folder: the whole schedule, and a part for each time zone and city."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.exchange.schedule.entry_facts import city_of
from organizer_app.exchange.schedule.file_index import FileGroup, write_file_index
from organizer_app.exchange.schedule.schedule_zones import entries_by_zone
from organizer_app.services.plan.typesetting import kept_typesetter
from organizer_app.services.sharing.folder_pages import (
    FILES,
    IN_EDITIONS,
    INDEX,
    FolderPages,
    part_links,
)
from organizer_app.services.sharing.formats import shared_formats
from organizer_app.services.sharing.schedule_formats import page_bytes, schedule_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.sharing.schedule_words import Edition, ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule
    from organizer_app.domain.sharing.version_history import VersionHistory
    from organizer_app.services.sharing.formats import Format

_NOT_IN_NAMES = re.compile("[^a-z0-9]+")
_LONGEST = 60


class FolderAdditions(NamedTuple):
    """What a folder has beside the files of one schedule in one language.

    Attributes:
        editions: further languages, each with page, calendar, PDF and changes in a folder of its own.
        history: what each version changed; None for a schedule that is not a release.
    """

    editions: Sequence[Edition] = ()
    history: VersionHistory | None = None


NOTHING_MORE = FolderAdditions()


class FolderParts(NamedTuple):
    """The content of a published folder.

    Attributes:
        whole: format and name of each file of the whole schedule.
        zones: how many time zones have their own folder.
        cities: how many cities have their own folder.
        languages: codes of the further languages; each has a folder.
    """

    whole: tuple[tuple[str, str], ...]
    zones: int
    cities: int
    languages: tuple[str, ...] = ()


def folder_parts(
    schedule: SharedSchedule, words: ScheduleWords, editions: Sequence[Edition] = ()
) -> FolderParts:
    """Return what `published_files` would write, without writing it."""
    return FolderParts(
        tuple((each.code, each.published) for each in _published(schedule)),
        len(entries_by_zone(schedule, words)),
        len(_by_city(schedule.entries)),
        tuple(each.words.language for each in editions),
    )


def _published(schedule: SharedSchedule) -> list[Format]:
    """Return the formats of a folder: of a withdrawn schedule those that can say so."""
    offered = [each for each in shared_formats(schedule.audience) if each.published]
    return [each for each in offered if each.is_stamped or not schedule.is_withdrawn]


@kept_typesetter()
def published_files(
    schedule: SharedSchedule, *, words: ScheduleWords, additions: FolderAdditions = NOTHING_MORE
) -> dict[str, bytes]:
    """Return the content of every file by its path below the folder, in the order of writing.

    The page comes last, so that everything it links to is there.

    Args:
        schedule: what its audience may see.
        words: words and paper of the readers.
        additions: further languages, and what each version changed.
    """
    editions, history = additions
    made: dict[str, bytes] = {}
    groups: list[tuple[str, list[FileGroup]]] = []
    for folder, heading, named in _parts(schedule, words):
        files, group = _part_files(schedule, folder, named, words)
        made.update(files)
        groups.append((heading, group))
    pages = FolderPages(schedule, history, [words, *(each.words for each in editions)])
    for edition in editions:
        with edition.speaks():
            files = _edition(pages, edition.words)
        made.update(files)
        heading = edition.words.texts["language_name"]
        groups.append((heading, [FileGroup("", [(path, path.partition("/")[2]) for path in files])]))
    whole = _made(schedule, _published(schedule), words)
    whole.update(pages.changes(words))
    whole[INDEX] = pages.page(words)
    links = [(file, file) for file in whole]
    index = write_file_index(schedule, words, [(words.texts["whole"], [FileGroup("", links)]), *groups])
    page = {INDEX: whole.pop(INDEX)}
    return {**made, **whole, FILES: index, **page}


def _parts(
    schedule: SharedSchedule, words: ScheduleWords
) -> tuple[tuple[str, str, list[tuple[str, list[SharedEntry]]]], ...]:
    return (
        ("zones", words.texts["by_zone"], list(entries_by_zone(schedule, words))),
        ("cities", words.texts["by_city"], _by_city(schedule.entries)),
    )


def _part_files(
    schedule: SharedSchedule,
    folder: str,
    named: Iterable[tuple[str, list[SharedEntry]]],
    words: ScheduleWords,
) -> tuple[dict[str, bytes], list[FileGroup]]:
    in_parts = [each for each in _published(schedule) if each.in_parts]
    files: dict[str, bytes] = {}
    group: list[FileGroup] = []
    names = _Names()
    for name, entries in named:
        path = f"{folder}/{names.given(name)}"
        part = _part(schedule, entries)
        made = _made(part, in_parts, words)
        made[INDEX] = page_bytes(part, words, part_links(words))
        files.update({f"{path}/{file}": data for file, data in made.items()})
        group.append(FileGroup(name, [(f"{path}/{file}", _kind(file)) for file in made]))
    return files, group


def _edition(pages: FolderPages, words: ScheduleWords) -> dict[str, bytes]:
    """Return the files of a further language, with the page last."""
    formats = [each for each in _published(pages.schedule) if each.code in IN_EDITIONS]
    made = {**_made(pages.schedule, formats, words), **pages.changes(words)}
    made[INDEX] = pages.page(words)
    page = made.pop(INDEX)
    return {f"{words.language}/{name}": data for name, data in {**made, INDEX: page}.items()}


def _made(schedule: SharedSchedule, formats: Iterable[Format], words: ScheduleWords) -> dict[str, bytes]:
    """Return the files of formats, without the page, which needs to know what lies beside it."""
    return {
        each.published: schedule_bytes(schedule, schedule_format=each.code, words=words)
        for each in formats
        if each.published != INDEX
    }


def _part(schedule: SharedSchedule, entries: Sequence[SharedEntry]) -> SharedSchedule:
    """Return the schedule of some entries alone; key dates and numbers stay those of the whole."""
    uids = {entry.uid for entry in entries}
    changes = tuple(change for change in schedule.changes if change.uid in uids)
    return replace(schedule, entries=tuple(entries), changes=changes, key_dates=(), numbers=())


def _by_city(entries: Iterable[SharedEntry]) -> list[tuple[str, list[SharedEntry]]]:
    found = grouped_pairs((name, entry) for entry in entries if (name := city_of(entry)))
    return sorted(found.items(), key=lambda item: item[0].casefold())


def _kind(file: str) -> str:
    return file.rpartition(".")[2].upper()


class _Names:
    """Unique folder names that every system and every web server accepts."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def given(self, text: str) -> str:
        slug = _NOT_IN_NAMES.sub("-", fold_name(text)).strip("-")[:_LONGEST].rstrip("-") or "other"
        name, number = slug, 1
        while name in self._taken:
            number += 1
            name = f"{slug}-{number}"
        self._taken.add(name)
        return name
