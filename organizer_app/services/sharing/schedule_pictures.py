"""Chooses the content of a schedule's map, and makes the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.sharing.schedule_words import size_of
from organizer_app.environment.resource_files import resource_path
from organizer_app.exchange.paper.map_sheet import MAP_DOTS, MapPicture, map_sheet
from organizer_app.exchange.paper.state_shapes import state_shapes
from organizer_app.exchange.schedule.entry_facts import contested_note
from organizer_app.exchange.schedule.schedule_map import insets_shown, map_dots, map_names
from organizer_app.exchange.schedule.schedule_rows import page_zones
from organizer_app.exchange.text.clean_text import one_line
from organizer_app.services.plan.typesetting import sheet_pictures

if TYPE_CHECKING:
    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedSchedule


def map_picture(schedule: SharedSchedule, words: ScheduleWords) -> MapPicture:
    """Choose the content of a schedule's map; cities outside the United States have no dot."""
    texts, size = words.texts, size_of(schedule)
    rows = [row for zone in page_zones(schedule, words) for day in zone.days for row in day.rows]
    dots = map_dots(rows)
    names = {row.anchor: one_line(row.entry.city) for row in rows}
    has_rings = any(dot.is_ring for dot in dots)
    version = texts["version"].format(number=schedule.release) if schedule.release else ""
    title = one_line(schedule.title)
    banner = (words.audiences.get(schedule.audience.code, ""), contested_note(schedule, words))
    foot = (version, words.stamp(schedule.generated_at, schedule.desk_zone))
    return MapPicture(
        title=texts["page_title"].format(title=title) if title else texts["untitled"],
        summary=words.summary(size) if schedule.entries else texts["nothing"],
        banner=" ".join(filter(None, banner)),
        dots=dots,
        names=map_names(dots, names),
        insets=insets_shown(dots),
        keys=(words.hour(size.hour) if size.hour else "", texts["another_hour"] if has_rings else ""),
        foot=" \N{MIDDLE DOT} ".join(part for part in foot if part),
        alt=texts["map"],
        language=words.language,
        stamp=schedule.generated_at,
    )


def map_png(schedule: SharedSchedule, words: ScheduleWords) -> bytes:
    """Return the map of a schedule as PNG, with nothing in it but the picture.

    Args:
        schedule: what its audience may see.
        words: words in the language of the readers.

    Raises:
        CannotTypeset: the picture could not be made.
    """
    shapes = state_shapes(resource_path("geo", "outlines.dat"))
    return sheet_pictures(map_sheet(map_picture(schedule, words), shapes), dots=MAP_DOTS).pages[0]
