"""In a language of long sentences, and at twice the size, no word of the plan's views is cut."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.plan.store.plan_view import ViewKind
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.fitting import clipped, cut_off, overlapping, sideways
from tests.support.long_words import lengthened, long_words
from tests.support.open_plans import sample_plan
from tests.support.programs import found_in_the_end, running, screen_of, settle

# Its axis is wider than any window, which is its purpose.
TIMELINE = frozenset({"timelineView"})


@pytest.mark.parametrize(("size", "zoom"), [((1100, 700), 1.0), ((1440, 900), 2.0)])
def test_no_word_is_cut_and_nothing_lies_on_anything(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int], zoom: float
) -> None:
    with long_words(), running(qtbot, sample_plan(tmp_path)) as program:
        program.holder.choose("light", zoom)
        window, screen = program.window, screen_of(program)
        window.resize(*size)

        def problems() -> list[str]:
            wrong = clipped(window) + overlapping(window) + sideways(window, TIMELINE)
            return wrong + cut_off(window, TIMELINE)

        for kind in ViewKind:
            screen.presenter.choose_view(kind)
            for place in ("", screen.presenter.find_place("Seattle, WA")):
                if place:
                    screen.choose_place(place)
                    qtbot.waitUntil(lambda: screen.inspector.tasks.count > 0)
                else:
                    screen.close_inspector()
                settle(qtbot, program)
                assert found_in_the_end(qtbot, problems) == [], kind.value
        assert (window.width(), window.height()) == size, "the words do not widen the window"


def test_every_part_of_the_inspector_holds_long_words(qtbot: QtBot, tmp_path: Path) -> None:
    with long_words(), running(qtbot, sample_plan(tmp_path)) as program:
        screen = screen_of(program)
        screen.choose_place(screen.presenter.find_place("Seattle, WA"))
        qtbot.waitUntil(lambda: screen.inspector.tasks.count > 0)
        pane = screen.inspector

        def problems() -> list[str]:
            return clipped(pane) + overlapping(pane) + sideways(pane) + cut_off(pane)

        for code in pane.tabs.buttons:
            pane.show_tab(code)
            settle(qtbot, program)
            assert found_in_the_end(qtbot, problems) == [], code


def test_sentences_grow_and_what_is_filled_in_stays() -> None:
    assert lengthened("{count} steps left").startswith("{count} steps left ")
    assert len(lengthened("Choose a city on the map")) >= len("Choose a city on the map") * 1.35
    assert lengthened("{day}, {time}") == "{day}, {time}"


def test_planted_faults_are_seen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    label = PlainLabel("A sentence that is much too long for its place", window)
    label.resize(40, 20)
    window.show()
    assert len(clipped(window)) == 1
