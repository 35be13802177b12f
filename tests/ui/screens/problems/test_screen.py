"""Problems in the real window: by keyboard, mended by one button, accepted with a reason and told again."""

from datetime import time
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.checks.findings import FindingKind
from organizer_app.domain.model.accepted_problems import AcceptedProblem
from organizer_app.domain.model.sites import Site
from organizer_app.services.actions import action_rows, city_actions
from organizer_app.services.actions.leads import set_lead
from organizer_app.services.checks.checking import findings
from organizer_app.services.checks.problem_board import problem_board
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.problems.lines import Head, ProblemLine
from organizer_app.ui.screens.problems.painter import ProblemPainter
from organizer_app.ui.screens.problems.screen import ProblemsScreen
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.open_plans import add_action, empty_plan, opened, sample_plan
from tests.support.programs import running, screen_at, screen_of
from tests.support.spoken_tree import names_in

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def problems_of(program: Program) -> ProblemsScreen:
    return screen_at(program.window, Destination("problems"), ProblemsScreen)


def problems(screen: ProblemsScreen) -> list[ProblemLine]:
    return [line for line in screen.list.lines if isinstance(line, ProblemLine)]


def heads(screen: ProblemsScreen) -> list[Head]:
    return [line for line in screen.list.lines if isinstance(line, Head)]


def add_site(plan: Workspace, action_id: str, venue: str) -> None:
    """Give an action a venue as it was typed before placeholders were known."""
    with plan.edit(EditKind.IMPORTED) as editor:
        editor.put(Site(id=plan.new_id(), city_action_id=action_id, venue=venue))


def button(screen: ProblemsScreen, words: str, code: str) -> tuple[int, QPoint]:
    """Return the line of a problem, and the middle of one of its buttons in the viewport."""
    number = next(
        number
        for number, line in enumerate(screen.list.lines)
        if isinstance(line, ProblemLine) and words in line.title
    )
    box = next(each.box for each in screen.list.buttons_of(number) if each.code == code)
    return number, box.center().toPoint()


