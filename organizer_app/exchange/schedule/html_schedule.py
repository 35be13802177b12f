"""Write a schedule as one web page in one file, which loads nothing and only runs our own filter."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from organizer_app.domain.sharing.schedule_words import size_of
from organizer_app.domain.sharing.withdrawn_schedule import banner_of
from organizer_app.exchange.schedule.entry_facts import contested_note
from organizer_app.exchange.schedule.news_lines import news_lines
from organizer_app.exchange.schedule.page_events import PageEvents, page_events
from organizer_app.exchange.schedule.schedule_map import insets_shown, map_dots, map_names
from organizer_app.exchange.schedule.schedule_rows import page_zones
from organizer_app.exchange.text.clean_text import one_line

if TYPE_CHECKING:
    from jinja2 import Template

    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedKeyDate, SharedSchedule
    from organizer_app.exchange.schedule.schedule_rows import PageZone

_SPACE, _DASH = "\N{NO-BREAK SPACE}", "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class PageParts:
    """The inputs of a page besides schedule and words.

    Attributes:
        template: text of `resources/templates/schedule.html` (Jinja2).
        script: text of `resources/templates/schedule.js`, the only script that the page runs. Empty for none.
        outline: SVG paths of `resources/geo/usa_outline.json` by name: nation, borders, territories.
    """

    template: str
    outline: Mapping[str, Any]
    script: str = ""


class PageLink(NamedTuple):
    """A link to a file in the same published folder; `language` is set for a page in another language."""

    name: str
    path: str
    language: str = ""


class PageLinks(NamedTuple):
    """What lies beside the page in a published folder; a page that is saved alone has no links.

    Attributes:
        shown: links below the title.
        feed: path of the Atom feed; empty for none.
        stays: what the page says of its own address; empty for nothing.
    """

    shown: Sequence[PageLink] = ()
    feed: str = ""
    stays: str = ""


_ALONE = PageLinks()


def write_html(
    schedule: SharedSchedule, words: ScheduleWords, parts: PageParts, links: PageLinks = _ALONE
) -> bytes:
    """Write the page; every text is escaped, and only http, https and mailto links remain links."""
    values = page_values(schedule, words, parts)
    return page_template(parts.template).render(**values, links=links).encode()


def page_values(schedule: SharedSchedule, words: ScheduleWords, parts: PageParts) -> dict[str, Any]:
    """Return the values for the template, without the links."""
    zones = page_zones(schedule, words)
    size = size_of(schedule)
    title, campaign = one_line(schedule.title), one_line(schedule.campaign_title)
    return {
        "schedule": schedule,
        "words": words,
        "texts": words.texts,
        "title": words.texts["page_title"].format(title=title) if title else words.texts["untitled"],
        # The headline begins with the title: a campaign of the same name would say it twice.
        "campaign": campaign if campaign != title else "",
        "version": words.texts["version"].format(number=schedule.release) if schedule.release else "",
        "stamp": words.stamp(schedule.generated_at, schedule.desk_zone),
        "banner": " ".join(filter(None, (banner_of(schedule, words), contested_note(schedule, words)))),
        "summary": words.summary(size) if schedule.entries else "",
        "numbers": [one_line(number) for number in schedule.numbers],
        "hour": words.hour(size.hour) if size.hour else "",
        "demand": one_line(schedule.demand),
        "press_contact": one_line(schedule.press_contact),
        "hashtags": [one_line(tag) for tag in schedule.hashtags],
        "key_dates": [_key_date(key_date, words) for key_date in schedule.key_dates],
        "news_title": words.texts["news"].format(number=schedule.release),
        "news": news_lines(schedule.changes, words),
        "changed": {
            change.uid: words.change_kinds[change.kind.value] for change in reversed(schedule.changes)
        },
        "calendar": page_events(schedule, words) if parts.script else PageEvents({}, {}),
        "script": parts.script,
        "script_hash": script_hash(parts.script),
        "zones": zones,
        "days": _days(schedule, words),
        "has_hosts": any(row.hosts for zone in zones for day in zone.days for row in day.rows),
        "has_desk": any(zone.has_desk for zone in zones),
        "map": _map(zones, parts.outline),
    }


@functools.lru_cache(maxsize=2)
def script_hash(script: str) -> str:
    """Return the hash that the browser checks before running a script (Content Security Policy, level 2)."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


@functools.lru_cache(maxsize=2)
def page_template(text: str) -> Template:
    """Return the template for a text; each text is compiled once."""
    # Only a web page imports the library.
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["unbroken"] = _unbroken
    return environment.from_string(text)


def _days(schedule: SharedSchedule, words: ScheduleWords) -> list[tuple[str, str]]:
    """Return the days to filter by: value, and name with the year only if there are several years."""
    days = sorted({entry.day for entry in schedule.entries if entry.day})
    name = words.short_day if len({day.year for day in days}) < 2 else words.day  # noqa: PLR2004  # two years
    return [(day.isoformat(), name(day)) for day in days]


def _unbroken(hours: str) -> str:
    """Let hours wrap after the dash alone: in a narrow column "PM" would be apart from its hour."""
    return hours.replace(" ", _SPACE).replace(f"{_DASH}{_SPACE}", f"{_DASH} ")


def _map(zones: list[PageZone], outline: Mapping[str, Any]) -> dict[str, Any] | None:
    rows = [row for zone in zones for day in zone.days for row in day.rows]
    dots = map_dots(rows)
    if not dots:
        return None
    names = {row.anchor: one_line(row.entry.city) for row in rows}
    return {
        "outline": outline,
        "dots": dots,
        "names": map_names(dots, names),
        "insets": insets_shown(dots),
        "has_rings": any(dot.is_ring for dot in dots),
    }


def _key_date(key_date: SharedKeyDate, words: ScheduleWords) -> tuple[str, str]:
    parts = [words.day(key_date.day) if key_date.day else words.texts["date_open"]]
    if key_date.day and key_date.starts:
        zone = f" {words.zone(key_date.zone)}" if key_date.zone else ""
        parts.append(f"{words.clock(key_date.starts)}{zone}")
    if key_date.venue:
        parts.append(one_line(key_date.venue))
    return one_line(key_date.title), ", ".join(parts)
