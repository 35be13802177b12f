"""Words of the papers of the day: the printed log, and the board to be filled in by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.printed_frame import PrintedFrame
from organizer_app.domain.day.day_paper import DayPaper, DayPaperWords, PaperFacts, PaperList
from organizer_app.domain.sharing.schedule_words import reader_line
from organizer_app.domain.time.local_time import epoch_minutes
from organizer_app.wording.day import board as words
from organizer_app.wording.day import day_views
from organizer_app.wording.language.texts import _, ngettext, said, said_with

if TYPE_CHECKING:
    from datetime import date

    from organizer_app.domain.day.board import BoardBook
    from organizer_app.domain.day.city_states import CityState
    from organizer_app.domain.model.day.log_entries import LogEntry
    from organizer_app.domain.sharing.schedule_words import ScheduleWords

print_log = said("Print the log…")
print_board = said("Print the board…")
log_file = said("log.pdf")
board_file = said("board.pdf")
log_kind = said("Log of the day")
board_kind = said("Board to fill in by hand")
no_lead = said("No lead yet")
# Rows for cities that come up on the day, and for what happens in each hour.
ADDED = 4
HOURLY = 3


written = said_with("The paper is in {path}.")


def day_paper_words(schedule_words: ScheduleWords) -> DayPaperWords:
    """Return the words of the papers in the chosen language."""
    return DayPaperWords(
        lambda facts: _log_paper(facts, schedule_words), lambda facts: _board_paper(facts, schedule_words)
    )


def _log_paper(facts: PaperFacts, schedule_words: ScheduleWords) -> DayPaper:
    """Write the log in the order in which it happened, in the columns of an activity log (ICS 214)."""
    struck = {each.corrects_id for each in facts.entries if each.corrects_id}
    rows = tuple(_log_row(each, facts, is_struck=each.id in struck) for each in facts.entries)
    count = ngettext("{count} entry", "{count} entries", len(rows)).format(count=f"{len(rows):,}")
    return DayPaper(
        frame=replace(
            _frame(_("Log"), has_phones=False, facts=facts, schedule_words=schedule_words),
            summary=_("Times are HQ's: {zone}.").format(zone=words.zone_name(facts.desk_zone)),
        ),
        lists=(
            PaperList(
                heading=day_views.log_title(),
                hint=count,
                heads=(
                    _("Occurred"),
                    _("Entered"),
                    _("Part"),
                    _("City"),
                    _("What happened"),
                    _("From"),
                    _("By"),
                ),
                widths=(7, 7, 7, 13, 40, 11, 9),
                rows=rows,
                strong=(0, 3),
            ),
        ),
        ends=_(
            "Nothing of legal support is on this paper. A corrected entry is marked; its correction follows."
        ),
    )


def _log_row(entry: LogEntry, facts: PaperFacts, *, is_struck: bool) -> tuple[str, ...]:
    what = day_views.what_happened(entry)
    marks = [_("corrected")] if is_struck else []
    marks += [_("key")] if entry.is_key else []
    marks += [_("released")] if entry.is_released else []
    what = f"{what} ({', '.join(marks)})" if marks else what
    occurred, entered = (
        _clock(epoch_minutes(each), facts) if each is not None else ""
        for each in (entry.occurred_at, entry.entered_at)
    )
    heard = ", ".join(filter(None, (entry.heard_from, entry.channel)))
    city = facts.book.place_of(entry.city_action_id)
    return occurred, entered, day_views.tier_name(entry.tier), city, what, heard, entry.entered_by


def _clock(minutes: int, facts: PaperFacts) -> str:
    """Return HQ's clock, after the day where that is another one."""
    day = words.other_day(minutes, facts.desk_zone, facts.day)
    return " ".join(filter(None, (day, words.clock_at(minutes, facts.desk_zone))))


