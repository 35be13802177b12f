"""Chooses the content of a schedule's map, so that the window only has to paint it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.sharing.schedule_words import size_of
from organizer_app.exchange.schedule.schedule_map import insets_shown, map_dots, map_names
from organizer_app.exchange.schedule.schedule_rows import page_zones
from organizer_app.exchange.text.clean_text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.places.map_insets import MapInset
    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedSchedule
    from organizer_app.exchange.schedule.schedule_map import MapDot, MapName


class MapPicture(NamedTuple):
    """All that the picture shows; places are in map units.

    Attributes:
        title: the title of the schedule.
        summary: the line below it.
        banner: who may see it; empty for the public.
        dots: cities in the order in which they are painted.
        names: the names of as many cities as there is room for.
        insets: small maps of territories that hold a dot.
        keys: the meaning of a filled dot and of a ring; the latter is empty without a ring.
        foot: version, audience and stamp.
    """

    title: str
    summary: str
    banner: str
    dots: Sequence[MapDot]
    names: Sequence[MapName]
    insets: Sequence[MapInset]
    keys: tuple[str, str]
    foot: str


def map_picture(schedule: SharedSchedule, words: ScheduleWords) -> MapPicture:
    """Choose the content of a schedule's map; cities outside the United States have no dot."""
    texts, size = words.texts, size_of(schedule)
    rows = [row for zone in page_zones(schedule, words) for day in zone.days for row in day.rows]
    dots = map_dots(rows)
    names = {row.anchor: one_line(row.entry.city) for row in rows}
    has_rings = any(dot.is_ring for dot in dots)
    version = texts["version"].format(number=schedule.release) if schedule.release else ""
    title = one_line(schedule.title)
    foot = (version, words.stamp(schedule.generated_at, schedule.desk_zone))
    return MapPicture(
        title=texts["page_title"].format(title=title) if title else texts["untitled"],
        summary=words.summary(size) if schedule.entries else texts["nothing"],
        banner=words.audiences.get(schedule.audience.code, ""),
        dots=dots,
        names=map_names(dots, names),
        insets=insets_shown(dots),
        keys=(words.hour(size.hour) if size.hour else "", texts["another_hour"] if has_rings else ""),
        foot=" \N{MIDDLE DOT} ".join(part for part in foot if part),
    )
