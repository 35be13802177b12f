"""In a language of long sentences, and at twice the size, no word of what lies over the window is cut."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from tests.support.action_tables import generic, imported
from tests.support.fitting import clipped, cut_off, overlapping, sideways
from tests.support.long_words import long_words
from tests.support.open_plans import opened, sample_plan
from tests.support.programs import found_in_the_end, running, screen_of, settle

# What is scrolled to the side on purpose: axes of time, and the columns of a file.
WIDE = frozenset({"timelineView", "importColumns"})
NAMES = (
    "María del Carmen Fernández-Villanueva de la Torre",
    "Maria del Carmen Fernandez Villanueva de la Torre",
)
TOWN = "Saint Mary of the Assumption Township of the Lower Valley Road"
HEADINGS = "City or town in which the action takes place,State (two letters),Date (local),Host organization"
SENTENCE = "Moved 316 actions to the overlap; 13 of them could not follow, as their permits say otherwise."


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = sample_plan(tmp_path)
    with opened(path) as workspace:
        with workspace.edit(EditKind.CHANGED_NOTES) as editor:
            for number, name in enumerate(NAMES):
                editor.put(Person(id=f"p{number}", name=name))
                editor.put(
                    ContactPoint(
                        id=f"c{number}", person_id=f"p{number}", kind=ContactKind.PHONE, value="+12025550142"
                    )
                )
        imported(workspace, generic((TOWN, "AZ", "2019-07-15", "12:00 PM"), ("Tuscon", "AZ", "2019-07-15")))
    return path


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, ...]:
    table = tmp_path / f"{'all the cities of the spring ' * 4}.csv"
    table.write_text(f"{HEADINGS},City\n{TOWN},AZ,2019-07-15,{NAMES[0]},Tuscon\nBoise,ID,soon,,\n", "utf-8")
    strange, broken = tmp_path / "strange.csv", tmp_path / "broken.csv"
    strange.write_text("Ort,Wann\nBoise,2019-07-15\n", "utf-8")
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    return table, strange, broken


def opened_one_by_one(program: Program, files: tuple[Path, ...]) -> Iterator[str]:
    """Lay one thing after the other over the window, and name it."""
    window = program.window
    for code in (
        "shortcuts",
        "help",
        "duplicates",
        "unknown_places",
        "forget_due",
        "hand_over",
        "day_numbers",
    ):
        window.commands.run(code)
        yield code
    window.commands.run("tour")
    tour = window.commands.overlays.tour
    for step in tour.steps:
        yield f"tour, {step}"
        tour.go(1)
    window.commands.find_everywhere("move seattle")
    yield "palette"
    for file in files:
        window.take_files([file])
        yield f"import of {file.name[:12]}"
    leave: Callable[[], None] | None = getattr(window.commands.overlays.open_one, "leave", None)
    assert leave is not None
    leave()
    window.go_to(Destination("plan", "agenda"))
    screen_of(program).choose_all()
    yield "change of many"
    window.commands.run("new_action")
    yield "new action"
    window.complain(SENTENCE)
    window.say(SENTENCE, can_undo=True)
    yield "messages"


def test_no_word_is_cut_and_nothing_lies_on_anything(
    qtbot: QtBot, plan: Path, files: tuple[Path, ...]
) -> None:
    size = (1440, 900)
    with long_words(), running(qtbot, plan) as program:
        program.holder.choose("light", 2.0)
        window = program.window
        window.resize(*size)

        def faults() -> list[str]:
            wrong = clipped(window) + overlapping(window) + sideways(window, WIDE)
            return wrong + cut_off(window, WIDE)

        found = {}
        for name in opened_one_by_one(program, files):
            settle(qtbot, program)
            found[name] = found_in_the_end(qtbot, faults)
            assert (window.width(), window.height()) == size, f"{name} widens the window"
    assert {name: cut for name, cut in found.items() if cut} == {}
