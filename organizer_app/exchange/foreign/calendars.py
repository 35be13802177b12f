"""Read the events of a calendar (RFC 5545), a row for each occurrence; what is left out is forgiven."""

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from organizer_app.domain.importing.foreign_files import ForeignFile, ForeignKind
from organizer_app.domain.importing.import_problems import FileKind, NotText
from organizer_app.domain.importing.incoming import RowWarningCode
from organizer_app.domain.importing.written_words import tactic_meant
from organizer_app.domain.model.city_actions import Tactic
from organizer_app.domain.sharing.sharing_rules import is_share_key
from organizer_app.exchange.contacts.vcard_lines import CardLine, lines_of
from organizer_app.exchange.foreign.event_rows import EventRows, agreeing, place_cells
from organizer_app.exchange.foreign.recurrences import (
    Bounds,
    Budget,
    UnclearRuleError,
    expanded,
    frequency_of,
    is_too_frequent,
)
from organizer_app.exchange.foreign.zone_names import is_zone, known_zone, zone_by_offsets
from organizer_app.exchange.text.clean_text import one_line
from organizer_app.exchange.text.extension_names import ics_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MOST_OCCURRENCES: Final = 60
"""Of one event; a call every day for years would bury everything else."""
_BEFORE, _AFTER = timedelta(days=31), timedelta(days=366)
_MOMENT: Final = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?"
)
_DURATION: Final = re.compile(
    r"\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?"
)
_OFFSET: Final = re.compile(r"([+-])(\d\d):?(\d\d)")
# A zone's name with a colon in it, that a program forgot to put in quotation marks.
_COLON_IN_ZONE: Final = re.compile(r";TZID=(\([^()]{1,20}\)[^;]{0,80}):([^:]{8,40})$")
_DEEPEST: Final = 20
# The parts of an address that LOCATION tells in one text.
_WHERE: Final = ("venue", "address", "city", "state", "country", "zip")
_HTML: Final = re.compile(r"<[^<>]{1,500}>")
_BREAKS: Final = re.compile(r"<(?:br|/p|/div|/li)\b[^<>]{0,100}>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Moment:
    """A day with or without a time, in a zone; "" for the zone of the place."""

    day: date
    at: time | None = None
    zone: str = ""

    @property
    def local(self) -> datetime:
        return datetime.combine(self.day, self.at or time.min)


@dataclass(slots=True)
class _Event:
    """The lines of one event by name."""

    lines: dict[str, list[CardLine]] = field(default_factory=lambda: defaultdict(list))

    def first(self, name: str) -> CardLine | None:
        return self.lines[name][0] if name in self.lines else None

    def text(self, name: str) -> str:
        line = self.first(name)
        return line.text if line else ""


def read_calendar(text: str, today: date | None = None) -> ForeignFile:
    """Return the events of a calendar; a recurring one has a row for each occurrence within bounds.

    Args:
        text: the file.
        today: of a recurrence without an end, the days around this one are listed; None for the first ones.

    Raises:
        NotText: the calendar has no events.
    """
    found = _Components(lines_of(text))
    if not found.events:
        raise NotText(FileKind.CALENDAR)
    reading = _Reading(found.zones, today)
    moved = _moved(found.events, reading)
    for event in found.events:
        reading.take(event, moved)
    return ForeignFile(ForeignKind.CALENDAR, (reading.rows.table(),))


@dataclass(slots=True)
class _ZonePart:
    """What a calendar says about a zone: its name, where it is, and its last two offsets."""

    name: str = ""
    place: str = ""
    offsets: dict[str, int] = field(default_factory=dict)

    def take(self, line: CardLine, part: str) -> None:
        if line.name == "TZID":
            self.name = line.value.strip()
        elif line.name in {"X-LIC-LOCATION", "TZID-ALIAS-OF"}:
            self.place = line.value.strip()
        elif line.name == "TZOFFSETTO" and (found := _OFFSET.match(line.value.strip())):
            minutes = int(found[2]) * 60 + int(found[3])
            self.offsets[part] = -minutes if found[1] == "-" else minutes

    def found(self) -> str:
        return (
            known_zone(self.name)
            or known_zone(self.place)
            or zone_by_offsets(self.offsets.get("STANDARD"), self.offsets.get("DAYLIGHT"))
        )


class _Components:
    """The events of a file, and the zone of each name that it defines."""

    def __init__(self, lines: Iterable[CardLine]) -> None:
        self.events: list[_Event] = []
        self.zones: dict[str, str] = {}
        self._open: list[str] = []
        self._event = _Event()
        self._zone = _ZonePart()
        for line in lines:
            self._take(line)
        if "VEVENT" in self._open and self._event.lines:
            # The file was cut off.
            self.events.append(self._event)

    def _take(self, line: CardLine) -> None:
        part = line.value.strip().upper()
        if line.name == "BEGIN":
            self._begin(part)
        elif line.name == "END":
            self._end(part)
        elif self._open[-1:] == ["VEVENT"]:
            self._event.lines[line.name].append(line)
        elif "VTIMEZONE" in self._open:
            self._zone.take(line, self._open[-1])

    def _begin(self, part: str) -> None:
        self._open = [*self._open, part][-_DEEPEST:]
        if part == "VEVENT":
            self._event = _Event()
        elif part == "VTIMEZONE":
            self._zone = _ZonePart()

    def _end(self, part: str) -> None:
        if part == "VEVENT" and "VEVENT" in self._open:
            self.events.append(self._event)
        elif part == "VTIMEZONE":
            self.zones.setdefault(self._zone.name, self._zone.found())
        if part in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(part) :]


