"""Writes the data of the weeks of a schedule for their template: blocks on the hours of HQ, a page a week."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.time.local_time import local_of
from organizer_app.exchange.paper.calendar_frame import calendar_frame, first_weekday, week_begin
from organizer_app.exchange.paper.typesetter import PaperSheet
from organizer_app.exchange.schedule.entry_facts import city_of, name_of
from organizer_app.exchange.text.clean_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedKeyDate, SharedSchedule

_DAY: Final = 24.0
# A day with more is one block an hour, with a bar for how many start in it.
_MOST: Final = 8
_NAMED: Final = 3
# Without an end, a block is this long, in hours.
_LENGTH: Final = 1.0
_DATE_LENGTH: Final = 1.5
_FIRST, _LAST = 9, 18


@dataclass(frozen=True, slots=True)
class _Block:
    """A block of a day: from and to in hours of HQ, its texts, and the share of the largest, or 0."""

    starts: float
    ends: float
    title: str
    when: str = ""
    note: str = ""
    is_date: bool = False
    share: float = 0.0


def week_sheet(schedule: SharedSchedule, words: ScheduleWords) -> PaperSheet:
    """Return the sheet of all weeks that have an action, by the days of HQ; this week when none has."""
    blocks = _Blocks(schedule, words)
    first = first_weekday(schedule)
    known = blocks.active or {schedule.generated_at.date()}
    weeks = sorted({week_begin(day, first) for day in known})
    return PaperSheet(
        template="week",
        language=words.language,
        stamp=schedule.generated_at,
        paper=words.paper,
        data={
            **calendar_frame(schedule, words, words.calendar.week_note(schedule.desk_zone)),
            "weeks": [_week(begin, blocks, schedule, words) for begin in weeks],
        },
    )


def _week(begin: date, blocks: _Blocks, schedule: SharedSchedule, words: ScheduleWords) -> dict[str, object]:
    days = [begin + timedelta(days=at) for at in range(7)]
    held = [blocks.of(day) for day in days]
    every = [block for one in held for block in one]
    first = min((math.floor(block.starts) for block in every), default=_FIRST)
    last = max((math.ceil(block.ends) for block in every), default=_LAST)
    first, last = max(0, min(first - 1, _FIRST)), min(24, max(last + 1, _LAST))
    return {
        "name": words.calendar.week(begin),
        "first": first,
        "last": last,
        "hours": [words.calendar.hour(time(hour % 24)) for hour in range(first, last + 1)],
        "days": [
            {
                "name": words.calendar.weekday_day(day),
                "note": words.calendar.anchor if day == schedule.anchor_date else blocks.untimed(day),
                "blocks": _in_lanes(one),
            }
            for day, one in zip(days, held, strict=True)
        ],
    }


class _Blocks:
    """Words the actions and key dates of each day, in the hours of HQ."""

    def __init__(self, schedule: SharedSchedule, words: ScheduleWords) -> None:
        self._words = words
        self._zone = schedule.desk_zone
        self._timed: defaultdict[date, list[tuple[float, float, SharedEntry]]] = defaultdict(list)
        self._untimed: defaultdict[date, int] = defaultdict(int)
        self._dates: defaultdict[date, list[SharedKeyDate]] = defaultdict(list)
        for entry in schedule.entries:
            if not entry.cancelled:
                self._add(entry)
        for each in schedule.key_dates:
            if each.day and each.starts:
                self._dates[each.day].append(each)

    def _add(self, entry: SharedEntry) -> None:
        if entry.starts_utc is not None:
            begin = local_of(entry.starts_utc, self._zone)
            starts = _hours(begin.wall)
            self._timed[begin.day].append((starts, min(_DAY, starts + _length(entry)), entry))
        elif entry.day is not None:
            self._untimed[entry.day] += 1

    @property
    def active(self) -> set[date]:
        """The days of HQ with an action."""
        return self._timed.keys() | self._untimed.keys()

    def untimed(self, day: date) -> str:
        """Say how many actions of a day have no time."""
        count = self._untimed.get(day, 0)
        return self._words.calendar.untimed(count) if count else ""

    def of(self, day: date) -> list[_Block]:
        """Return the blocks of a day, by their start."""
        timed = self._timed.get(day, [])
        made = self._by_hour(timed) if len(timed) > _MOST else self._by_start(timed)
        made += [self._date(each) for each in self._dates.get(day, ())]
        return sorted(made, key=lambda block: (block.starts, block.is_date, block.title))

    def _date(self, each: SharedKeyDate) -> _Block:
        starts = _hours(each.starts or time())
        when = self._words.clock(each.starts) if each.starts else ""
        note = self._words.texts["key_date"]
        return _Block(
            starts, min(_DAY, starts + _DATE_LENGTH), one_line(each.title), when, note, is_date=True
        )

    def _by_hour(self, timed: Sequence[tuple[float, float, SharedEntry]]) -> list[_Block]:
        hours = grouped_pairs((int(starts), entry) for starts, _ends, entry in timed)
        most = max(map(len, hours.values()))
        return [
            _Block(
                hour,
                hour + 1,
                self._words.calendar.starts(len(held)),
                note="; ".join(map(self._name, held)) if len(held) <= _NAMED else "",
                share=len(held) / most,
            )
            for hour, held in hours.items()
        ]

    def _by_start(self, timed: Sequence[tuple[float, float, SharedEntry]]) -> list[_Block]:
        together = grouped_pairs((starts, (ends, entry)) for starts, ends, entry in timed)
        found = []
        for starts, held in together.items():
            if len(held) == 1:
                ((ends, entry),) = held
                found.append(
                    _Block(starts, ends, self._name(entry), self._span(entry), name_of(entry, self._words))
                )
            else:
                when = self._words.clock(_wall(starts))
                names = "; ".join(self._name(entry) for _ends, entry in held)
                title = self._words.calendar.together(len(held))
                found.append(_Block(starts, max(ends for ends, _entry in held), title, when, names))
        return found

    def _name(self, entry: SharedEntry) -> str:
        return city_of(entry) or name_of(entry, self._words)

    def _span(self, entry: SharedEntry) -> str:
        if entry.starts is None or entry.starts_utc is None:
            return ""
        told = self._words.span(entry.starts, entry.ends, ("", ""))
        is_same = local_of(entry.starts_utc, self._zone).wall == entry.starts
        return told if is_same else self._words.calendar.is_local(told)


def _hours(wall: time) -> float:
    return wall.hour + wall.minute / 60


def _wall(hours: float) -> time:
    minutes = round(hours * 60)
    return time(minutes // 60 % 24, minutes % 60)


def _length(entry: SharedEntry) -> float:
    """Return the length of an action in hours."""
    begin, end = entry.starts_utc, entry.ends_utc
    if isinstance(begin, datetime) and isinstance(end, datetime) and end > begin:
        return (end - begin).total_seconds() / 3600
    return _LENGTH


def _in_lanes(blocks: Iterable[_Block]) -> list[dict[str, object]]:
    """Return blocks with their lane and how many lanes stand beside each other where they are."""
    placed: list[dict[str, object]] = []
    group: list[tuple[int, _Block]] = []
    ends: list[float] = []
    for block in blocks:
        if group and block.starts >= max(ends):
            placed += _placed(group, len(ends))
            group, ends = [], []
        lane = next((at for at, end in enumerate(ends) if end <= block.starts), len(ends))
        if lane == len(ends):
            ends.append(0.0)
        ends[lane] = block.ends
        group.append((lane, block))
    return placed + _placed(group, len(ends))


def _placed(group: Iterable[tuple[int, _Block]], lanes: int) -> list[dict[str, object]]:
    return [
        {
            "lane": lane,
            "lanes": lanes,
            "from": block.starts,
            "to": block.ends,
            "title": block.title,
            "time": block.when,
            "note": block.note,
            "solid": block.is_date,
            "share": block.share,
        }
        for lane, block in group
    ]
