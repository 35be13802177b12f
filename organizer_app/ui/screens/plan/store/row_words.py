"""Words a city's line in the list when it is first seen."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLocale

from organizer_app.domain.places.city_names import city_and_state
from organizer_app.domain.places.us_states import US_TERRITORIES
from organizer_app.wording.language.dates import clock, short_day, zone_and_desk
from organizer_app.wording.language.readiness import level_name, row_reason
from organizer_app.wording.language.zones import zone_short
from organizer_app.wording.plan import map_and_list as words

if TYPE_CHECKING:
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.domain.rows.place_groups import PlaceGroup


@functools.cache
def country_name(code: str) -> str:
    """Return the name of a country: "CA" alone would be read as California."""
    territory = QLocale.codeToTerritory(code)
    return QLocale.territoryToString(territory) if territory is not QLocale.Country.AnyTerritory else code


def state_or_country(row: ActionRow) -> str:
    """Return the text after the name of a city: its state, or the country abroad."""
    if row.country in {"", "US"}:
        return row.state
    return row.country if row.country in US_TERRITORIES else country_name(row.country)


class Fresh(NamedTuple):
    """Who has just changed an action, and what it was; None where that is not known."""

    name: str
    before: ActionRow | None


class RowWords(NamedTuple):
    """The words of one line.

    Attributes:
        name: the city.
        state: its state, or country abroad.
        reason: why it is not ready; the lead's name if there is no reason.
        is_reason: whether `reason` is one.
        time: local start.
        zone: time zone and headquarters time, or the day if it is not the usual one.
        is_contested: whether two laptops wrote a field of it and nobody has decided yet.
        other: what somebody else is editing there, or whose change has just come; empty for neither.
        is_fresh: whether a change has just come.
        was: what the city held before that change; empty where nothing of it is shown here.
        unsent: how many changes of this laptop wait for the hub; empty for none.
        unsent_briefly: the same where there is little room.
    """

    name: str
    state: str
    reason: str
    is_reason: bool
    time: str
    zone: str
    is_contested: bool = False
    other: str = ""
    is_fresh: bool = False
    was: str = ""
    unsent: str = ""
    unsent_briefly: str = ""

    def sentence(self, group: PlaceGroup) -> str:
        """Return all of it in one sentence, for screen readers."""
        place = city_and_state(self.name, self.state)
        level = words.called_off() if group.is_off else level_name(group.head.readiness)
        when = " ".join(part for part in (self.time, self.zone) if part)
        sentence = words.place_sentence(place, level, self.reason, when, group.actions)
        other = self.other
        if self.was:
            from organizer_app.wording.together.presence import before

            other = f"{other}. {before(self.was)}."
        told = (sentence, words.contested() if self.is_contested else "", other, self.unsent)
        return " ".join(filter(None, told))


def row_words(group: PlaceGroup, desk_zone: str, *, shows_day: bool) -> RowWords:
    """Write the words of a city.

    Args:
        group: the city and its actions.
        desk_zone: IANA zone of headquarters, or empty.
        shows_day: whether the line names its day, because it is not the list's usual one.
    """
    row = group.head
    reason = words.called_off() if group.is_off else row_reason(row)
    if shows_day:
        day = short_day(row.day) if row.day else words.no_day()
        zone = words.day_and_zone(day, zone_short(row.zone)) if row.zone else day
    else:
        zone = zone_and_desk(row.zone, row.day, row.starts, row.starts_utc, desk_zone)
    return RowWords(
        row.city or row.title or words.no_city(),
        state_or_country(row),
        reason or row.lead,
        bool(reason),
        words.no_time() if row.starts is None else clock(row.starts),
        zone,
    )
