"""From an empty laptop to a shared schedule: the job this program is for, step by step."""

import csv
import json
from pathlib import Path

import pytest
from icalendar import Calendar

from organizer_app.cli.main import run
from tests.support.action_tables import CCC_HEADINGS, ccc_row, table
from tests.support.command_line import Answer, Organizer, process, whole_plan

# A fabricated month in the shape of the Crowd Counting Consortium.
MONTH = [
    ccc_row(
        "Albany",
        "NY",
        "2027-05-01",
        Location="Townsend Park",
        EstimateText="about 20",
        EstimateLow="20",
        EstimateHigh="20",
        Actor="general protestors",
        Source1="https://example.org/1",
    ),
    ccc_row("Austin", "TX", "2027-05-01", EventType="march", Claim="for fair pay"),
    ccc_row("Austin", "TX", "2027-05-01", EventType="march", Claim="for fair pay"),
    ccc_row("Honolulu", "HI", "2027-05-02", EstimateText="hundreds", EstimateLow="100", EstimateHigh="300"),
    ccc_row("Smalltownville", "WA", "2027-05-03", EventType="vigil"),
    ccc_row("Boston", "MA", "", EventType="rally"),
    ccc_row("Washington", "DC", "2027-05-31", EventType="counter-protest", **{"Misc.": "Rain all day"}),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    month = table(CCC_HEADINGS, [*MONTH[:4], [], *MONTH[4:]])
    (tmp_path / "2027-05.csv").write_bytes(month)
    return tmp_path


@pytest.fixture
def organizer(capsys: pytest.CaptureFixture[str]) -> Organizer:
    """Run a command that must succeed, in this process because a new one for each would take a minute."""

    def call(*arguments: object) -> Answer:
        status = run([str(argument) for argument in arguments], draw=print)
        answer = Answer(status, *capsys.readouterr())
        assert (answer.status, answer.err) == (0, "")
        return answer

    return call


def test_a_month_becomes_a_plan_a_schedule_and_nothing_again(organizer: Organizer, folder: Path) -> None:
    plan, month = folder / "may.organizer", folder / "2027-05.csv"
    organizer("new", plan, "--title", "May", "--date", "2027-05-01", "--zone", "America/New_York")
    empty = whole_plan(plan)

    report = organizer("import", plan, month, "--json").data
    lines = month.read_text("utf-8").count("\n")
    assert report["created"] + len(report["skipped"]) == lines - 1
    assert (report["created"], report["possible_duplicates"]) == (7, 1)
    assert [(each["row"], each["reason"]) for each in report["skipped"]] == [(6, "blank")]
    assert [(each["row"], each["code"]) for each in report["warnings"]] == [
        (4, "possible_duplicate"), (7, "place_unresolved"), (8, "no_date"),
    ]  # fmt: skip
    again = organizer("import", plan, month, "--json").data
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 7)

    actions = {each["city"]: each for each in organizer("list", plan, "actions", "--json").data}
    assert set(actions) == {"Albany", "Austin", "Honolulu", "Smalltownville", "Boston", "Washington"}
    assert (actions["Honolulu"]["timezone"], actions["Honolulu"]["count_high"]) == ("Pacific/Honolulu", 300)
    assert actions["Smalltownville"]["latitude"] is actions["Smalltownville"]["timezone"] is None
    assert (actions["Boston"]["date"], actions["Boston"]["status"]) == (None, "reported")
    assert len(organizer("list", plan, "actions", "--on", "2027-05-01", "--json").data) == 3
    assert isinstance(organizer("check", plan, "--json").data, list)
    moment = organizer("schedule", plan, "--json").data
    assert (moment["mobilization"], moment["desk_timezone"]) == ("May", "America/New_York")

    share_with_everybody(organizer, plan, folder)

    organizer("undo", plan)
    assert whole_plan(plan)[: len(empty) - 1] == empty[:-1], "every record is as it was before the import"
    assert organizer("list", plan, "actions", "--json").data == []
    assert "no step to undo" in process("undo", plan).problem
    organizer("redo", plan)
    assert len(organizer("list", plan, "actions", "--json").data) == 7


def share_with_everybody(organizer: Organizer, plan: Path, folder: Path) -> None:
    """Export every format for every audience; the wider the audience, the less it reads."""
    for audience in ("public", "partners", "internal"):
        for schedule_format in ("ics", "csv", "html"):
            out = folder / f"{audience}.{schedule_format}"
            organizer("export", plan, "--as", schedule_format, "--audience", audience, "--out", out)
            text = out.read_text("utf-8-sig")
            assert "Albany" in text
            assert ("Rain all day" in text.replace("\r\n ", "")) <= (audience == "internal")
        calendar = Calendar.from_ical((folder / f"{audience}.ics").read_bytes())
        assert not calendar.errors
        assert len(calendar.events) == 6, "the draft without a date is in no calendar"
        with (folder / f"{audience}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.DictReader(file))) == 7
    assert 'src="http' not in (folder / "public.html").read_text("utf-8")


def test_the_sample_is_checked_mended_and_shared(organizer: Organizer, folder: Path) -> None:
    plan = folder / "sample.organizer"
    assert process("new", plan, "--sample", "prime-day-2019").status == 0
    on_the_day = organizer("list", plan, "actions", "--on", "2019-07-15", "--json").data
    assert {each["city"]: each["starts_utc"][11:16] for each in on_the_day} == {
        "New York": "16:00",
        "Arlington": "16:00",
        "Washington": "16:00",
        "Minneapolis": "17:00",
        "Portland": "19:00",
        "Seattle": "19:00",
        "San Francisco": "00:00",
    }
    assert {each["kind"] for each in json.loads(organizer("check", plan, "--json").out)} == {
        "missing_lead", "missing_backup", "outside_rule",
    }  # fmt: skip
    organizer("export", plan, "--as", "ics", "--audience", "public", "--out", folder / "prime.ics")
    assert b" 555 0" not in (folder / "prime.ics").read_bytes()
    history = organizer("history", plan, "--json").data
    assert [step["kind"] for step in history] == ["filled_sample"], "looking and sharing leave no trace"
