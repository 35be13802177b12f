"""`organizer protect` names the file of the sheet and the copies that still open as before."""

from organizer_app.wording.commands import protect


def test_copies_are_named_in_one_sentence() -> None:
    assert protect.copies_left(("a.organizer",)) == "This copy still opens as before: a.organizer."
    assert protect.copies_left(("a", "b")) == "These copies still open as before: a, b."


def test_the_file_of_the_sheet_is_named_and_must_not_stay() -> None:
    assert protect.sheet_written("s.txt") == "The recovery sheet is in s.txt. Print it, then delete the file."