Moved = dict[tuple[str, datetime], _Event]


def _moved(events: Sequence[_Event], reading: _Reading) -> Moved:
    """Return the events that stand for one occurrence of another, by its key and original start."""
    moved: Moved = {}
    for event in events:
        line = event.first("RECURRENCE-ID")
        was = reading.moment(line) if line else None
        if was is not None:
            moved[event.text("UID"), was.local] = event
    return moved


class _Reading:
    """Turns events into rows."""

    def __init__(self, zones: dict[str, str], today: date | None) -> None:
        self.rows = EventRows("ics")
        self._zones = zones
        self._budget = Budget()
        since, until = (today - _BEFORE, today + _AFTER) if today else (date.min, date.max)
        self._bounds = Bounds(_MOST_OCCURRENCES, since, until)

    def take(self, event: _Event, moved: Moved) -> None:
        """Add the rows of an event."""
        start = self.moment(event.first("DTSTART"))
        facts = self._facts(event)
        if is_share_key(event.text("UID")):
            if not _is_key_date(event):
                self._add(event, _our_facts(event, facts), start)
            return
        is_alone = not (event.lines["RRULE"] or event.lines["RDATE"]) or event.first("RECURRENCE-ID")
        if start is None or is_alone:
            self._add(event, facts, start)
            return
        if (frequent := self._too_frequent(event, start)) is not None:
            number = self._add(event, {**facts, "repeats": frequent}, start)
            self.rows.warn(number, RowWarningCode.RECURRENCE_TOO_FREQUENT, frequency_of(frequent))
            return
        self._take_each(event, facts, start, moved)

    def _take_each(self, event: _Event, facts: dict[str, object], start: _Moment, moved: Moved) -> None:
        """Add a row for each occurrence of a recurring event."""
        starts, doubt = self._occurrences(event, start)
        # The occurrences of a rule without an end are those around today, and never all.
        self.rows.is_of_today = self.rows.is_of_today or doubt
        uid = event.text("UID")
        for local in starts:
            if (uid, local) in moved:
                continue
            at = None if start.at is None else local.time()
            key = f"{uid}/{local:%Y%m%dT%H%M%S}" if uid else ""
            number = self._add(event, facts, _Moment(local.date(), at, start.zone), key)
            if doubt and local == starts[0]:
                self.rows.warn(number, RowWarningCode.RECURRENCE_CUT, str(len(starts)))
        if not starts:
            number = self._add(event, facts, start)
            self.rows.warn(number, RowWarningCode.RECURRENCE_CUT, "1")

    def _too_frequent(self, event: _Event, start: _Moment) -> str | None:
        """Return the first rule that repeats so often that its event is one action, or None."""
        for line in event.lines["RRULE"][:5]:
            try:
                if is_too_frequent(line.value, start.local, _MOST_OCCURRENCES, budget=self._budget):
                    return line.value.strip()
            except (UnclearRuleError, ValueError, OverflowError):
                continue
        return None

    def _occurrences(self, event: _Event, start: _Moment) -> tuple[list[datetime], bool]:
        found: set[datetime] = set()
        doubt = False
        if not event.lines["RRULE"]:
            found.add(start.local)
        for line in event.lines["RRULE"][:5]:
            try:
                until = self._until(line.value, start)
                instances = expanded(line.value, start.local, self._bounds, until=until, budget=self._budget)
            except (UnclearRuleError, ValueError, OverflowError):
                found.add(start.local)
                doubt = True
                continue
            found.update(instances.starts)
            doubt = doubt or not instances.is_whole
        found.update(moment.local for moment in self._listed(event.lines["RDATE"]))
        found.difference_update(moment.local for moment in self._listed(event.lines["EXDATE"]))
        gone = {moment.day for moment in self._listed(event.lines["EXDATE"]) if moment.at is None}
        return sorted(local for local in found if local.date() not in gone)[: 2 * _MOST_OCCURRENCES], doubt

    def _listed(self, lines: Iterable[CardLine]) -> Iterator[_Moment]:
        for line in lines:
            for text in line.value.split(",")[:1000]:
                moment = self._moment(text.partition("/")[0], line)
                if moment is not None:
                    yield moment

    def _until(self, rule: str, start: _Moment) -> datetime | None:
        """Return the end of a rule in the zone of the event, if it is an instant."""
        found = re.search(r"UNTIL=(\d{8}T\d{6})Z", rule.upper())
        if found is None or start.at is None or not is_zone(start.zone):
            return None
        instant = datetime.strptime(found[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
        with suppress(OverflowError):
            # Programs write the last instant of the year 9999 for a rule without an end.
            instant = instant.astimezone(ZoneInfo(start.zone))
        return instant.replace(tzinfo=None)

    def moment(self, line: CardLine | None) -> _Moment | None:
        """Return the moment of a line; None without one."""
        if line is None:
            return None
        found = _COLON_IN_ZONE.search(line.written) if "(" in line.written else None
        if found:
            parameters = {**line.parameters, "TZID": found[1]}
            line = replace(line, parameters=parameters, value=found[2])
        return self._moment(line.value, line)

    def _moment(self, text: str, line: CardLine) -> _Moment | None:
        found = _MOMENT.fullmatch(text.strip())
        if found is None:
            return None
        try:
            day = date(int(found[1]), int(found[2]), int(found[3]))
            if found[4] is None or line.parameters.get("VALUE", "").upper() == "DATE":
                return _Moment(day)
            at = time(int(found[4]), int(found[5]))
        except ValueError:
            return None
        if found[7] == "Z":
            return _Moment(day, at, "UTC")
        named = line.parameters.get("TZID", "").strip()
        return _Moment(day, at, self._zone(named))

    def _zone(self, name: str) -> str:
        """Return the zone of a name: as IANA has it, else as it is written."""
        if not name:
            return ""
        if name not in self._zones:
            self._zones[name] = known_zone(name)
        return self._zones[name] or name

    def _add(self, event: _Event, facts: dict[str, object], start: _Moment | None, key: str = "") -> int:
        return self.rows.add({**facts, **self._span(event, start), **({"external_id": key} if key else {})})

    def _facts(self, event: _Event) -> dict[str, object]:
        """Return the cells of an event that all its occurrences share."""
        cells: dict[str, object] = {
            "title": event.text("SUMMARY"),
            "tactic": next((text for line in event.lines["CATEGORIES"] for text in line.texts if text), ""),
            **self._place(event),
            "url": event.text("URL"),
            "contact": event.text("CONTACT"),
            "calendar organizer": self._organizer(event),
            "status": "cancelled" if event.text("STATUS").upper() == "CANCELLED" else "",
        }
        notes = (str(cells.pop("notes", "")), _plain(event.text("DESCRIPTION")))
        cells["notes"] = "\n".join(filter(None, notes))
        line = event.first("RECURRENCE-ID")
        was, uid = self.moment(line), event.text("UID")
        cells["external_id"] = f"{uid}/{was.local:%Y%m%dT%H%M%S}" if uid and was else uid
        return cells

    def _span(self, event: _Event, start: _Moment | None) -> dict[str, object]:
        if start is None:
            line = event.first("DTSTART")
            return {"date": line.value[:40] if line else ""}
        end = self._end(event, start)
        cells: dict[str, object] = {"date": start.day.isoformat(), "timezone": start.zone if start.at else ""}
        if start.at:
            cells["start"] = start.at.isoformat("minutes")
        if end is not None and end > start.local:
            if start.at:
                cells["end"] = end.time().isoformat("minutes")
            if end.date() != start.day:
                cells["end_date"] = end.date().isoformat()
        return cells

    def _end(self, event: _Event, start: _Moment) -> datetime | None:
        """Return the local end of an occurrence, of the length that the event itself has."""
        first, line = self.moment(event.first("DTSTART")), event.first("DTEND")
        end = self.moment(line) if line else None
        length: timedelta | None = None
        if first and end:
            length = _between(first, end)
        elif found := _DURATION.fullmatch(event.text("DURATION").strip().upper()):
            weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
            length = timedelta(days=weeks * 7 + days, hours=hours, minutes=minutes, seconds=seconds)
        if length is None or not timedelta(0) < length < timedelta(days=400):
            return None
        if start.at is None:
            # The end of days is the day after.
            length -= timedelta(days=1)
        try:
            return start.local + length
        except OverflowError:
            return None

    def _place(self, event: _Event) -> dict[str, object]:
        cells: dict[str, object] = dict(place_cells(event.text("LOCATION")))
        parts = event.text("GEO").replace(",", ";").split(";")
        if len(parts) == 2:  # noqa: PLR2004  # north and east
            cells |= {"latitude": parts[0], "longitude": parts[1]}
        return cells

    def _organizer(self, event: _Event) -> str:
        line = event.first("ORGANIZER")
        return line.parameters.get("CN", "") if line else ""


def _between(first: _Moment, end: _Moment) -> timedelta:
    """Return the length of an event by the clocks of its start."""
    zones = [first.zone, end.zone]
    if zones[0] == zones[1] or not all(zone == "UTC" or is_zone(zone) for zone in zones):
        return end.local - first.local
    begin, close = (
        each.local.replace(tzinfo=UTC if each.zone == "UTC" else ZoneInfo(each.zone)) for each in (first, end)
    )
    return close - begin


def _plain(text: str) -> str:
    """Return a description without the markup that some programs put into it."""
    if "<" not in text or ">" not in text:
        return text
    return _HTML.sub("", _BREAKS.sub("\n", text)).replace("&nbsp;", " ").replace("&amp;", "&").strip()


def _is_key_date(event: _Event) -> bool:
    """Return whether an event of ours is a day to note, which is no action: it has no point and no tactic."""
    known = tactic_meant(event.text("CATEGORIES"))
    return not event.text("GEO") and known in {None, Tactic.OTHER}


def _our_facts(event: _Event, facts: dict[str, object]) -> dict[str, object]:
    """Return the cells of an event of ours, whose title and description say for people what others say too.

    Where it is not certain which part of a place is the venue, none is taken: a blank is no news.
    """
    title, category, city = event.text("SUMMARY"), event.text("CATEGORIES"), str(facts.get("city", ""))
    if facts["status"]:
        title = title.partition(": ")[2]
    country = str(facts.get("country", ""))
    told = ", ".join(filter(None, (city, str(facts.get("state", "")), country.removeprefix("US"))))
    title = title.removesuffix(f": {told}") if told else title
    own = {**facts, "title": "" if title == category else title, "notes": ""}
    address = str(own.get("address", ""))
    if "," in address or (address and own.get("venue") and not address[:1].isdigit()):
        own |= {"venue": "", "address": ""}
    return own | _carried(event, is_off=bool(facts["status"]))


def _carried(event: _Event, *, is_off: bool) -> dict[str, str]:
    """Return what an event of ours says in properties of its own, as far as those for people still agree."""
    found = {ics_heading(name): lines[0].text for name, lines in event.lines.items() if ics_heading(name)}
    if not found:
        return {}
    carried = agreeing(found, event.text("SUMMARY"), is_off=is_off)
    where = {heading: carried.pop(heading, "") for heading in _WHERE}
    # An address in the United States does not name the country.
    told = [one_line(part) for heading, part in where.items() if (heading, part) != ("country", "US")]
    if all(part in event.text("LOCATION") for part in told):
        carried |= where
    return carried
