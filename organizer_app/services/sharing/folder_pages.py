"""Makes the pages of a published folder that link to each other: schedule, changes and feed by language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.exchange.schedule.html_schedule import PageLink, PageLinks
from organizer_app.exchange.schedule.version_feed import write_version_feed
from organizer_app.exchange.schedule.version_page import write_version_page
from organizer_app.services.sharing.formats import FORMATS
from organizer_app.services.sharing.schedule_formats import page_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedSchedule
    from organizer_app.domain.sharing.version_history import VersionHistory

INDEX = FORMATS["html"].published
CALENDAR, PRINTED = FORMATS["ics"].published, FORMATS["pdf"].published
FILES, CHANGES, FEED = "files.html", "changes.html", "changes.atom"
# The formats that each language has of its own.
IN_EDITIONS = frozenset({"ics", "pdf", "html"})


class FolderPages:
    """The pages of one folder.

    Args:
        schedule: the whole schedule.
        history: what each version changed; without it there is neither page of changes nor feed.
        languages: words of each language; the first is that of the folder itself, others have a folder.
    """

    def __init__(
        self, schedule: SharedSchedule, history: VersionHistory | None, languages: Sequence[ScheduleWords]
    ) -> None:
        self.schedule = schedule
        self._history = history
        self._languages = languages

    def page(self, words: ScheduleWords) -> bytes:
        """Return the schedule page in a language, with links to its files and to other languages."""
        texts, up = words.texts, self._up(words)
        links = [
            PageLink(texts["calendar"], CALENDAR),
            PageLink(texts["printed"], PRINTED),
            *([PageLink(texts["history"], CHANGES)] if self._history else []),
            PageLink(texts["all_files"], f"{up}{FILES}"),
            *self._others(words, INDEX),
        ]
        return page_bytes(
            self.schedule, words, PageLinks(links, FEED if self._history else "", texts["stays"])
        )

    def changes(self, words: ScheduleWords) -> dict[str, bytes]:
        """Return the page of changes and the feed in a language, by name."""
        history, texts = self._history, words.texts
        if history is None:
            return {}
        links = [
            (INDEX, texts["page_itself"]),
            (FEED, texts["feed"]),
            *((link.path, link.name) for link in self._others(words, CHANGES)),
        ]
        return {
            CHANGES: write_version_page(self.schedule, words, history.versions, links),
            FEED: write_version_feed(self.schedule, words, history, page=CHANGES, path=FEED),
        }

    def _up(self, words: ScheduleWords) -> str:
        return "" if words is self._languages[0] else "../"

    def _others(self, words: ScheduleWords, name: str) -> list[PageLink]:
        """Return links to a page in the other languages."""
        main = self._languages[0]
        return [
            PageLink(
                each.texts["language_name"],
                self._up(words) + (name if each is main else f"{each.language}/{name}"),
                each.language,
            )
            for each in self._languages
            if each is not words
        ]


def part_links(words: ScheduleWords) -> PageLinks:
    """Return the links of the page of one city or time zone, two folders below the whole schedule."""
    texts = words.texts
    return PageLinks(
        (
            PageLink(texts["calendar"], CALENDAR),
            PageLink(texts["printed"], PRINTED),
            PageLink(texts["whole"], f"../../{INDEX}"),
            PageLink(texts["all_files"], f"../../{FILES}"),
        )
    )
