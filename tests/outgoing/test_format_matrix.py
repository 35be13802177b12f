"""Every format is read right by a program that is not ours, for all actions, and each figure can fall."""

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from organizer_app.services.sharing.formats import SCHEDULE_FORMATS
from tests.exchange.test_ics_oracles import ZONES
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

# Every zone and every day once; `make outgoing` asks for each zone on each day.
SOME = [an_entry(number) for number in range(0, COUNT, 11)]
# Enough for a fault to be one among others, and quick.
FEW = [an_entry(number) for number in range(1, 8)]


def test_every_action_is_read_right_in_every_format() -> None:
    heads, _rule, *lines = table(a_schedule(SOME))
    rows = [line.strip("| ").split(" | ") for line in lines]
    assert heads == "| format | reader | compared | right |"
    assert [row[:3] for row in rows] == [
        *([each.code, each.reader, each.what] for each in CHECKS),
        *([each.code, each.reader, "PDF/UA-1"] for each in PAPER_CHECKS),
    ]
    assert len({each.zone for each in SOME}) == len(ZONES)
    for each, (*_names, figure) in zip(CHECKS, rows, strict=False):
        held = sum(map(each.holds, SOME))
        assert 20 < held <= len(SOME)
        assert figure == (f"{held} of {held}" if each.is_here else NOT_HERE), each
    assert {figure for *_names, figure in rows[len(CHECKS) :]} <= {"0 faults", NOT_HERE}


def test_a_program_that_is_not_here_is_named_and_never_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    for each in (*CHECKS, *PAPER_CHECKS):
        assert each.is_here == (not each.program), each.reader
    monkeypatch.setattr(format_matrix, "CHECKS", [each for each in CHECKS if each.program])
    monkeypatch.setattr(format_matrix, "PAPER_CHECKS", [each for each in PAPER_CHECKS if each.program])
    _heads, _rule, *told = table(a_schedule(FEW))
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


@pytest.mark.parametrize(
    "check",
    [each for each in CHECKS if each.is_here],
    ids=lambda each: f"{each.code}-{each.reader}-{each.what}",
)
def test_an_action_told_wrong_one_left_out_and_one_too_many_are_each_seen(check: Check) -> None:
    """A fault in what is compared makes one right action less, in each format by each reader."""
    wrong, _left_out, *rest = FEW
    assert wrong.starts_utc is not None
    assert wrong.ends_utc is not None
    hour = timedelta(hours=1)
    told = replace(
        wrong,
        city="Elsewhere",
        day=wrong.day + timedelta(days=1) if wrong.day else None,
        starts_utc=wrong.starts_utc + hour,
        ends_utc=wrong.ends_utc + hour,
        starts=wrong.starts.replace(hour=wrong.starts.hour + 1) if wrong.starts else None,
        ends=wrong.ends.replace(hour=wrong.ends.hour + 1) if wrong.ends else None,
        postal_code="00000",
        latitude=1.0,
    )
    assert check.figures(a_schedule([told, *rest]), a_schedule(FEW)) == (len(FEW) - 2, len(FEW))
    more = a_schedule([*FEW, an_entry(9), an_entry(10)])
    assert check.figures(more, a_schedule(FEW)) == (len(FEW) - 2, len(FEW))
