"""Sentences about each line of an imported file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.importing.incoming import (
    DAY_FIRST,
    RowWarning,
    RowWarningCode,
    SkippedRow,
    SkipReason,
)
from organizer_app.wording.importing.import_news import news_sentence
from organizer_app.wording.language.dates import clock, day_and_year, short_day, weekday_day
from organizer_app.wording.language.row_numbers import MANY, first_numbers
from organizer_app.wording.language.tactics import tactic_name
from organizer_app.wording.language.texts import _, ngettext, said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from organizer_app.domain.basics.step_details import LineRemark
    from organizer_app.domain.importing.import_reports import ImportReport
    from organizer_app.domain.importing.possible_duplicates import PlannedAction

_SKIPPED: Mapping[SkipReason, Callable[[], str]] = {
    SkipReason.BEFORE_HEADER: said("above the headings"),
    SkipReason.BLANK: said("blank line"),
    SkipReason.REPEATED_HEADER: said("the headings again"),
    SkipReason.OTHER_HEADINGS: said("the headings of the rows below"),
    SkipReason.SECTION_HEADING: said("a heading between rows: {detail}"),
    SkipReason.TOTAL_LINE: said("a line of totals"),
    SkipReason.NO_PLACE_NO_DATE: said("names neither a place nor a date"),
    SkipReason.REMOVED_HERE: said("you removed this action from the plan: it stays removed"),
    SkipReason.CHOSEN_OUT: said("left out in the preview"),
}
_WARNINGS: Mapping[RowWarningCode, Callable[[], str]] = {
    RowWarningCode.NO_DATE: said("no date: kept as a draft"),
    RowWarningCode.DATE_UNREADABLE: said("the date “{detail}” cannot be read: kept in the notes"),
    RowWarningCode.DATE_AMBIGUOUS: said("“{detail}” was read with the month first: check the dates"),
    RowWarningCode.DATE_RANGE: said("several days in “{detail}”: the first was taken"),
    RowWarningCode.WEEKDAY_OTHER: said("“{detail}” is another day of the week: check the date"),
    RowWarningCode.DAY_NUMBER: said("“{detail}” is a spreadsheet's number of a day: check the date"),
    RowWarningCode.YEAR_ASSUMED: said("“{detail}” has no year: {reading} was assumed"),
    RowWarningCode.DAY_OR_YEAR: said(
        "“{detail}” may be a day or a month of a year: no day was taken, it is kept in the notes"
    ),
    RowWarningCode.TIME_UNREADABLE: said("the time “{detail}” cannot be read: kept in the notes"),
    RowWarningCode.TIME_TBD: said("the time is not set yet"),
    RowWarningCode.TIME_DOUBTFUL: said("“{detail}” says neither am nor pm: check the time"),
    RowWarningCode.TIME_GUESSED: said("“{detail}” is not sure: check the time"),
    RowWarningCode.TIME_SKIPPED: said("the clock change skips {detail}: choose another time"),
    RowWarningCode.TIME_DOUBLED: said("{detail} happens twice on that day: the first one was taken"),
    RowWarningCode.NUMBER_UNREADABLE: said("the number “{detail}” cannot be read: kept in the notes"),
    RowWarningCode.NUMBER_ASSUMED: said(
        "“{detail}” was read as {reading} people: the text is kept in the notes"
    ),
    RowWarningCode.COORDINATES_UNREADABLE: said(
        "the coordinates “{detail}” cannot be read: kept in the notes"
    ),
    RowWarningCode.EXTRA_CELLS: said("more cells than headings: kept in the notes"),
    RowWarningCode.MISSING_CELLS: said("fewer cells than headings"),
    RowWarningCode.ENCODING_MIXED: said("the file mixes two encodings from here on"),
    RowWarningCode.PLACE_UNRESOLVED: said("“{detail}” is not a known place: kept as given"),
    RowWarningCode.PLACE_AMBIGUOUS: said("“{detail}” may be several places: kept as given"),
    RowWarningCode.PLACE_CONTRADICTED: said(
        "the ZIP code or the coordinates are in {detail}, far from the city: the city was kept"
    ),
    RowWarningCode.PLACE_RENAMED: said(
        "the city given is taken as {detail}: its own name is kept in the notes"
    ),
    RowWarningCode.CITY_MISSING: said("no city in “{detail}”: kept as given"),
    RowWarningCode.PLACE_MOVED: said(
        "the city given is far from the ZIP code or the coordinates: taken as {detail}"
    ),
    RowWarningCode.STATE_UNKNOWN: said("“{detail}” is not a known state: kept as given"),
    RowWarningCode.STATUS_UNKNOWN: said("the status “{detail}” is not known: kept in the notes"),
    RowWarningCode.PERMIT_UNKNOWN: said("cannot tell from “{detail}” if there is a permit: see the notes"),
    RowWarningCode.PERMIT_ASSUMED: said("the beginning of “{detail}” was taken for the answer: our guess"),
    RowWarningCode.MOBILIZATION_UNKNOWN: said("the plan has no mobilization “{detail}”"),
    RowWarningCode.CAMPAIGN_UNKNOWN: said("the plan has no campaign “{detail}”"),
    RowWarningCode.POSSIBLE_DUPLICATE: said("looks like another action: both are kept"),
    RowWarningCode.COMPLETES: said("fills in the action that is planned there"),
    RowWarningCode.RECURRENCE_CUT: said("repeats more often than is listed here: {detail} of its days"),
    RowWarningCode.RECURRENCE_TOO_FREQUENT: said(
        "repeats many times a day: kept once, with the rule in the notes"
    ),
    RowWarningCode.YEAR_ODD: said("the year is far from now: {detail}"),
    RowWarningCode.ZONE_OF_COMMITTEE: said(
        "VAN may have kept the time of the committee: check the time in {detail}"
    ),
    RowWarningCode.ZIP_PADDED: said(
        "some program turned ZIP codes into numbers: written out again, {detail} in all"
    ),
    RowWarningCode.PHONE_PADDED: said(
        "some program turned phone numbers into numbers: written out again, {detail} in all"
    ),
    RowWarningCode.COUNT_SWAPPED: said("the low number is above the high one: they were swapped"),
    RowWarningCode.ZONE_UNKNOWN: said("no time zone is called “{detail}”: read as the time of the place"),
    RowWarningCode.SAME_ACTION: said("taken for the same action"),
    RowWarningCode.CONFLICT: said("the file and you changed the same field: yours stays"),
    RowWarningCode.CLEARED: said("a cell is empty now: the plan keeps its value"),
    RowWarningCode.NAME_TOO_LONG: said("a name in “{detail}” is too long: kept in the notes"),
    RowWarningCode.SEVERAL_NAMED: said("“{detail}” names two people: the first was taken"),
    RowWarningCode.PHONE_SHORT: said("the number under “{detail}” has no area code: check it"),
    RowWarningCode.NOT_KNOWN: said("“{detail}” is not known yet: left open"),
    RowWarningCode.COLUMN_KEPT_IN_NOTES: said("the column “{detail}” has no meaning here: kept in the notes"),
}


def skipped(row: SkippedRow) -> str:
    """Return why a line was skipped."""
    return _SKIPPED[row.reason]().format(detail=row.detail)


def warning(doubt: RowWarning) -> str:
    """Return what to look at in a row."""
    if doubt.planned is not None:
        is_completed = doubt.code is RowWarningCode.COMPLETES
        return _completes(doubt.planned) if is_completed else _already_planned(doubt.planned)
    if doubt.news is not None:
        return news_sentence(doubt)
    if doubt.code is RowWarningCode.TIME_GUESSED and doubt.reading:
        return _guessed_time(doubt)
    special = _special(doubt)
    return special or _WARNINGS[doubt.code]().format(detail=doubt.detail, reading=doubt.reading)


def _guessed_time(doubt: RowWarning) -> str:
    """Say which time a cell that is not sure was taken for."""
    hour, _colon, minute = doubt.reading.partition(":")
    taken = clock(60 * int(hour) + int(minute))
    return _("“{detail}” was taken for {time} (our guess)").format(detail=doubt.detail, time=taken)


def _special(doubt: RowWarning) -> str:
    """Say a doubt whose words depend on how the cell was read; nothing for any other."""
    every, _blank, unit = doubt.detail.partition(" ")
    if doubt.code is RowWarningCode.RECURRENCE_TOO_FREQUENT and every.isdecimal():
        return _repeats(int(every), unit)
    if doubt.code is RowWarningCode.WEEKDAY_OTHER and doubt.reading:
        return _("“{detail}” was read as {day}: check the date").format(
            detail=doubt.detail, day=weekday_day(doubt.reading)
        )
    if doubt.code is RowWarningCode.DAY_NUMBER and doubt.reading:
        day = day_and_year(doubt.reading)
        return _("“{detail}” was read as {day}: check the date").format(detail=doubt.detail, day=day)
    if doubt.reading == DAY_FIRST:
        return _("“{detail}” was read with the day first: check the dates").format(detail=doubt.detail)
    if doubt.code is RowWarningCode.YEAR_ASSUMED and not doubt.reading:
        # Reports that were kept before the year was name the heading.
        return _("the date has no year: one was assumed")
    return ""


def _repeats(count: int, unit: str) -> str:
    """Say how often an event that is kept once repeats, by the unit of its calendar."""
    forms = {
        "SECONDLY": ngettext("every second", "every {count} seconds", count),
        "MINUTELY": ngettext("every minute", "every {count} minutes", count),
        "HOURLY": ngettext("every hour", "every {count} hours", count),
    }
    return _("repeats {often}: kept once").format(often=forms[unit].format(count=count))


def warning_in(doubts: Sequence[RowWarning]) -> Callable[[RowWarning], str]:
    """Return what says each doubt of a file: dates without a year, where many are, are told as one."""
    yearless = sum(doubt.code is RowWarningCode.YEAR_ASSUMED for doubt in doubts)

    def said(doubt: RowWarning) -> str:
        if doubt.code is RowWarningCode.YEAR_ASSUMED and doubt.reading and yearless >= MANY:
            return _("the date has no year: {reading} was assumed").format(reading=doubt.reading)
        return warning(doubt)

    return said


def _already_planned(planned: PlannedAction) -> str:
    """Name the action that the plan already has for the row."""
    kind = tactic_name(planned.tactic).casefold()
    what = _("an action") if planned.tactic == "other" else _("a {tactic}").format(tactic=kind)
    city = ", ".join(part for part in (planned.city, planned.state) if part)
    if not planned.day:
        return _("possible duplicate: {city} already has {what}, without a date").format(city=city, what=what)
    day = short_day(planned.day)
    return _("possible duplicate: {city} already has {what} on {day}").format(city=city, what=what, day=day)


def _completes(planned: PlannedAction) -> str:
    """Name the action that a row without a day fills in."""
    city = ", ".join(part for part in (planned.city, planned.state) if part)
    kind = tactic_name(planned.tactic).casefold()
    what = _("the action") if planned.tactic == "other" else _("the {tactic}").format(tactic=kind)
    if not planned.day:
        return _("fills in {what} that {city} has already").format(what=what, city=city)
    day = short_day(planned.day)
    return _("fills in {what} that {city} has on {day}").format(what=what, city=city, day=day)


def line(row: int, text: str) -> str:
    """Name the line of the file that a text is about."""
    return _("line {row}: {text}").format(row=row, text=text)


def lines(said: Iterable[tuple[int, str]]) -> list[str]:
    """Return texts with the lines of the file that they are about, one sentence for what many lines share."""
    numbers = grouped_pairs((text, row) for row, text in sorted(said))
    found: list[str] = []
    for text, rows in numbers.items():
        found += [_lines(rows, text)] if len(rows) >= MANY else [line(row, text) for row in rows]
    return found


def _lines(rows: Sequence[int], text: str) -> str:
    return _("{count} lines ({rows}): {text}").format(
        count=f"{len(rows):,}", rows=first_numbers(rows), text=text
    )


def kept_lines(remarks: Sequence[LineRemark]) -> list[str]:
    """Return what an import kept about the lines of its files, as `lines` says it after the import.

    A code that only a newer version knows is left out.
    """
    left_out = [each for each in remarks if each.is_left_out and each.code in set(SkipReason)]
    told = [each for each in remarks if not each.is_left_out and each.code in set(RowWarningCode)]
    doubts = [
        RowWarning(each.line, RowWarningCode(each.code), each.detail, reading=each.reading) for each in told
    ]
    said = warning_in(doubts)
    texts = [
        (each.line, skipped(SkippedRow(each.line, SkipReason(each.code), each.detail))) for each in left_out
    ]
    return lines([*texts, *((doubt.row, said(doubt)) for doubt in doubts)])


def summary(reports: list[ImportReport]) -> str:
    """Return what happened to the rows of all files together."""
    created = sum(report.created for report in reports)
    skipped_lines = sum(len(report.skipped) for report in reports)
    # A row that fills in a planned action is no reason for doubt.
    doubts = (each.code for report in reports for each in report.warnings)
    # Conflicts are counted by themselves.
    told = {RowWarningCode.COMPLETES, RowWarningCode.CONFLICT}
    warnings = sum(code not in told for code in doubts)
    updated, unchanged = (
        sum(getattr(report, name) for report in reports) for name in ("updated", "unchanged")
    )
    counted = (
        (_("{count} updated"), updated),
        (_("{count} unchanged"), unchanged),
        (ngettext("{count} line skipped", "{count} lines skipped", skipped_lines), skipped_lines),
        (ngettext("{count} warning", "{count} warnings", warnings), warnings),
    )
    parts = [
        ngettext("{count} action created", "{count} actions created", created).format(count=f"{created:,}"),
        *(form.format(count=f"{count:,}") for form, count in counted if count),
        *_doubts(reports),
    ]
    if any(report.dry_run for report in reports):
        return _("Nothing was written. It would be: {parts}.").format(parts=", ".join(parts))
    return f"{', '.join(parts)}."


def _doubts(reports: list[ImportReport]) -> list[str]:
    """Count the possible duplicates, and the rows that differ from edits by a person."""
    duplicates = sum(report.possible_duplicates for report in reports)
    conflicts = sum(report.conflicts for report in reports)
    alike = ngettext(
        "{count} possible duplicate, both kept", "{count} possible duplicates, both kept", duplicates
    )
    differing = ngettext(
        "{count} row differs from your own changes, which stay",
        "{count} rows differ from your own changes, which stay",
        conflicts,
    )
    counted = ((alike, duplicates), (differing, conflicts))
    return [form.format(count=f"{count:,}") for form, count in counted if count]
