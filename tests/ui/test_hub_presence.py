"""Two real windows on one hub see what the other one is editing, and that it has left."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.rows.place_groups import PlaceGroup
from organizer_app.services.actions import city_actions
from organizer_app.services.together import conflicts
from organizer_app.ui.application import Program
from organizer_app.ui.screens.plan import presence_marks
from organizer_app.ui.screens.plan.store.row_words import RowWords
from tests.support.cut_connections import Way
from tests.support.open_plans import action
from tests.support.programs import running, screen_of
from tests.support.waiting import LIMIT
from tests.ui.test_hub_exchange import plan_of, says, two_laptops

pytestmark = pytest.mark.postgresql


def line_of(program: Program, action_id: str) -> tuple[RowWords, str]:
    """Return what the list says of the city of an action, written and spoken."""
    model = screen_of(program).list.table.lines
    groups = (each for each in model.entries if isinstance(each, PlaceGroup))
    found = next(each for each in groups if action_id in {row.action_id for row in each.rows})
    said = model.words_of(found)
    return said, said.sentence(found)


def said_of(program: Program) -> str:
    """Return what the circles above the plan say of the team."""
    return screen_of(program).top.present.accessibleName()


def start_typing(qtbot: QtBot, program: Program, field: str) -> None:
    """Put the focus into a field of the inspector, as a click does."""
    form = screen_of(program).inspector.form
    assert form is not None
    editor = form.fields[field].editor.widget
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)


def test_what_one_edits_is_seen_by_the_other_and_locks_nothing(
    qtbot: QtBot, tmp_path: Path, address: str, way: Way
) -> None:
    one, other, known = two_laptops(tmp_path, address, way)
    with running(qtbot, one) as here:
        host = plan_of(qtbot, here)
        qtbot.waitUntil(lambda: says(here, "In step with the hub"))
        qtbot.waitUntil(lambda: said_of(here) == "Not here now: Ana Duarte")
        with running(qtbot, other) as there:
            guest = plan_of(qtbot, there)
            qtbot.waitUntil(lambda: says(here, "Live: Ana"))
            qtbot.waitUntil(lambda: says(there, "Live: Maya"))
            assert said_of(here) == "Also working on this plan now: Ana Duarte"
            mine, theirs = screen_of(here), screen_of(there)
            assert mine.top.present.isVisible()
            mine.choose_action(known)
            theirs.choose_action(known)
            qtbot.waitUntil(lambda: theirs.inspector.action_id == known)
            start_typing(qtbot, there, "starts")
            # On her way there she may have been in another field for a moment.
            line = "Ana Duarte is editing: Starts"
            qtbot.waitUntil(lambda: line in mine.inspector.presence.said.text())
            assert mine.inspector.presence.isVisible()
            said, spoken = line_of(here, known)
            assert said.other == "Ana is editing: Starts"
            assert "Ana is editing: Starts" in spoken
            # A window that is opened later need not wait for the next news.
            here.open_window()
            qtbot.waitUntil(lambda: len(here.windows.all) == 2)
            later = here.windows.all[1]
            assert "Live: Ana" in later.sidebar.quiet_words
            later.close()
            # Both save: nothing is lost, and both are told.
            way.cut()
            qtbot.waitUntil(lambda: says(here, "The hub is away"))
            assert not mine.inspector.presence.isVisible()
            assert not says(here, "Live: Ana")
            # The team is still shown, in gray, and so it is to somebody who only listens.
            shown = mine.top.present
            qtbot.waitUntil(lambda: said_of(here) == "Nobody of the team can be seen now: Ana Duarte")
            assert shown.isVisible()
            city_actions.set_title(host, action_id=known, title="Of one")
            city_actions.set_title(guest, action_id=known, title="Of the other")
            way.mend()
            qtbot.waitUntil(lambda: conflicts.count(host) == conflicts.count(guest) == 1)
        assert action(host, known).title in {"Of one", "Of the other"}


def test_a_city_glows_for_a_moment_when_somebody_else_has_changed_it(
    qtbot: QtBot, tmp_path: Path, address: str, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other, known = two_laptops(tmp_path, address, way)
    assert presence_marks._GLOW_MS > 7_000  # noqa: SLF001  # a moment in which it can be read
    monkeypatch.setattr(presence_marks, "_GLOW_MS", LIMIT * 1000)
    with running(qtbot, one) as here:
        plan_of(qtbot, here)
        qtbot.waitUntil(lambda: says(here, "In step with the hub"))
        mine = screen_of(here)
        mine.choose_action(known)
        qtbot.waitUntil(lambda: mine.inspector.action_id == known)
        with running(qtbot, other) as there:
            guest = plan_of(qtbot, there)
            qtbot.waitUntil(lambda: says(here, "Live: Ana"))
            before = action(guest, known).title
            city_actions.set_title(guest, action_id=known, title="Changed by Ana")

            def fresh() -> str:
                said, _spoken = line_of(here, known)
                return said.other if said.is_fresh else ""

            qtbot.waitUntil(lambda: fresh() == "Ana, just now")
            form = mine.inspector.form
            assert form is not None
            field = form.fields["title"]
            title = field.editor
            qtbot.waitUntil(lambda: title.text() == "Changed by Ana")
            assert title.widget.property("fresh") == "true"
            assert field.was == before
            assert f"Before: {before}" in title.widget.accessibleDescription()
            said, spoken = line_of(here, known)
            assert said.was == f"Title: {before}"
            assert f"Ana, just now. Before: Title: {before}" in spoken
            # Another city that others change meanwhile has its own time.
            mark = mine._present  # noqa: SLF001  # what it keeps is looked at
            mark.on_change(ChangeSet("", EditKind.RECEIVED_CHANGES, action_ids=frozenset({"another"})))
            end, later = mark.findChildren(QTimer)
            assert end.isActive()
            later.timeout.emit()
            assert fresh() == "Ana, just now"
            end.timeout.emit()
            assert not fresh()
            assert title.widget.property("fresh") == ""
            assert field.was == ""
            assert "Before" not in title.widget.accessibleDescription()
            assert "Before" not in line_of(here, known)[1]
