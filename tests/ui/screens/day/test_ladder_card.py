"""The ladder card shows all of its steps, however long the name of the city is."""

from PySide6.QtWidgets import QListView, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.domain.day.ladder import ladder_place
from organizer_app.domain.model.day.log_entries import Heard
from organizer_app.services.day.ladder_calls import Callee, LadderCalls
from organizer_app.ui.screens.day.ladder_card import LadderCard
from organizer_app.ui.screens.day.shown_ladder import ShownLadder
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.boxes import column_of
from tests.support.day_boards import NOON, NUMBERS, board_book, day_city, heard


def shown_of(name: str) -> ShownLadder:
    """Return a city whose check-in is two hours late, and whose lead has a long name."""
    lead = Callee("Wren Castellano Featherstone", "206-555-0151")
    (state,) = board_book([day_city(name)], now=NOON).board().ladder
    place = ladder_place(state.missing.due, NOON, NUMBERS)
    assert place is not None
    return ShownLadder(state, place, LadderCalls(lead, None, None, None), 1, 1, NOON)


def test_a_name_of_two_lines_cuts_no_step_off(qtbot: QtBot) -> None:
    column, below = QWidget(), QListView()
    qtbot.addWidget(column)
    card = LadderCard(Theme("light"))
    inside = column_of(column)
    inside.addWidget(card)
    inside.addWidget(below, 1)
    column.resize(268, 800)
    column.show()
    for name in ("Erie", "Saint Mary of the", "Erie"):
        card.show_ladder(shown_of(name))
        # Neither too low for its steps nor higher than it needs.
        qtbot.waitUntil(lambda: card.height() == card.heightForWidth(card.width()))
        assert card.steps.height() == card.steps.sizeHint().height()


def test_the_card_names_the_state_always(qtbot: QtBot) -> None:
    card = LadderCard(Theme("light"))
    qtbot.addWidget(card)
    card.show_ladder(shown_of("Springfield"))
    assert card.accessibleName().startswith("Springfield, NY has not checked in.")


def test_no_answer_leaves_its_times_on_the_card_and_the_next_number_on_the_button(qtbot: QtBot) -> None:
    card = LadderCard(Theme("light"))
    qtbot.addWidget(card)
    calls = LadderCalls(Callee("Wes Cole", "503-555-0101"), Callee("June Oka", "503-555-0102"), None, None)
    book = board_book([day_city("Portland", "OR")], now=NOON + 26)
    steps = []
    for minute in (25, 26, 27):
        book.move_to(NOON + minute)
        told = [heard(NOON - 35), *(heard(NOON + at, Heard.NO_ANSWER) for at in range(25, minute + 1))]
        book.put_entries("Portland", told)
        (state,) = book.board().ladder
        place = ladder_place(state.missing.due, NOON + minute, NUMBERS)
        assert place is not None
        card.show_ladder(ShownLadder(state, place, calls, 1, 1, NOON + minute))
        steps.append((card.call.text(), card.steps.accessibleName().split(";")[0]))
    assert steps[0] == ("Call 503-555-0101, Wes Cole", "Lead Wes Cole no answer 12:25")
    assert steps[2] == ("Call 503-555-0102, June Oka", "Lead Wes Cole no answer 12:25, 12:26, 12:27")


def test_the_nearest_lead_is_named_with_how_far_away_it_is(qtbot: QtBot) -> None:
    card = LadderCard(Theme("light"))
    qtbot.addWidget(card)
    nearest = Callee("Marisol Vega", "360-555-0148", "Vancouver, WA", 12.9)
    shown = shown_of("Portland")
    card.show_ladder(shown._replace(calls=LadderCalls(None, None, nearest, None)))
    assert "Nearest lead Marisol Vega, Vancouver, WA, 8\u00a0mi " in card.steps.accessibleName()
