"""The sheet recognizes tables of people and of groups, and a person can say otherwise."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from organizer_app.ui.application import Program
from organizer_app.ui.overlays.importing.import_sheet import ImportSheet
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.open_plans import sample_plan
from tests.support.programs import running
from tests.ui.overlays.importing.test_import_sheet import looked_at

PEOPLE = (
    "Name,Phone,Email,Role,City\n"
    'Noor Example,206-555-0171,noor@example.org,medic,"Seattle, WA"\n'
    "Ines Calloway,,ines.other@example.org,,\n"
    ",206-555-0172,,,\n"
    'Kai Example,,kai@example.org,juggler,"Seattle, WA"\n'
)
GROUPS = 'Group,Network,City,Role,Stage\nHarbor Choir,Choirs of the Coast,"Seattle, WA",ally,asked\n'


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    with running(qtbot, sample_plan(tmp_path)) as program:
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        yield program


def shown(sheet: ImportSheet) -> list[str]:
    return [label.text() for label in sheet.panel.findChildren(PlainLabel) if label.isVisible()]


def wait_for_text(qtbot: QtBot, button: QAbstractButton, text: str) -> None:
    qtbot.waitUntil(lambda: button.text() == text)


def verdicts(sheet: ImportSheet) -> list[tuple[str, str]]:
    return [(row.place, row.text) for row in sheet.list.lines]


def test_a_table_of_people_is_recognized_and_every_row_gets_its_verdict(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    table = tmp_path / "leads.csv"
    table.write_text(PEOPLE, "utf-8")
    sheet = looked_at(qtbot, program, table)
    qtbot.waitUntil(sheet.accept.isEnabled)
    assert not sheet.moments.isVisible()
    assert sheet.accept.text() == "Import 3 people"
    assert verdicts(sheet) == [
        ("", "1 refused"),
        ("Row 3", "Row 3 names nobody. Fill in a name and import again."),
        ("", "1 row to look at"),
        ("Row 4", "Kai Example: there is no role “juggler”; it is left out."),
        ("", "1 new, looks like someone already in the plan"),
        ("Row 2", "Ines Calloway"),
        ("", "2 new"),
        ("Row 1", "Noor Example"),
        ("Row 4", "Kai Example"),
    ]
    sheet.accept.click()
    qtbot.waitUntil(lambda: not sheet.isVisible())
    again = looked_at(qtbot, program, table)
    qtbot.waitUntil(lambda: bool(again.list.lines))
    assert not again.accept.isEnabled()
    assert ("", "3 unchanged") in verdicts(again)


def test_groups_and_lists_of_slugs_are_recognized_too(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    table, pages = tmp_path / "groups.csv", tmp_path / "partner_pages.json"
    table.write_text(GROUPS, "utf-8")
    pages.write_text('{"facebook": ["ACLUofOhio", "350Seattle"]}', "utf-8")
    for file, words in ((table, "Import 1 group"), (pages, "Import 2 groups")):
        sheet = looked_at(qtbot, program, file)
        qtbot.waitUntil(sheet.accept.isEnabled)
        assert sheet.accept.text() == words
        sheet.accept.click()
        qtbot.waitUntil(lambda sheet=sheet: not sheet.isVisible())


def test_what_the_rows_are_can_be_said_otherwise(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    table.write_text("Organization,City\nHarbor Choir,Seattle\n", "utf-8")
    sheet = looked_at(qtbot, program, table)
    qtbot.waitUntil(sheet.accept.isEnabled)
    assert sheet.accept.text() == "Import 1 group"
    sheet.subjects.button("actions").click()
    qtbot.waitUntil(lambda: sheet.accept.text() == "Import 1 row")
    assert sheet.moments.isVisible()


def test_a_short_list_says_what_its_columns_make_it_until_a_person_says_so(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    for content, kind in (
        ("Group,Contact\nPiedmont Table,Ana Ruiz\nHarbor Network,Wes Lee\n", "partner groups"),
        ("Name,City\nAna Ruiz,Reno\nWes Lee,Boise\n", "actions in cities"),
    ):
        table = tmp_path / f"{kind}.csv"
        table.write_text(content, "utf-8")
        sheet = looked_at(qtbot, program, table)
        qtbot.waitUntil(sheet.accept.isEnabled)
        told = f"By its columns, this is a list of {kind}. If it is something else, say so above."
        assert told in shown(sheet)
        sheet.subjects.button("people").click()
        wait_for_text(qtbot, sheet.accept, "Import 2 people")
        assert told not in shown(sheet)
        sheet.cancel.click()


def test_a_short_list_of_dated_actions_needs_no_word_about_its_kind(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    table = tmp_path / "dated.csv"
    table.write_text("Name,City,Date\nRally,Reno,2019-07-15\n", "utf-8")
    sheet = looked_at(qtbot, program, table)
    qtbot.waitUntil(sheet.accept.isEnabled)
    assert not any("By its columns" in text for text in shown(sheet))


@pytest.mark.parametrize(
    ("title", "table", "counted"),
    [
        ("Name of our list, phone numbers of leads", PEOPLE, "Import 3 people"),
        ("Group chats", f"{GROUPS}River Guild,,,,\n", "Import 2 groups"),
    ],
)
def test_the_row_of_the_headings_can_be_corrected_for_people_and_for_groups(
    qtbot: QtBot, program: Program, tmp_path: Path, title: str, table: str, counted: str
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(f'"{title}"\n{table}', "utf-8")
    sheet = looked_at(qtbot, program, file)
    qtbot.waitUntil(sheet.accept.isEnabled)
    assert sheet.accept.text() == counted
    chip = sheet.layouts.chips["headings 0"]
    assert chip.text() == "Headings in row 2"
    assert list(sheet.layouts.chips) == ["headings 0"], "their columns hold no dates"
    menu = sheet.layouts.menus["headings 0"]
    assert "noor@example.org" not in " ".join(entry.text() for entry in menu.actions())
    menu.actions()[2].trigger()
    qtbot.waitUntil(lambda: "headings 0" in sheet.layouts.chips)
    qtbot.waitUntil(lambda: sheet.layouts.chips["headings 0"].text() == "Headings in row 3")
    assert sheet.accept.text() != counted
    sheet.layouts.menus["headings 0"].actions()[1].trigger()
    wait_for_text(qtbot, sheet.accept, counted)
    sheet.accept.click()
    qtbot.waitUntil(sheet.isHidden)


def test_cards_have_no_row_of_headings(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    file = tmp_path / "people.vcf"
    file.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Noor Example\nEND:VCARD\n", "utf-8")
    sheet = looked_at(qtbot, program, file)
    qtbot.waitUntil(sheet.accept.isEnabled)
    assert not sheet.layouts.chips
