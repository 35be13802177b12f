"""What hosts type into a form is read as what it is, or guessed with a doubt; no cover is a name."""

import pytest

from organizer_app.domain.importing.incoming import IncomingAction, RowWarningCode
from tests.support.foreign_tables import actions_in

HEADINGS = "City,State,Date,Start,End,First name,Last name,Email,Phone,Backup,Permit?\n"


def read(**cells: str) -> tuple[IncomingAction, set[RowWarningCode]]:
    """Return a row with some cells, and the doubts about it."""
    given = {"City": "Reno", "State": "NV", "Date": "4/22/2027", **cells}
    names = HEADINGS.strip().split(",")
    line = ",".join(f'"{given.get(name.replace(" ", "_").rstrip("?"), "")}"' for name in names)
    table = actions_in(f"{HEADINGS}{line}\n".encode())
    (row,) = table.rows
    return row, {each.code for each in table.warnings}


def test_first_and_last_names_are_one_name() -> None:
    assert read(First_name="Ana", Last_name="Ruiz")[0].lead_name == "Ana Ruiz"


@pytest.mark.parametrize("cover", ["j•••••", "j•••••@example.org", "a***@example.org"])
def test_a_covered_address_is_nobodys_name_and_no_address(cover: str) -> None:
    row, doubts = read(First_name=cover, Email=cover, Backup=cover)
    assert (row.lead_name, row.lead_email, row.backup_name) == ("", "", "")
    assert RowWarningCode.NOT_KNOWN in doubts


@pytest.mark.parametrize(
    "words", ["same as me", "Same as above", "me", "Myself", "not yet", "yo misma", "same"]
)
def test_a_backup_who_is_the_lead_or_nobody_is_none(words: str) -> None:
    assert read(First_name="Ana", Backup=words)[0].backup_name == ""


@pytest.mark.parametrize(
    ("cell", "first"),
    [("Ana & Luis", "Ana"), ("Ana Ruiz and Bo Li", "Ana Ruiz"), ("Ana Ruiz / Bo Li", "Ana Ruiz"),
     ("Ana Ruiz y Luis Peña", "Ana Ruiz")],
)  # fmt: skip
def test_of_two_people_in_a_cell_the_first_is_taken_with_a_doubt(cell: str, first: str) -> None:
    row, doubts = read(First_name=cell, Backup=cell)
    assert (row.lead_name, row.backup_name) == (first, first)
    assert RowWarningCode.SEVERAL_NAMED in doubts
    assert f"Backup: {cell}" in row.notes


def test_an_address_or_a_number_in_place_of_a_backup_is_what_it_is() -> None:
    row, _doubts = read(Backup="bo@example.org")
    assert (row.backup_name, row.backup_email) == ("", "bo@example.org")


def test_a_phone_without_its_area_code_is_a_doubt() -> None:
    assert RowWarningCode.PHONE_SHORT in read(Phone="555-0106")[1]
    assert RowWarningCode.PHONE_SHORT not in read(Phone="651-555-0103 ext. 12")[1]


@pytest.mark.parametrize(
    ("cell", "starts", "ends"),
    [
        ("noonish", "12:00:00", "None"),
        ("Noon (I think?)", "12:00:00", "None"),
        ("6pm-ish", "18:00:00", "None"),
        ("maybe 2 pm", "14:00:00", "None"),
    ],
)
def test_a_time_that_is_not_sure_is_a_guess_that_says_so(cell: str, starts: str, ends: str) -> None:
    row, doubts = read(Start=cell)
    assert (str(row.starts), str(row.ends)) == (starts, ends)
    assert RowWarningCode.TIME_GUESSED in doubts


def test_a_span_with_letters_for_its_halves_is_no_doubt() -> None:
    row, doubts = read(Start="11a-1p")
    assert (str(row.starts), str(row.ends)) == ("11:00:00", "13:00:00")
    assert doubts == set()


@pytest.mark.parametrize(
    ("cell", "permit"),
    [("filed 3/1", "filed"), ("Yes - got it!", "granted"), ("No, not needed for sidewalks", "not_needed"),
     ("applied last week", "filed"), ("not yet, calling Monday", "to_file")],
)  # fmt: skip
def test_words_after_an_answer_about_a_permit_are_kept_and_the_answer_guessed(cell: str, permit: str) -> None:
    row, doubts = read(Permit=cell)
    assert row.permit == permit
    assert RowWarningCode.PERMIT_ASSUMED in doubts
    assert f"Permit?: {cell}" in row.notes
