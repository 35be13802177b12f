"""Every problem is told in whole sentences that name what is wrong and no person."""

import re
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from typing import Any, get_type_hints

import pytest

from organizer_app.domain.basics import problems
from organizer_app.domain.basics.edits import EditKind, EditSummary
from organizer_app.domain.basics.plan_checks import FalseName
from organizer_app.domain.basics.plan_users import PlanUser
from organizer_app.domain.importing import import_problems
from organizer_app.domain.importing.import_problems import FileKind, NotText, NoUsableColumns, UnknownMapping
from organizer_app.domain.importing.table_layouts import TableLayout
from organizer_app.domain.merging.hub_problems import AddressFault, HubRefusal
from organizer_app.domain.merging.merge_problems import ChangesRefused, Refusal
from organizer_app.domain.sharing.reply_problems import ReplyFault
from organizer_app.wording.errors.problems import sentence

STEP = EditSummary(
    "e", EditKind.IMPORTED, {"file": "cities.csv"}, "", datetime.now(UTC), undone=False, changes=1
)
FALLBACK = "This did not work. Nothing was changed."


def concrete(kind: type[problems.Problem] = problems.Problem) -> list[type[problems.Problem]]:
    found = [each for child in kind.__subclasses__() for each in (concrete(child) or [child])]
    return [each for each in found if each.__module__.startswith("organizer_app.")]


def example(kind: type[problems.Problem]) -> problems.Problem:
    """Return a problem whose fields hold their own name, or a number."""
    hints = get_type_hints(kind)
    values: dict[str, Any] = {
        field.name: {
            str: f"the {field.name}",
            int: 1234,
            bool: True,
            tuple[str, ...]: (f"the_{field.name}",),
            tuple[tuple[str, ...], ...]: ((f"the_{field.name}",),),
            FileKind: FileKind.PNG,
            Refusal: Refusal.DAMAGED,
            HubRefusal: HubRefusal.FULL,
            AddressFault: AddressFault.OPEN,
            ReplyFault: ReplyFault.PART_DAMAGED,
            tuple[int, ...]: (2,),
            tuple[tuple[int, str], ...]: ((2, "Luis"),),
            EditSummary: STEP,
            TableLayout | None: None,
            FalseName | None: None,
        }[hints[field.name]]
        for field in (fields(kind) if is_dataclass(kind) else ())
    }
    return kind(**values)


@pytest.mark.parametrize("kind", concrete(), ids=lambda kind: kind.__name__)
def test_every_problem_has_a_sentence_of_its_own(kind: type[problems.Problem]) -> None:
    text = sentence(example(kind))
    assert text != FALLBACK
    assert text.endswith(".")
    assert not re.search(r"[{}\n]|None\b", text)


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (problems.PlanExists("/plans/may.organizer"), ["/plans/may.organizer"]),
        (
            problems.PlanFromNewerVersion("p.organizer", "9.1", "1.0"),
            ["p.organizer", "9.1", "1.0", "nothing was changed"],
        ),
        (problems.BadValue("city", "Arlington"), ["Arlington", "city", "“Seattle, WA”"]),
        (problems.BadValue("view", "nosuch", ("list", "map")), ["“nosuch” is not a view", "list, map."]),
        (problems.BadValue("forced_ready_reason", " "), ["The forced ready reason is missing"]),
        (problems.BadValue("mapping", "map.json"), ["map.json", "{“Town”: “city”}"]),
        (problems.UnknownZone("Mars/Olympus"), ["Mars/Olympus", "America/New_York"]),
        (problems.ForbiddenTransition("city_action", "declined", "live"), ["declined", "live"]),
        (
            problems.UndoBlocked("city_action", "id", ("ends_day", "starts")),
            ["ends day, starts", "Nothing was changed"],
        ),
        (problems.NothingToUndo(forward=False), ["undo"]),
        (problems.LaterStep(STEP), ["later step", "“Imported cities.csv”"]),
        (problems.StepStands("undone"), ["already"]),
        (problems.StepStands("founding"), ["begins with"]),
        (problems.StepStands("step_back"), ["itself an undo"]),
        (problems.NothingToUndo(forward=True), ["redo"]),
        (import_problems.FieldTooLong(17), ["line 17"]),
        (NoUsableColumns(("Colour", "Shape")), ["“Colour”, “Shape”", "--map"]),
        (UnknownMapping(column="Town"), ["column “Town”"]),
        (UnknownMapping(field="town"), ["field “town”"]),
    ],
)
def test_a_sentence_names_what_the_problem_is_about(problem: problems.Problem, words: list[str]) -> None:
    text = sentence(problem)
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("kind", list(FileKind))
def test_every_kind_of_file_is_called_by_its_name(kind: FileKind) -> None:
    text = sentence(NotText(kind))
    assert text.startswith("This is ")
    assert "_" not in text


def test_a_problem_nobody_knows_is_still_told() -> None:
    class Unheard(problems.Problem):
        pass

    assert sentence(Unheard()) == FALLBACK


@pytest.mark.parametrize(
    "first_line", [("Quill Moss", "quill@example.org"), ("Quill Moss", "(206) 555-0199")]
)
def test_the_first_line_of_a_file_without_headings_is_not_repeated(first_line: tuple[str, ...]) -> None:
    text = sentence(NoUsableColumns(first_line))
    assert "headings" in text
    assert not any(cell in text for cell in first_line)


def test_a_record_is_not_called_by_its_id() -> None:
    assert "0190" not in sentence(problems.RecordMissing("city_action", "0190-aa"))
    assert "0190" not in sentence(problems.StaleRecord("person", "0190-aa"))


@pytest.mark.parametrize("reason", Refusal)
def test_every_refusal_of_changes_says_why_and_that_nothing_was_changed(reason: Refusal) -> None:
    text = sentence(ChangesRefused(reason))
    assert text.casefold().endswith("nothing was changed.")
    assert "{" not in text


@pytest.mark.parametrize("user", PlanUser)
def test_whoever_has_a_plan_open_is_named_by_the_kind_of_program(user: PlanUser) -> None:
    said = sentence(problems.PlanInUse("p.organizer", user, 1_800_000_000))
    assert "another program" not in said
    assert "of Organizer" in said or "Organizer command" in said
