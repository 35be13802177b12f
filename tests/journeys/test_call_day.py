"""A call day of sixty leads in the real window, by keyboard alone, and the same after a restart."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.assignments import Assignment, AssignmentStatus
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.talks import Talk, TalkOutcome
from organizer_app.services.actions import city_actions
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.people.screen import PeopleScreen
from tests.support.open_plans import add_action, opened, sample_plan
from tests.support.programs import running

LEADS = 60
# One key an outcome; a call back takes its key and a time.
KEYS = (Qt.Key.Key_1, Qt.Key.Key_M, Qt.Key.Key_3, Qt.Key.Key_W, Qt.Key.Key_5, Qt.Key.Key_R)
OUTCOMES = (
    TalkOutcome.REACHED,
    TalkOutcome.LEFT_MESSAGE,
    TalkOutcome.NO_ANSWER,
    TalkOutcome.WRONG_NUMBER,
    TalkOutcome.DECLINED,
    TalkOutcome.REACHED,
)
# Ten messages are tried again today, ten numbers are to be found anew.
LEFT = "20 reached in 60 calls, 20 to go"


def plan_of_sixty(folder: Path) -> Path:
    """Return a plan in which sixty fabricated people lead one city, and nobody else is left to ring."""
    path = sample_plan(folder)
    with opened(path) as workspace:
        with workspace.read() as reader:
            old = [held.city_action_id for held in reader.all(Assignment)]
        city_actions.hide_actions(workspace, action_ids=sorted(set(old)))
        action = add_action(workspace, "Boston, MA")
        with workspace.edit(EditKind.IMPORTED, file="leads.csv") as editor:
            for number in range(LEADS):
                person = Person(id=workspace.new_id(), name=f"Lead {number:02}")
                phone = ContactPoint(
                    id=workspace.new_id(),
                    person_id=person.id,
                    kind=ContactKind.PHONE,
                    value=f"+161755501{number:02}",
                )
                held = Assignment(
                    id=workspace.new_id(),
                    city_action_id=action,
                    person_id=person.id,
                    status=AssignmentStatus.ACCEPTED,
                )
                editor.add_all([person, phone, held])
    return path


def people_screen(qtbot: QtBot, program: object) -> PeopleScreen:
    window = program.window  # type: ignore[attr-defined]  # the running program
    window.activateWindow()
    window.go_to(Destination("people", "calls"))
    screen = window.deck.current
    assert isinstance(screen, PeopleScreen)
    qtbot.waitUntil(lambda: screen.presenter.book is not None)
    return screen


def test_sixty_leads_are_rung_by_one_key_each(qtbot: QtBot, tmp_path: Path) -> None:
    path = plan_of_sixty(tmp_path)
    with running(qtbot, path) as program:
        screen = people_screen(qtbot, program)
        # It is eight in the morning in Boston: the queue says so, and the desk may ring all the same.
        qtbot.waitUntil(lambda: len(screen.calls.queue.lines) == LEADS + 1)
        screen.calls.queue.setFocus()
        for number in range(LEADS):
            qtbot.keyClick(program.window.focusWidget(), KEYS[number % len(KEYS)])
        qtbot.waitUntil(lambda: screen.calls.today.accessibleDescription() == LEFT)
    with opened(path) as workspace, workspace.read() as reader:
        logged = [talk.outcome for talk in reader.all(Talk)[-LEADS:]]
    assert logged == [OUTCOMES[number % len(OUTCOMES)] for number in range(LEADS)]
    with running(qtbot, path) as program:
        screen = people_screen(qtbot, program)
        qtbot.waitUntil(lambda: screen.calls.today.accessibleDescription() == LEFT)
