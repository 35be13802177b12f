"""The sheet recognizes tables of people and of groups, and a person can say otherwise."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from organizer_app.ui.application import Program
from organizer_app.ui.overlays.importing.import_sheet import ImportSheet
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.ui.overlays.importing.conftest import Act, Look

PEOPLE = (
    "Name,Phone,Email,Role,City\n"
    'Noor Example,206-555-0171,noor@example.org,medic,"Seattle, WA"\n'
    "Ines Calloway,,ines.other@example.org,,\n"
    ",206-555-0172,,,\n"
    'Kai Example,,kai@example.org,juggler,"Seattle, WA"\n'
)
GROUPS = 'Group,Network,City,Role,Stage\nHarbor Choir,Choirs of the Coast,"Seattle, WA",ally,asked\n'
CARDS = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Noor Sample\r\nTEL:+1 206 555 0171\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:3.0\r\nTEL:+1 206 555 0172\r\nEND:VCARD\r\n"
)


def shown(sheet: ImportSheet) -> list[str]:
    return [label.text() for label in sheet.panel.findChildren(PlainLabel) if label.isVisible()]


def verdicts(sheet: ImportSheet) -> list[tuple[str, str]]:
    return [(row.place, row.text) for row in sheet.list.lines]


def test_people_groups_and_cards_are_recognized_and_every_row_gets_its_verdict(
    qtbot: QtBot, program: Program, tmp_path: Path, look: Look, accept: Act
) -> None:
    sheet = look(PEOPLE)
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
    accept(sheet)
    again = look(PEOPLE)
    qtbot.waitUntil(lambda: bool(again.list.lines))
    assert not again.accept.isEnabled()
    assert ("", "3 unchanged") in verdicts(again)

    pages = '{"facebook": ["ACLUofOhio", "350Seattle"]}'
    for content, name, words in (
        (GROUPS, "groups.csv", "Import 1 group"),
        (pages, "partner_pages.json", "Import 2 groups"),
        (CARDS, "people.vcf", "Import 1 person"),
    ):
        sheet = look(content, name=name)
        qtbot.waitUntil(sheet.accept.isEnabled)
        assert (sheet.accept.text(), sheet.moments.isVisible()) == (words, False)
        if name == "people.vcf":
            assert (sheet.list.lines[0].text, sheet.layouts.chips) == ("1 refused", {})
            assert "names nobody" in sheet.list.lines[1].text
        accept(sheet)
    said = [label.accessibleName() for label in program.window.toast.findChildren(PlainLabel)]
    assert "1 person added" in said[0]
    program.window.take_files([tmp_path / "people.vcf", tmp_path / "hosts.csv"])
    assert not sheet.isVisible(), "cards and tables are looked at one after the other"


def test_what_the_rows_are_can_be_said_otherwise(qtbot: QtBot, look: Look) -> None:
    for content, kind in (
        ("Group,Contact\nPiedmont Table,Ana Ruiz\nHarbor Network,Wes Lee\n", "partner groups"),
        ("Name,City\nAna Ruiz,Reno\nWes Lee,Boise\n", "actions in cities"),
    ):
        sheet = look(content)
        qtbot.waitUntil(sheet.accept.isEnabled)
        told = f"By its columns, this is a list of {kind}. If it is something else, say so above."
        assert told in shown(sheet)
        sheet.subjects.button("people").click()
        qtbot.waitUntil(lambda sheet=sheet: sheet.accept.text() == "Import 2 people")
        assert told not in shown(sheet)
    sheet.subjects.button("actions").click()
    qtbot.waitUntil(lambda: sheet.accept.text() == "Import 2 rows")
    assert sheet.moments.isVisible()
    dated = look("Name,City,Date\nRally,Reno,2019-07-15\n")
    qtbot.waitUntil(dated.accept.isEnabled)
    assert not any("By its columns" in text for text in shown(dated))


def test_the_row_of_the_headings_can_be_corrected_for_people_and_for_groups(
    qtbot: QtBot, look: Look, accept: Act
) -> None:
    for title, table, counted in (
        ("Name of our list, phone numbers of leads", PEOPLE, "Import 3 people"),
        ("Group chats", f"{GROUPS}River Guild,,,,\n", "Import 2 groups"),
    ):
        sheet = look(f'"{title}"\n{table}')
        qtbot.waitUntil(sheet.accept.isEnabled)
        assert sheet.accept.text() == counted
        chips, menus = sheet.layouts.chips, sheet.layouts.menus
        assert list(chips) == ["headings 0"], "their columns hold no dates"
        assert chips["headings 0"].text() == "Headings in row 2"
        assert "noor@example.org" not in " ".join(entry.text() for entry in menus["headings 0"].actions())
        menus["headings 0"].actions()[2].trigger()
        qtbot.waitUntil(
            lambda sheet=sheet: (
                "headings 0" in sheet.layouts.chips
                and sheet.layouts.chips["headings 0"].text() == "Headings in row 3"
            )
        )
        assert sheet.accept.text() != counted
        sheet.layouts.menus["headings 0"].actions()[1].trigger()
        qtbot.waitUntil(lambda sheet=sheet, counted=counted: sheet.accept.text() == counted)
        accept(sheet)
