"""Makes one PDF for each time zone or state of a schedule that is too long for one, in a ZIP archive."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.places.us_states import US_STATES, US_TERRITORIES
from organizer_app.exchange.paper.paper_run import in_parts
from organizer_app.exchange.schedule.schedule_zones import entries_by_zone
from organizer_app.services.plan.typesetting import kept_typesetter
from organizer_app.services.sharing.paper import schedule_pdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule

# One file of more actions takes long to make and hundreds of pages, so that parts are offered.
LONG: Final = 2600
_STATES: Final = {**US_STATES, **US_TERRITORIES}
_NOT_IN_NAMES: Final = re.compile("[^a-z0-9]+")
# ZIP counts from here; the moment of writing would make every archive another one.
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)


def zone_pdfs(schedule: SharedSchedule, words: ScheduleWords) -> bytes:
    """Return the schedule of each time zone as PDF, in one archive; raise as `paper.schedule_pdf` does."""
    return _archive(schedule, words, entries_by_zone(schedule, words))


def state_pdfs(schedule: SharedSchedule, words: ScheduleWords) -> bytes:
    """Return the schedule of each state, and of all other places, as PDF; raise as `zone_pdfs` does."""
    found: dict[str, list[SharedEntry]] = {}
    for entry in schedule.entries:
        is_here = entry.country in {"", "US"}
        found.setdefault(_STATES.get(entry.state, "") if is_here else "", []).append(entry)
    named = [
        (name or words.texts["other_places"], held) for name, held in sorted(found.items(), key=_rest_last)
    ]
    return _archive(schedule, words, named)


def _rest_last(part: tuple[str, Sequence[SharedEntry]]) -> tuple[bool, str]:
    return not part[0], part[0]


@kept_typesetter()
def _archive(
    schedule: SharedSchedule, words: ScheduleWords, parts: Iterable[tuple[str, Sequence[SharedEntry]]]
) -> bytes:
    data, held = io.BytesIO(), list(parts)
    one_more = in_parts(len(held))
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        for number, (name, entries) in enumerate(held, start=1):
            slug = _NOT_IN_NAMES.sub("-", fold_name(name)).strip("-")
            pdf = schedule_pdf(_part(schedule, entries), words)
            archive.writestr(zipfile.ZipInfo(f"{number:02}-{slug}.pdf", _EARLIEST), pdf)
            one_more()
    return data.getvalue()


def _part(schedule: SharedSchedule, entries: Sequence[SharedEntry]) -> SharedSchedule:
    """Return the schedule of some entries alone; numbers stay those of the whole."""
    uids = {entry.uid for entry in entries}
    changes = tuple(change for change in schedule.changes if change.uid in uids)
    return replace(schedule, entries=tuple(entries), changes=changes)