def test_every_problem_has_its_remedy_in_sight_which_leads_into_its_field_and_back(
    qtbot: QtBot, plan: Path
) -> None:
    with running(qtbot, plan) as program:
        window = program.window
        window.activateWindow()
        screen = problems_of(program)
        for title, field in (("no lead", "lead"), ("no backup", "backup")):
            qtbot.waitUntil(lambda: len(problems(screen)) == 3)
            _number, spot = button(screen, title, "mend")
            qtbot.mouseClick(screen.list.viewport(), LEFT, pos=spot)
            line = screen_of(program).inspector._form().fields[field].editor.widget  # noqa: SLF001  # made by now
            qtbot.waitUntil(line.hasFocus)
            assert not line.visibleRegion().isEmpty()
            qtbot.keyClick(line, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
            assert window.deck.code == "problems"
            qtbot.waitUntil(screen.list.hasFocus)
        qtbot.waitUntil(lambda: len(problems(screen)) == 3)
        assert [line.button for line in problems(screen)] == [
            "Name a lead", "Name a backup lead", "Put on schedule",
        ]  # fmt: skip
        number, spot = button(screen, "San Francisco", "mend")
        qtbot.mouseMove(screen.list.viewport(), spot)
        assert screen.list.button_at(QPointF(spot)) == (number, "mend")
        qtbot.mouseClick(screen.list.viewport(), LEFT, pos=spot)
        qtbot.waitUntil(lambda: len(problems(screen)) == 2)
        assert screen.panel.isHidden()
        qtbot.keyClick(screen.list, Key.Key_Home)
        qtbot.keyClick(screen.list, Key.Key_Down)
        qtbot.keyClick(screen.list, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert program.window.deck.code == "plan"
        window.go_to(Destination("problems"))
        qtbot.waitUntil(lambda: len(problems(screen)) == 2)
        change_theme(screen, Theme("dark"))
        seattle = next(line for line in problems(screen) if line.title.startswith("Seattle"))
        screen.show_subject(seattle.finding.row.action_id)
        screen.grab()
        assert screen.panel.mend.text() == "Name a backup lead"
        qtbot.mouseClick(screen.panel.mend, LEFT)
        assert program.window.deck.code == "plan"
        plan = screen_of(program)
        qtbot.waitUntil(lambda: plan.inspector.action_id == seattle.finding.row.action_id)


def test_words_chips_and_heads_narrow_the_list(qtbot: QtBot, plan: Path, tmp_path: Path) -> None:
    with running(qtbot, plan) as program:
        screen = problems_of(program)
        qtbot.waitUntil(lambda: len(problems(screen)) == 3)
        assert [chip.text().strip() for chip in screen.filter.chips.values()] == [
            "All 3", "Errors 1", "Warnings 2", "Ignored 0",
        ]  # fmt: skip
        qtbot.mouseClick(screen.filter.chips["warnings"], LEFT)
        assert {line.is_error for line in problems(screen)} == {False}
        qtbot.mouseClick(screen.filter.chips["all"], LEFT)
        screen.list.setFocus()
        qtbot.keyClick(screen.list, Key.Key_Home)
        qtbot.keyClick(screen.list, Key.Key_Return)
        assert (len(problems(screen)), heads(screen)[0].is_folded) == (2, True)
        assert screen.list.current == 0
        qtbot.keyClick(screen.list, Key.Key_Return)
        assert len(problems(screen)) == 3
        screen.focus_search()
        qtbot.keyClicks(screen.search, "seattle backup")
        qtbot.waitUntil(lambda: len(problems(screen)) == 1)
        qtbot.keyClicks(screen.search, "x")
        qtbot.waitUntil(screen.empty.isVisible)
        screen.empty.acted.emit()
        qtbot.waitUntil(lambda: len(problems(screen)) == 3)
        assert screen.list in screen.panes_in_sight()
        _number, spot = button(screen, "Seattle", "accept")
        qtbot.mouseClick(screen.list.viewport(), LEFT, pos=spot)
        assert screen.panel.reason.isVisible()
        qtbot.keyClicks(screen.panel.reason, "Two leads share it")
        qtbot.keyClick(screen.panel.reason, Key.Key_Return)
        qtbot.waitUntil(lambda: len(problems(screen)) == 2)
        qtbot.mouseClick(screen.filter.chips["accepted"], LEFT)
        (line,) = problems(screen)
        assert "Two leads share it" in line.below
        _number, spot = button(screen, "Seattle", "again")
        qtbot.mouseClick(screen.list.viewport(), LEFT, pos=spot)
        qtbot.waitUntil(screen.empty.isVisible)
    with running(qtbot, empty_plan(tmp_path)) as program:
        screen = problems_of(program)
        qtbot.waitUntil(lambda: screen.empty.accessibleName().startswith("No problems found"))


def test_a_missing_number_is_typed_where_its_button_leads(qtbot: QtBot, tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    with opened(path) as plan:
        set_lead(plan, action_id=add_action(plan, "Seattle, WA"), name="Ana Lopez")
    with running(qtbot, path) as program:
        program.window.activateWindow()
        screen = problems_of(program)
        qtbot.waitUntil(lambda: any("Nobody can call" in line.title for line in problems(screen)))
        _number, spot = button(screen, "Nobody can call", "mend")
        qtbot.mouseClick(screen.list.viewport(), LEFT, pos=spot)
        people = program.window.deck.current
        qtbot.waitUntil(lambda: "new_value" in people.everyone.card.fields)
        line = people.everyone.card.fields["new_value"]
        qtbot.waitUntil(line.hasFocus)


def test_one_click_clears_every_placeholder(qtbot: QtBot, tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    with opened(path) as plan:
        for place in ("Seattle, WA", "Portland, OR"):
            add_site(plan, add_action(plan, place), "NA")
    with running(qtbot, path) as program:
        screen = problems_of(program)
        qtbot.waitUntil(lambda: len(problems(screen)) == 6)
        _number, spot = button(screen, "Seattle, WA names “NA”", "mend")
        qtbot.mouseClick(screen.list.viewport(), LEFT, pos=spot)
        qtbot.waitUntil(lambda: len(problems(screen)) == 4)
    with opened(path) as plan:
        assert FindingKind.PLACEHOLDER not in {each.kind for each in findings(plan)}


def test_a_problem_is_accepted_with_a_reason_and_told_again(qtbot: QtBot, plan: Path) -> None:
    with running(qtbot, plan) as program:
        screen = problems_of(program)
        qtbot.waitUntil(lambda: len(problems(screen)) == 3)
        screen.presenter.toggle(problems(screen)[0])
        qtbot.mouseClick(screen.panel.accept, LEFT)
        assert not screen.panel.take.isEnabled()
        qtbot.keyClick(screen.panel.reason, Key.Key_Return)
        assert screen.panel.reason.isVisible()
        qtbot.keyClick(screen.panel.reason, Key.Key_Escape)
        assert screen.panel.reason.isHidden()
        qtbot.mouseClick(screen.panel.accept, LEFT)
        qtbot.keyClicks(screen.panel.reason, "The desk leads it")
        qtbot.keyClick(screen.panel.reason, Key.Key_Return)
        qtbot.waitUntil(lambda: len(problems(screen)) == 2)
        assert heads(screen)[-1].is_folded
        qtbot.keyClick(screen.list, Key.Key_End)
        qtbot.keyClick(screen.list, Key.Key_Return)
        assert problems(screen)[-1].is_accepted
        assert "The desk leads it" in problems(screen)[-1].below
        assert len(problems(screen)) == 3
        screen.presenter.toggle(problems(screen)[-1])
        assert screen.panel.mend.isHidden()
        qtbot.mouseClick(screen.panel.again, LEFT)
        qtbot.waitUntil(lambda: not problems(screen)[-1].is_accepted)
        assert len(problems(screen)) == 3
    with opened(plan) as workspace, workspace.read() as reader:
        assert reader.all(AcceptedProblem) == ()


def test_a_city_outside_the_rule_is_moved_by_its_button_and_measures_are_set_here(
    qtbot: QtBot, plan: Path
) -> None:
    with running(qtbot, plan) as program:
        screen = problems_of(program)
        qtbot.waitUntil(lambda: len(problems(screen)) == 3)
        assert names_in(screen.list)[:2] == [
            "1 action has no lead",
            "Portland, OR has no lead. Pioneer Courthouse Square",
        ]
        spoken = program.window.sidebar.items
        qtbot.waitUntil(lambda: spoken["people"].accessibleName() == "People, 15 people")
        assert spoken["partners"].accessibleName() == "Partner groups, 7 groups"
        assert spoken["checklists"].accessibleName() == "Checklists, 0 tasks late"
        qtbot.waitUntil(lambda: spoken["problems"].accessibleName() == "Problems, 1 error")
        screen.list.setFocus()
        qtbot.keyClick(screen.list, Key.Key_End)
        qtbot.keyClick(screen.list, Key.Key_Return)
        qtbot.waitUntil(screen.panel.mend.isVisible)
        assert screen.panel.mend.text() == "Put on schedule"
        assert screen.panel.move_all.isHidden()
        qtbot.mouseClick(screen.panel.mend, LEFT)
        qtbot.waitUntil(lambda: len(problems(screen)) == 2)
        assert "overlap" in program.window.toast.accessibleName() or program.window.toast.isVisible()
        qtbot.waitUntil(lambda: screen.filter.days.value() == 14)
        screen.filter.days.setValue(5)
        qtbot.waitUntil(program.window.toast.isVisible)
        screen.filter.kmh.setValue(70)
        qtbot.waitUntil(lambda: screen.filter.kmh.value() == 70)
    with opened(plan) as workspace:
        assert len(findings(workspace)) == 2
        measures = problem_board(workspace).measures
    assert (measures.stale_after_days, measures.travel_kmh) == (5, 113), "typed as 70 mph"


def test_a_sentence_that_finds_no_room_is_told_whole_to_whoever_points_at_it() -> None:
    painter = ProblemPainter(Theme("light"))
    line = ProblemLine(
        key=("missing_lead", "1", ""),
        icon="circle-alert",
        title="Dallas, TX has no lead.",
        below="Name one.",
        is_error=True,
        finding=None,
        button="Name a lead",
    )
    wide, narrow = QRectF(0, 0, 900, 56), QRectF(0, 0, 440, 56)
    assert painter.shortened(line, wide) == ""
    assert painter.shortened(line, narrow) == "Dallas, TX has no lead. Name one."
    painter.open_key = line.key
    assert painter.shortened(line, narrow) == "", "an open problem has its buttons below"


def test_in_a_narrow_list_the_buttons_of_a_problem_are_below_each_other() -> None:
    line = ProblemLine(
        ("k", "a", ""), "x", "Philadelphia, PA has an overdue required step.", "", is_error=True, finding=None
    )
    painter = ProblemPainter(Theme(zoom=2.0))
    low = QRectF(0, 0, 1100, painter.height(line))
    first, second = (each.box for each in painter.buttons(line, low))
    assert second.right() < first.left()
    assert painter.fit(1100)
    assert not painter.fit(1100), "it is so already"
    high = QRectF(0, 0, 1100, painter.height(line))
    first, second = (each.box for each in painter.buttons(line, high))
    assert (first.left(), first.right()) == (second.left(), second.right())
    assert high.top() < first.top() < first.bottom() < second.top() < second.bottom() < high.bottom()
    assert painter.fit(2400)


def test_where_a_button_leaves_too_few_words_both_are_below_the_whole_sentence() -> None:
    title = "Philadelphia, PA has an overdue required step (latest day Mar 3): Site fixed."
    line = ProblemLine(("k", "a", ""), "x", title, "Do it.", is_error=True, finding=None)
    painter = ProblemPainter(Theme(zoom=2.0))
    assert painter.fit(790)
    box = QRectF(0, 50, 790, painter.height(line))
    first, second = (each.box for each in painter.buttons(line, box))
    assert second.right() < first.left()
    assert first.top() == second.top()
    text = painter._room(line, box)  # noqa: SLF001  # where the sentence is painted
    assert box.top() < text.top() < text.bottom() < first.top() < first.bottom() < box.bottom()
    assert painter.shortened(line, box) == "", "the sentence is whole"


def test_one_answer_gives_every_city_without_a_time_the_plans_day_and_time(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = sample_plan(tmp_path)
    with opened(path) as workspace:
        rows = action_rows.snapshot(workspace).rows
        once = [row for row in rows if sum(each.city == row.city for each in rows) == 1]
        open_ids = [row.action_id for row in once[1:4]]
        agreed = once[5]
        for action_id in open_ids:
            city_actions.set_start(workspace, action_id=action_id, starts=None)
        city_actions.set_day(workspace, action_id=open_ids[0], day=None)
        city_actions.set_start(workspace, action_id=agreed.action_id, starts=time(14, 30))
        city_actions.set_day(workspace, action_id=agreed.action_id, day=None)
    with running(qtbot, path) as program:
        screen = problems_of(program)
        qtbot.waitUntil(lambda: any("for 3" in head.button for head in heads(screen)))
        number = next(
            n for n, line in enumerate(screen.list.lines) if getattr(line, "button", "").endswith("for 3")
        )
        (offered,) = screen.list.buttons_of(number)
        qtbot.mouseClick(screen.list.viewport(), LEFT, pos=offered.box.center().toPoint())
        qtbot.waitUntil(lambda: not any("for 3" in head.button for head in heads(screen)))
    with opened(path) as workspace:
        after = {row.action_id: row for row in action_rows.snapshot(workspace).rows}
        assert [(after[each].day, after[each].starts) for each in open_ids] == [("2019-07-15", 720)] * 3
        assert (after[agreed.action_id].day, after[agreed.action_id].starts) == ("", 14 * 60 + 30)
        history.undo(workspace)
        again = {row.action_id: row for row in action_rows.snapshot(workspace).rows}
        assert [again[each].starts for each in open_ids] == [None] * 3