def _board_paper(facts: PaperFacts, schedule_words: ScheduleWords) -> DayPaper:
    """Write the board with a row for each city and, below it, rows for each hour of the day."""
    heads = (
        _("No."), _("Start"), _("HQ"), _("City"), _("Lead"), _("Phone"), _("On site"), _("Briefed"),
        _("Started"), _("Count low"), _("Count high"), _("All clear"), _("Notes, next step, who"),
    )  # fmt: skip
    widths = (8, 18, 18, 32, 28, 24, 14, 14, 14, 17, 17, 14, 32)
    lists: list[PaperList] = []
    number = 0
    for row in facts.book.board().zones:
        states = sorted(
            facts.book.cities_of(row.zone), key=lambda each: (each.city.starts or 0, each.city.city)
        )
        rows = []
        for state in states:
            number += 1
            rows.append(_board_row(number, state, facts))
        count = ngettext("{count} city", "{count} cities", len(rows)).format(count=f"{len(rows):,}")
        lists.append(
            PaperList(
                heading=words.zone_name(row.zone), hint=count, heads=heads, widths=widths, rows=tuple(rows),
                strong=(1, 3), ruled_from=6,
            )
        )  # fmt: skip
    lists.append(
        PaperList(heading=_("Added on the day"), heads=heads, widths=widths, ruled_from=6, blanks=ADDED)
    )
    lists += _hours(facts.book, facts.desk_zone, facts.day)
    return DayPaper(
        frame=_frame(
            _("Day board"), has_phones=any(facts.phones.values()), facts=facts, schedule_words=schedule_words
        ),
        fields=(_("Shift, HQ time"), _("Kept by"), _("Shift lead"), _("Sheet")),
        lists=tuple(lists),
        ends=_(
            "When the power is back, open Enter from paper on the board and type each line with its time."
        ),
    )


def _board_row(number: int, state: CityState, facts: PaperFacts) -> tuple[str, ...]:
    city, desk_zone = state.city, facts.desk_zone
    own = words.clock_on(city.starts, city.zone, facts.day) if city.starts is not None else ""
    desk = words.clock_on(city.starts, desk_zone, facts.day) if city.starts is not None else ""
    return (
        str(number), own, desk, words.place_named(city), city.lead or no_lead(),
        facts.phones.get(city.action_id, ""),
        "", "", "", "", "", "", "",
    )  # fmt: skip


def _hours(book: BoardBook, desk_zone: str, day: date | None) -> list[PaperList]:
    """Return blank rows for each hour from the first check-in to the last all-clear, at most a day.

    Their columns are in the order of a communications and an activity log (ICS 211 and 214): when, where and
    who, what, what follows, and who wrote it.
    """
    starts = [state.city.starts for state in book.states() if state.city.starts is not None]
    ends = [state.city.ends for state in book.states() if state.city.ends is not None]
    if not starts:
        return []
    first = (min(starts) - 60) // 60 * 60
    last = min(max([*starts, *ends]) + 60, first + 24 * 60)
    heads = (
        _("Time, HQ"), _("Time there"), _("City, who called"), _("What happened, word for word; what we did"),
        _("Next step, by when"), _("Written by"),
    )  # fmt: skip
    rows: list[tuple[str, ...]] = []
    for at in range(first, last + 1, 60):
        rows.append((words.clock_on(at, desk_zone, day), *("" for _head in heads[1:])))
        rows += [("",) * len(heads)] * (HOURLY - 1)
    return [
        PaperList(
            heading=_("Hour by hour"), hint=_("Never erase: strike it out and write a new line"), heads=heads,
            widths=(9, 8, 17, 40, 15, 11), rows=tuple(rows), strong=(0,), ruled_from=1,
        )
    ]  # fmt: skip


def _frame(title: str, *, has_phones: bool, facts: PaperFacts, schedule_words: ScheduleWords) -> PrintedFrame:
    texts = schedule_words.texts
    day = schedule_words.day(facts.day) if facts.day is not None else ""
    foot = (facts.title, schedule_words.stamp(facts.stamp, facts.desk_zone), texts["shred"])
    return PrintedFrame(
        title=title,
        kicker=" \N{MIDDLE DOT} ".join(filter(None, (facts.title, day))),
        summary=_("Write the time you heard it, in HQ time ({zone}). Circle what is late.").format(
            zone=words.zone_name(facts.desk_zone)
        ),
        audience=Audience.INTERNAL,
        reader=reader_line(schedule_words, Audience.INTERNAL, has_phones=has_phones),
        footer=" \N{MIDDLE DOT} ".join(filter(None, foot)),
        page=texts["page"],
        continued=texts["continued"],
        language=schedule_words.language,
        stamp=facts.stamp,
    )
