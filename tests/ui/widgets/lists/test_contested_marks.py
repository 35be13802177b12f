"""Every list and grid marks the lines of records in conflict, for the eye and for screen readers."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.domain.model.people import Person
from organizer_app.services.together import conflicts
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.widgets.lists.contested_marks import contested_in, mark_contested
from organizer_app.ui.widgets.lists.line_area import LineArea
from tests.support.contested_plans import contested_record
from tests.support.programs import running


def test_marks_belong_to_a_window(qtbot: QtBot) -> None:
    one, other = QWidget(), QWidget()
    inside = QWidget(one)
    for each in (one, other):
        qtbot.addWidget(each)
    mark_contested(one, frozenset({"a"}))
    assert (contested_in(inside), contested_in(other)) == (frozenset({"a"}), frozenset())


def test_a_person_in_conflict_is_marked_in_the_list_of_everyone(qtbot: QtBot, tmp_path: Path) -> None:
    path, known = contested_record(tmp_path, Person, "name")
    with running(qtbot, path) as program:
        program.window.go_to(Destination("people", "everyone"))
        assert program.window.deck is not None

        def marked() -> list[str]:
            areas = program.window.findChildren(LineArea)
            return [
                area.told(number)
                for area in areas
                for number in range(area.count)
                if known in area.records(number) and area.is_contested(number)
            ]

        qtbot.waitUntil(lambda: bool(marked()))
        assert all(said.endswith("In conflict: two laptops wrote it.") for said in marked())
        workspace = program.session.workspace
        assert workspace is not None
        (conflict,) = conflicts.conflicts(workspace)
        contest = conflict.contest
        conflicts.decide(
            workspace,
            decisions=[conflicts.Decision(contest.noun, contest.record_id, contest.field, "Decided")],
        )
        qtbot.waitUntil(lambda: not marked())
