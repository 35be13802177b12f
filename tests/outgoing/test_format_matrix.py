"""Every format is read right by a program that is not ours, for all actions, and each figure can fall."""

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from organizer_app.services.sharing.formats import SCHEDULE_FORMATS
from tests.outgoing import format_matrix
from tests.outgoing.format_matrix import (
    CHECKS,
    COUNT,
    NOT_HERE,
    PAPER_CHECKS,
    Check,
    a_schedule,
    an_entry,
    table,
)

checks = pytest.mark.parametrize(
    "check",
    [each for each in CHECKS if each.is_here],
    ids=lambda each: f"{each.code}-{each.reader}-{each.what}",
)
# Enough for a fault to be one among others, and quick.
FEW = [an_entry(number) for number in range(1, 8)]


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """The table as the command prints it: format, reader, what is compared, and the figure."""
    return list(table())


def test_every_action_is_read_right_in_every_format(lines: list[str]) -> None:
    figures = [line.strip("| ").split(" | ")[3] for line in lines[2:]]
    counts = [figure.split(" of ") for figure in figures if " of " in figure]
    assert [each for each in counts if each[0] != each[1]] == []
    assert min(int(count) for _right, count in counts) > 390
    assert len(counts) == sum(each.is_here for each in CHECKS)
    assert {figure for figure in figures if " of " not in figure} <= {"0 faults", NOT_HERE}


def test_a_program_that_is_not_here_is_named_and_never_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    for each in (*CHECKS, *PAPER_CHECKS):
        assert each.is_here == (not each.program), each.reader
    monkeypatch.setattr(format_matrix, "CHECKS", [each for each in CHECKS if each.program])
    monkeypatch.setattr(format_matrix, "PAPER_CHECKS", [each for each in PAPER_CHECKS if each.program])
    _heads, _rule, *told = table()
    assert {line.rpartition(" | ")[2] for line in told} == {f"{NOT_HERE} |"}
    assert {"khal", "calcurse", "poppler", "veraPDF"} == {line.split(" | ")[1] for line in told}


@pytest.mark.parametrize(
    ("said", "found"), [("PASS a.pdf ua1", []), ("FAIL a.pdf ua1", ["FAIL"]), ("", ["no verdict"])]
)
def test_the_verdict_of_verapdf_is_taken_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, found: list[str]
) -> None:
    program = tmp_path / "verapdf"
    program.write_text(f"#!/bin/sh\necho '{said}'\n", "utf-8")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert format_matrix.by_verapdf(b"%PDF") == found


def test_a_broken_rule_is_counted() -> None:
    check = next(each for each in PAPER_CHECKS if each.is_here)
    broken = replace(check, faults=lambda _data: ["language"])
    assert broken.verdict(a_schedule(FEW)) == "1 faults"


def test_every_format_that_programs_read_is_in_the_table() -> None:
    texts = {"text", "text-short", "text-line", "press-text"}
    for_people = texts | {"zone-pdf", "state-pdf", "month-pdf", "week-pdf", "png"}
    assert set(SCHEDULE_FORMATS) - {each.code for each in CHECKS} == for_people


def test_the_table_has_a_line_for_each_check(lines: list[str]) -> None:
    assert len(lines) == len(CHECKS) + len(PAPER_CHECKS) + 2
    assert f"| ics | ical.js | instants | {COUNT} of {COUNT} |" in lines


@checks
def test_one_action_told_wrong_is_seen(check: Check) -> None:
    """A fault in what is compared makes one right action less, in each format by each reader."""
    first = FEW[0]
    assert first.starts_utc is not None
    assert first.ends_utc is not None
    hour = timedelta(hours=1)
    told = replace(
        first,
        city="Elsewhere",
        day=first.day + timedelta(days=1) if first.day else None,
        starts_utc=first.starts_utc + hour,
        ends_utc=first.ends_utc + hour,
        starts=first.starts.replace(hour=first.starts.hour + 1) if first.starts else None,
        ends=first.ends.replace(hour=first.ends.hour + 1) if first.ends else None,
        postal_code="00000",
        latitude=1.0,
    )
    right, count = check.figures(a_schedule([told, *FEW[1:]]), a_schedule(FEW))
    assert (right, count) == (len(FEW) - 1, len(FEW))


@checks
def test_one_action_left_out_is_seen(check: Check) -> None:
    assert check.figures(a_schedule(FEW[1:]), a_schedule(FEW)) == (len(FEW) - 1, len(FEW))


@checks
def test_one_action_too_many_is_seen(check: Check) -> None:
    more = an_entry(9)
    assert check.figures(a_schedule([*FEW, more]), a_schedule(FEW)) == (len(FEW) - 1, len(FEW))
