"""`import` tells every line's fate in JSON and in words, and writes one step or nothing."""

import json
from pathlib import Path

import pytest
import xlsxwriter

from organizer_app.exchange.foreign.foreign_file import ForeignReader
from tests.support.action_tables import generic, table
from tests.support.command_line import Organizer, whole_plan
from tests.support.open_plans import add_action, opened

KEYS = ["created", "updated", "unchanged", "conflicts", "possible_duplicates", "skipped", "warnings"]
PLANNED = "possible duplicate: Omaha, NE already has a rally on Apr 17"
DATA = generic(
    ("Seattle", "WA", "2027-04-17", "12:00 PM"),
    (),
    ("Seattle", "WA", "2027-04-17", "12:00 PM"),
    ("Austin", "TX"),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "april.csv"
    path.write_bytes(DATA)
    return path


def test_the_report_has_the_promised_keys_and_accounts_for_every_line(
    organizer: Organizer, plan: Path, file: Path
) -> None:
    report = organizer("import", plan, file, "--json").data
    assert list(report) == KEYS
    assert [report[name] for name in KEYS[:5]] == [3, 0, 0, 0, 1]
    assert report["skipped"] == [{"row": 3, "sheet": None, "reason": "blank", "message": "blank line"}]
    assert [(each["row"], each["code"]) for each in report["warnings"]] == [
        (4, "possible_duplicate"),
        (5, "no_date"),
    ]
    assert all(list(each) == ["row", "code", "message"] and each["message"] for each in report["warnings"])
    again = organizer("import", plan, file, "--json").data
    assert [again[name] for name in KEYS[:5]] == [0, 0, 3, 0, 0]


def test_a_workbook_that_comes_again_unchanged_is_told_as_if_it_were_read(
    organizer: Organizer, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = tmp_path / "april.xlsx"
    with xlsxwriter.Workbook(str(book)) as written:
        sheet = written.add_worksheet("Hosts")
        sheet.write_row(0, 0, ("City", "State", "Date", "Title"))
        sheet.write_row(1, 0, ("Reno", "NV", "TBD", "Rally"))
    organizer("import", plan, book)
    read = organizer("import", plan, book, "--as", "xlsx", "--json").data
    words = organizer("import", plan, book, "--as", "xlsx").out
    monkeypatch.setattr(ForeignReader, "read", None)
    assert organizer("import", plan, book, "--json").data == read
    assert organizer("import", plan, book, "--sheet", "hosts", "--json").data == read
    assert organizer("import", plan, book).out == words


def test_a_host_list_of_planned_cities_names_what_the_plan_has(
    organizer: Organizer, plan: Path, tmp_path: Path
) -> None:
    with opened(plan) as workspace:
        add_action(workspace, "Omaha, NE")
    hosts = tmp_path / "hosts.csv"
    hosts.write_bytes(table(("City", "State", "Date", "Lead"), [("Omaha", "NE", "4/17/2027", "Ana Ruiz")]))
    report = organizer("import", plan, hosts, "--json").data
    assert [report[name] for name in KEYS[:5]] == [1, 0, 0, 0, 1]
    assert {"row": 2, "code": "possible_duplicate", "message": PLANNED} in report["warnings"]


def test_people_read_the_lines_in_order_and_a_sum(organizer: Organizer, plan: Path, file: Path) -> None:
    lines = organizer("import", plan, file).out.splitlines()
    assert lines[:3] == [
        "line 3: blank line",
        "line 4: looks like another action: both are kept",
        "line 5: no date: kept as a draft",
    ]
    assert lines[3] == ("3 actions created, 1 line skipped, 2 warnings, 1 possible duplicate, both kept.")


def test_a_dry_run_says_so_and_writes_nothing(organizer: Organizer, plan: Path, file: Path) -> None:
    before = whole_plan(plan)
    report = organizer("import", plan, file, "--dry-run", "--json").data
    assert (list(report), report["created"]) == (KEYS, 3)
    assert (
        "Nothing was written. It would be: 3 actions created"
        in organizer("import", plan, file, "--dry-run").out
    )
    assert whole_plan(plan) == before


def test_lines_of_several_files_say_which_file(
    organizer: Organizer, plan: Path, file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "may.csv"
    other.write_bytes(generic(("Boston", "MA", "2027-05-01"), ("Reno", "NV")))
    report = organizer("import", plan, file, other, "--json").data
    assert report["created"] == 5
    assert [(each["file"], each["row"]) for each in report["warnings"]] == [
        ("april.csv", 4), ("april.csv", 5), ("may.csv", 3),
    ]  # fmt: skip
    assert organizer("undo", plan).out == "Undid: Imported april.csv, may.csv.\n"


def test_a_bad_second_file_leaves_the_plan_as_it_was(
    organizer: Organizer, plan: Path, file: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n")
    before = whole_plan(plan)
    assert "PNG" in organizer("import", plan, file, bad).problem
    assert whole_plan(plan) == before


def test_columns_are_mapped_on_the_line_or_by_a_file(
    organizer: Organizer, plan: Path, tmp_path: Path
) -> None:
    odd, mapping = tmp_path / "odd.csv", tmp_path / "map.json"
    odd.write_text("Town=hall of,Dia\nSeattle WA,2027-04-17\n", encoding="utf-8")
    mapping.write_text(json.dumps({"Dia": "date"}), encoding="utf-8")
    report = organizer("import", plan, odd, "--map", "Town=hall of=city", "--mapping", mapping, "--json").data
    assert report["created"] == 1
    (action,) = organizer("list", plan, "actions", "--json").data
    assert (action["city"], action["date"]) == ("Seattle", "2027-04-17")


def test_the_order_of_day_and_month_is_said_on_the_line(
    organizer: Organizer, plan: Path, tmp_path: Path
) -> None:
    file = tmp_path / "hosts.csv"
    file.write_text("City,State,Date\nReno,NV,4/5/2027\n", encoding="utf-8")
    assert "day-of-april" in organizer("import", plan, file, "--map", "Date=date:day-of-april").problem
    report = organizer("import", plan, file, "--map", "Date=date:day-first", "--json").data
    assert (report["created"], report["warnings"]) == (1, [])
    (action,) = organizer("list", plan, "actions", "--json").data
    assert action["date"] == "2027-05-04"


def test_a_mapping_file_that_is_none_is_a_sentence(
    organizer: Organizer, plan: Path, file: Path, tmp_path: Path
) -> None:
    mapping, before = tmp_path / "map.json", whole_plan(plan)
    for content in ("[1]", "{", "[" * 100_000, ""):
        mapping.write_text(content, encoding="utf-8")
        assert "map.json" in organizer("import", plan, file, "--mapping", mapping).problem
    assert whole_plan(plan) == before


def test_a_year_and_a_mobilization_are_taken(organizer: Organizer, sample: Path, tmp_path: Path) -> None:
    file = tmp_path / "july.csv"
    file.write_bytes(generic(("Reno", "NV", "July 14")))
    organizer("import", sample, file, "--year", "2019", "--mobilization", "ELIZABETH action")
    (reno,) = organizer("list", sample, "actions", "--city", "Reno", "--json").data
    assert (reno["date"], reno["mobilization"]) == ("2019-07-14", "Elizabeth action")


def test_a_table_of_which_no_row_can_be_taken_is_a_problem_but_for_one_that_is_there_already(
    organizer: Organizer, plan: Path, tmp_path: Path
) -> None:
    file = tmp_path / "sums.csv"
    file.write_text("City,Date,Expected,Notes\nTotal,,900,\n", "utf-8")
    for more in ((), ("--dry-run",), ("--json",)):
        answer = organizer("import", plan, file, *more)
        assert (answer.status, answer.err) == (1, "Nothing was imported; the plan is as it was.\n")
        assert "line of totals" in answer.out
    file.write_text("City,Date,Expected,Notes\nReno,2027-04-17,900,\nTotal,,900,\n", "utf-8")
    assert [organizer("import", plan, file).status for _ in range(2)] == [0, 0]


def test_a_list_that_comes_again_is_named_and_what_it_no_longer_has_is_listed(
    organizer: Organizer, plan: Path, tmp_path: Path
) -> None:
    file = tmp_path / "hosts.csv"
    rows = [
        "City,State,Date,Title,Start",
        "Reno,NV,2027-03-15,Rally,10:00",
        "Omaha,NE,2027-03-15,Vigil,12:00",
    ]
    file.write_text("\n".join(rows))
    organizer("import", plan, file)
    file.write_text("\n".join(rows[:2]).replace("10:00", "11:00"))
    told = organizer("import", plan, file, "--dry-run", "--json").data
    assert [(each["row"], each["code"]) for each in told["warnings"]] == [(2, "same_action"), (None, "gone")]
    assert (told["warnings"][0]["plan"], told["warnings"][0]["file"]) == ("10:00 AM", "11:00 AM")
    answer = organizer("import", plan, file)
    assert (
        answer.err == "This is the list “hosts” again. If it is another one, import it with --source NAME.\n"
    )
    assert "Starts changes from “10:00 AM” to “11:00 AM”" in answer.out
    assert "1 row is no longer in “hosts”. Its action stays in the plan:\nVigil, Omaha, " in answer.out


def test_a_cleared_cell_is_asked_and_emptied_once_the_answer_is_given(
    organizer: Organizer, plan: Path, tmp_path: Path
) -> None:
    file = tmp_path / "hosts.csv"
    heads, reno, omaha = "City,State,Title,Expected,Venue", "Reno,NV,Rally,{}", "Omaha,NE,Vigil,{}"
    file.write_text("\n".join([heads, reno.format("100,Plaza"), omaha.format("50,Park")]))
    organizer("import", plan, file)
    file.write_text("\n".join([heads, reno.format(","), omaha.format(",Park")]))
    told = organizer("import", plan, file, "--dry-run")
    assert told.status == 0
    assert told.out.endswith(
        "3 cells were not taken: the plan keeps its values. To take what the file says, import with "
        "--take expected --take venue; for a single line, write it like --take 2:expected.\n"
    )
    told = organizer("import", plan, file)
    assert "undo and import again with --take expected --take venue" in told.out

    def kept() -> list[tuple[object, ...]]:
        found = organizer("list", plan, "actions", "--json").data
        return sorted((each["city"], each["expected"], each["venue"]) for each in found)

    assert kept() == [("Omaha", 50, "Park"), ("Reno", 100, "Plaza")]
    organizer("undo", plan)
    organizer("import", plan, file, "--take", "2:expected")
    assert kept() == [("Omaha", 50, "Park"), ("Reno", None, "Plaza")]
    organizer("undo", plan)
    answer = organizer("import", plan, file, "--take", "all")
    assert "not taken" not in answer.out
    assert kept() == [("Omaha", None, "Park"), ("Reno", None, None)]


def test_a_field_that_nobody_can_answer_for_is_wrong_usage(
    organizer: Organizer, plan: Path, file: Path
) -> None:
    for field in ("diet", "x:expected", "2:all", ""):
        answer = organizer("import", plan, file, "--take", field)
        assert answer.status == 2, field
        assert "expected, " in answer.err


def test_a_list_keeps_the_name_it_is_given(organizer: Organizer, plan: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("ID,City,State\n1,Reno,NV\n")
    second.write_text("ID,City,State\n1,Omaha,NE\n")
    organizer("import", plan, first, "--source", "Hosts")
    assert organizer("import", plan, second, "--source", "hosts", "--json").data["updated"] == 1
    assert [action["city"] for action in organizer("list", plan, "actions", "--json").data] == ["Omaha"]


def test_the_name_of_its_file_means_the_list(organizer: Organizer, plan: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "march.csv", tmp_path / "b.csv"
    first.write_text("ID,City,State,Date\n1,Reno,NV,2027-03-18\n")
    second.write_text("ID,City,State,Date\n1,Omaha,NE,2027-03-18\n")
    organizer("import", plan, first)
    answer = organizer("import", plan, second, "--source", "march.csv")
    assert "1 updated" in answer.out
    assert answer.err.startswith("This is the list “march” again.")
    organizer("import", plan, first, "--source", "April.xlsx")
    answer = organizer("import", plan, second, "--source", "april")
    assert ("1 updated" in answer.out, answer.err) == (True, "")
