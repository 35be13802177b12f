"""`import` knows a vCard when it sees one and accounts for every card."""

import json
from pathlib import Path

from tests.services.importing.test_incoming_files import VOLUNTEERS, WEST, workbook
from tests.support.command_line import Organizer

CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Ana Ruiz
TEL:(202) 555-0142
END:VCARD
BEGIN:VCARD
VERSION:3.0
EMAIL:nameless@example.org
END:VCARD
"""
NOTHING = "Nothing was imported; the plan is as it was.\n"
NO_NAME = "Card 2 names nobody. Give it a name (FN) and import again."


def test_cards_become_people_once(organizer: Organizer, plan: Path, tmp_path: Path) -> None:
    file = tmp_path / "people.vcf"
    file.write_text(CARDS)
    first = organizer("import", plan, file, "--json").data
    assert (first["created"], first["unchanged"]) == (1, 0)
    assert first["skipped"] == [{"row": 2, "sheet": None, "reason": "no_name", "message": NO_NAME}]
    again = organizer("import", plan, file).out
    assert again == f"{NO_NAME}\n0 people added, 1 unchanged, 1 refused.\n"
    assert [person["name"] for person in organizer("list", plan, "people", "--json").data] == ["Ana Ruiz"]


def test_a_dry_run_writes_nothing(organizer: Organizer, plan: Path, tmp_path: Path) -> None:
    file = tmp_path / "export.txt"
    file.write_text(CARDS)
    out = organizer("import", plan, file, "--as", "vcard", "--dry-run").out
    assert "Nothing was written. This would be: 1 person added, " in out
    assert organizer("list", plan, "people", "--json").data == []


def test_a_file_that_cannot_be_read_is_one_sentence(organizer: Organizer, plan: Path, tmp_path: Path) -> None:
    answer = organizer("import", plan, tmp_path / "none.vcf")
    assert answer.status == 1
    assert answer.err.count("\n") == 1
    picture = tmp_path / "picture.vcf"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    answer = organizer("import", plan, picture)
    assert answer.status == 1
    assert answer.err.count("\n") == 1


def test_tables_of_people_and_groups_are_imported(organizer: Organizer, plan: Path, tmp_path: Path) -> None:
    people, groups = tmp_path / "people.csv", tmp_path / "groups.csv"
    people.write_text("name,phone,group\nAna Ruiz,202-555-0142,Harbor Choir\n", "utf-8")
    groups.write_text("group,network\nHarbor Choir,Choirs of the Coast\n", "utf-8")
    assert "1 person added" in organizer("import", plan, people, "--as", "people").out
    assert "1 unchanged" in organizer("import", plan, people, "--as", "people").out
    assert "1 completed" in organizer("import", plan, groups, "--as", "groups").out
    assert "1 unchanged" in organizer("import", plan, groups, "--as", "groups", "--dry-run").out


def test_a_table_of_people_is_known_by_its_headings(organizer: Organizer, plan: Path, tmp_path: Path) -> None:
    people, slugs = tmp_path / "people.csv", tmp_path / "pages.json"
    people.write_text(
        "Name,Cell,E-mail,Role,City\nAna Ruiz,202-555-0142,ana@example.org,mayor,Nowhere\n", "utf-8"
    )
    slugs.write_text('{"pages": ["WomensMarchNow", "indivisible-guide"]}', "utf-8")
    answer = organizer("import", plan, people, "--json")
    assert answer.data["created"] == 1
    assert answer.data["warnings"] == [
        {"row": 1, "code": "role_unknown", "message": "Ana Ruiz: there is no role “mayor”; it is left out."},
        {
            "row": 1,
            "code": "city_unknown",
            "message": "Ana Ruiz: the plan has no single action in “Nowhere”; that part is left out.",
        },
    ]
    again = organizer("import", plan, people)
    assert again.err == "Its headings are those of people; “--as csv” reads every row as an action.\n"
    assert "Ana Ruiz: there is no role “mayor”" in again.out
    assert "2 groups added" in organizer("import", plan, slugs).out
    assert organizer("list", plan, "actions", "--json").data == []


def test_a_mapping_or_a_word_makes_rows_actions(organizer: Organizer, plan: Path, tmp_path: Path) -> None:
    file = tmp_path / "hosts.csv"
    file.write_text('name,phone,where\nAna Ruiz,202-555-0142,"Boston, MA"\n', "utf-8")
    for more in (("--map", "where=city"), ("--as", "csv")):
        assert "headings" not in organizer("import", plan, file, "--dry-run", *more).err


def test_a_file_of_which_nothing_can_be_taken_is_a_problem_with_every_reason(
    organizer: Organizer, plan: Path, tmp_path: Path
) -> None:
    for name, content, kind in (
        ("cards.vcf", "BEGIN:VCARD\nVERSION:3.0\nEMAIL:nameless@example.org\nEND:VCARD\n", "vcard"),
        ("letter.vcf", "Dear all,\nsee you on Monday.\n", "vcard"),
        ("people.csv", "name,phone\n,202-555-0142\n", "people"),
        ("groups.csv", "group,network\n,Choirs of the Coast\n", "groups"),
    ):
        (tmp_path / name).write_text(content)
        answer = organizer("import", plan, tmp_path / name, "--as", kind)
        assert (answer.status, answer.err) == (1, NOTHING), name
        assert answer.out.count("names nobody") == ("letter" not in name)
        told = organizer("import", plan, tmp_path / name, "--as", kind, "--json")
        assert (told.status, told.err) == (1, NOTHING)
        counts = json.loads(told.out)
        assert (counts["created"], len(counts["skipped"])) == (0, "letter" not in name)


def test_a_bad_file_in_a_list_is_named_and_keeps_the_others_out(
    organizer: Organizer, plan: Path, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    for kind in ("people", "groups", "vcard"):
        good.write_text(
            CARDS if kind == "vcard" else "group,name,phone\nHarbor Choir,Ana Ruiz,202-555-0142\n"
        )
        answer = organizer("import", plan, good, bad, "--as", kind)
        assert answer.status == 1, kind
        assert answer.err.startswith("bad.csv: ")
        assert answer.err.count("\n") == 1
        for noun in ("people", "groups"):
            assert organizer("list", plan, noun, "--json").data == []


def test_a_sheet_of_people_is_chosen_and_the_others_are_named(
    organizer: Organizer, plan: Path, tmp_path: Path
) -> None:
    book = tmp_path / "plan.xlsx"
    book.write_bytes(workbook(*WEST, Volunteers=VOLUNTEERS))
    answer = organizer("import", plan, book, "--as", "people", "--dry-run")
    assert "1 person added" in answer.out
    assert "(actions)" in answer.err
    named = organizer("import", plan, book, "--sheet", "Volunteers", "--dry-run")
    assert "1 person added" in named.out
    assert "Volunteers (people)" in organizer("import", plan, book, "--dry-run").err


def test_a_doubt_of_many_people_is_one_line_and_of_few_one_line_each(
    organizer: Organizer, plan: Path, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    rows = [f"Person {n},2025550{n},mayor,\n" for n in range(110, 130)]
    nameless = [",2025550199,,\n"] * 5
    file.write_text(
        "name,phone,role,city\n" + "".join([*rows, *nameless]) + "Ana Ruiz,2025550142,,\n", "utf-8"
    )
    told = organizer("import", plan, file, "--as", "people").out.splitlines()
    shared = "20 rows (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 …): "
    assert [line.split(";")[0] for line in told[:2]] == [
        f"{shared}no city says where they are “mayor”",
        f"{shared}there is no role “mayor”",
    ]
    nobody = "5 rows (21, 22, 23, 24, 25): the row names nobody. Fill in a name and import again."
    assert (told[2], len(told)) == (nobody, 4)


def test_a_name_of_two_million_letters_is_refused_in_one_sentence(
    organizer: Organizer, plan: Path, tmp_path: Path
) -> None:
    file = tmp_path / "people.vcf"
    file.write_text(CARDS.replace("Ana Ruiz", "x" * 2_000_000))
    out = organizer("import", plan, file).out
    assert "Entry 1 has a name longer than 300 characters. Shorten it and import again.\n" in out
    assert "0 people added" in out
