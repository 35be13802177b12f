"""A refused file is told by its kind; what stood in it never reaches a log."""

from organizer_app.domain.basics.problems import Problem
from organizer_app.domain.importing.import_problems import FileKind, NotText, NoUsableColumns, UnknownMapping


def test_a_problem_does_not_print_what_stood_in_the_file() -> None:
    problem = NoUsableColumns(("Ana Ruiz", "555-0100"))
    assert str(problem) == "NoUsableColumns"
    assert "Ana" not in repr(problem)
    assert problem.headings == ("Ana Ruiz", "555-0100")


def test_every_import_problem_is_one_that_a_person_can_act_on() -> None:
    assert isinstance(NotText(FileKind.PNG), Problem)
    assert str(UnknownMapping(column="Where?")) == "UnknownMapping"
