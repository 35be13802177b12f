"""Every line of a file that is skipped or doubtful is explained, and the sum reads well."""

from dataclasses import replace

import pytest

from organizer_app.domain.importing.import_reports import ImportReport
from organizer_app.domain.importing.incoming import (
    DAY_FIRST,
    RowWarning,
    RowWarningCode,
    SkippedRow,
    SkipReason,
)
from organizer_app.domain.importing.possible_duplicates import PlannedAction
from organizer_app.wording.importing.imports import line, lines, skipped, summary, warning, warning_in


@pytest.mark.parametrize("reason", list(SkipReason))
def test_every_reason_to_skip_a_line_has_words(reason: SkipReason) -> None:
    text = skipped(SkippedRow(3, reason, "{detail}"))
    assert text
    assert text.replace("{detail}", "").count("{") == 0


@pytest.mark.parametrize("code", list(RowWarningCode))
def test_every_doubt_has_words(code: RowWarningCode) -> None:
    text = warning(RowWarning(3, code, "{detail}"))
    assert text
    assert text.replace("{detail}", "").count("{") == 0


def test_a_doubt_shows_the_cell_it_is_about() -> None:
    other = RowWarning(3, RowWarningCode.WEEKDAY_OTHER, "Sat 4/18", reading="2027-04-18")
    assert warning(other) == "“Sat 4/18” was read as Sun, Apr 18: check the date"
    number = RowWarning(3, RowWarningCode.DAY_NUMBER, "46129", reading="2026-04-17")
    assert warning(number) == "“46129” was read as Apr 17, 2026: check the date"
    assert "“next week”" in warning(RowWarning(3, RowWarningCode.DATE_UNREADABLE, "next week"))
    order = RowWarning(3, RowWarningCode.DATE_AMBIGUOUS, "4/5")
    assert warning(order) == "“4/5” was read with the month first: check the dates"
    assert warning(replace(order, reading=DAY_FIRST)) == "“4/5” was read with the day first: check the dates"
    assert skipped(SkippedRow(3, SkipReason.SECTION_HEADING, "WEST COAST")).endswith("WEST COAST")
    assert line(12, "blank line") == "line 12: blank line"


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        ("1 SECONDLY", "repeats every second: kept once"),
        ("5 MINUTELY", "repeats every 5 minutes: kept once"),
        ("1 HOURLY", "repeats every hour: kept once"),
        ("", "repeats many times a day: kept once, with the rule in the notes"),
    ],
)
def test_a_rule_that_repeats_many_times_a_day_is_said_in_words(detail: str, said: str) -> None:
    assert warning(RowWarning(3, RowWarningCode.RECURRENCE_TOO_FREQUENT, detail)) == said


def test_dates_without_a_year_are_named_each_and_where_they_are_many_as_one() -> None:
    doubts = [RowWarning(row, RowWarningCode.YEAR_ASSUMED, f"7/{row}", reading="2027") for row in range(2, 6)]
    few, many = warning_in(doubts[:3]), warning_in(doubts)
    assert few(replace(doubts[0], detail="Date", reading="")) == "the date has no year: one was assumed"
    assert few(doubts[0]) == "“7/2” has no year: 2027 was assumed"
    assert lines([(each.row, many(each)) for each in doubts]) == [
        "4 lines (2, 3, 4, 5): the date has no year: 2027 was assumed"
    ]


@pytest.mark.parametrize(
    ("tactic", "day", "said"),
    [
        ("rally", "2027-04-17", "Omaha, NE already has a rally on Apr 17"),
        ("other", "2027-04-17", "Omaha, NE already has an action on Apr 17"),
        ("teach_in", "", "Omaha, NE already has a teach-in, without a date"),
    ],
)
def test_a_possible_duplicate_names_what_is_planned(tactic: str, day: str, said: str) -> None:
    planned = PlannedAction("1", "", "omaha", day, tactic, "", "Omaha", "NE")
    doubt = RowWarning(2, RowWarningCode.POSSIBLE_DUPLICATE, planned=planned)
    assert warning(doubt) == f"possible duplicate: {said}"


def test_the_sum_counts_one_and_many() -> None:
    one = ImportReport(
        created=1, possible_duplicates=1, conflicts=1, skipped=(SkippedRow(3, SkipReason.BLANK),),
        warnings=(RowWarning(3, RowWarningCode.NO_DATE),),
    )  # fmt: skip
    assert summary([one]) == (
        "1 action created, 1 line skipped, 1 warning, "
        "1 possible duplicate, both kept, 1 row differs from your own changes, which stay."
    )
    assert summary([one, one]) == (
        "2 actions created, 2 lines skipped, 2 warnings, "
        "2 possible duplicates, both kept, 2 rows differ from your own changes, which stay."
    )
    assert (
        summary([ImportReport(created=28000, unchanged=1200)]) == "28,000 actions created, 1,200 unchanged."
    )
    assert summary([ImportReport(unchanged=7)]) == "0 actions created, 7 unchanged."


def test_a_dry_run_says_that_nothing_was_written() -> None:
    assert summary([ImportReport(created=2, dry_run=True)]).startswith(
        "Nothing was written. It would be: 2 actions created"
    )


def test_rows_that_fill_in_what_is_planned_are_told_and_are_no_warnings() -> None:
    known = PlannedAction("a", "m", "p", "2027-04-17", "rally", "", "Omaha", "NE")
    told = RowWarning(2, RowWarningCode.COMPLETES, planned=known)
    assert warning(told) == "fills in the rally that Omaha, NE has on Apr 17"
    undated = RowWarning(2, RowWarningCode.COMPLETES, planned=known._replace(day="", tactic="other"))
    assert warning(undated) == "fills in the action that Omaha, NE has already"
    report = ImportReport(updated=1, warnings=(told,))
    assert summary([report]) == "0 actions created, 1 updated."


def test_what_many_lines_share_is_said_once_with_the_first_of_them() -> None:
    said = [(row, "blank line") for row in range(2, 20)] + [(1, "above the headings"), (30, "no date")]
    assert lines(said) == [
        "line 1: above the headings",
        "18 lines (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 …): blank line",
        "line 30: no date",
    ]
