"""Two real windows on two plan files share a hub: what one writes appears in the other at once."""

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import DiskFull
from organizer_app.domain.merging.hub_problems import HubRefusal, HubRefused
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.rows.place_groups import PlaceGroup
from organizer_app.services.actions import city_actions
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.together import hub, hub_exchange, hub_line
from organizer_app.services.together.hub_place import keep_place, place
from organizer_app.services.together.hub_watch import Pauses, exchange_with_hub
from organizer_app.storage.hub.hub_link import HubLink
from organizer_app.ui.application import Program
from tests.support.cut_connections import Way
from tests.support.members import joined
from tests.support.open_plans import action, opened, sample_plan
from tests.support.programs import running, screen_of
from tests.support.spoken_tree import names_in
from tests.support.waiting import LIMIT

pytestmark = pytest.mark.postgresql


def two_laptops(folder: Path, address: str, way: Way) -> tuple[Path, Path, str]:
    """Return two plan files of one plan that have joined a hub, and an action."""
    one, other = sample_plan(folder), folder / "other.organizer"
    invitation = folder / "invitation"
    with opened(one) as host:
        with joined(host, other) as guest:
            hub.create(host, address=address)
            hub.invite(host, address=address, name="Ana Duarte", out=invitation)
            hub.join(guest, invitation=invitation)
            exchange_with_hub(guest)
            for workspace in (host, guest):
                found = place(workspace)
                through = replace(found.address, host="127.0.0.1", port=way.port)
                keep_place(workspace, replace(found, address=through))
        with host.read() as reader:
            known = reader.all(CityAction)[0].id
    return one, other, known


def plan_of(qtbot: QtBot, program: Program) -> Workspace:
    qtbot.waitUntil(lambda: program.session.workspace is not None)
    workspace = program.session.workspace
    assert workspace is not None
    return workspace


def says(program: Program, words: str) -> bool:
    return words in program.window.sidebar.quiet_words


def test_edits_of_two_windows_meet_at_the_hub_and_wait_while_it_is_away(
    qtbot: QtBot, tmp_path: Path, address: str, way: Way
) -> None:
    one, other, known = two_laptops(tmp_path, address, way)
    with running(qtbot, one) as here:
        host = plan_of(qtbot, here)
        qtbot.waitUntil(lambda: says(here, "In step with the hub"))
        with running(qtbot, other) as there:
            guest = plan_of(qtbot, there)
            qtbot.waitUntil(lambda: says(there, "In step with the hub"))
            city_actions.set_title(host, action_id=known, title="From here")
            qtbot.waitUntil(lambda: action(guest, known).title == "From here")
            qtbot.waitUntil(lambda: "Maya Okafor" in " ".join(names_in(there.window.toast)))
            city_actions.set_expected(guest, action_id=known, expected=432)
            qtbot.waitUntil(lambda: action(host, known).expected == 432)
            assert EditKind.RECEIVED_CHANGES in [step.kind for step in history.entries(host)][:3]
            way.cut()
            qtbot.waitUntil(lambda: says(here, "The hub is away"))
            city_actions.set_title(host, action_id=known, title="Written offline")
            qtbot.waitUntil(lambda: says(here, "Offline: 1 change waits"))
            qtbot.waitUntil(lambda: unsent_of(here, known) == "1 of yours waits")
            assert len(screen_of(here).map.editors.signs(20)) == 1
            way.mend()
            qtbot.waitUntil(lambda: action(guest, known).title == "Written offline")
            qtbot.waitUntil(lambda: says(here, "In step with the hub"))
            sent = "In step with the hub again: 1 change was sent."
            qtbot.waitUntil(lambda: sent in " ".join(names_in(here.window.toast)))
            assert unsent_of(here, known) == ""
            assert screen_of(here).map.editors.signs(20) == []


def unsent_of(program: Program, action_id: str) -> str:
    """Return what the list says of waiting changes on the line of the city of an action."""
    model = screen_of(program).list.table.lines
    groups = (each for each in model.entries if isinstance(each, PlaceGroup))
    found = next(each for each in groups if action_id in {row.action_id for row in each.rows})
    return model.words_of(found).unsent


def test_the_line_of_a_hub_goes_with_its_plan(qtbot: QtBot, tmp_path: Path, address: str, way: Way) -> None:
    one, _other, _known = two_laptops(tmp_path, address, way)
    (tmp_path / "alone").mkdir()
    alone = sample_plan(tmp_path / "alone")
    with running(qtbot, one) as program:
        qtbot.waitUntil(lambda: says(program, "In step with the hub"))
        program.window.close_asked.emit()
        qtbot.waitUntil(lambda: program.session.workspace is None)
        program.start(alone, None)
        qtbot.waitUntil(lambda: program.session.workspace is not None)
        qtbot.waitUntil(lambda: says(program, "Saved on this laptop"))
        assert says(program, "Offline. Nothing is sent.")
        assert not says(program, "In step with the hub")


def test_a_window_does_not_wait_for_the_next_try_at_its_hub(
    qtbot: QtBot, tmp_path: Path, address: str, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _other, known = two_laptops(tmp_path, address, way)
    # Longer than it is waited for the threads of a program that has ended.
    monkeypatch.setattr(Pauses, "next", lambda _pauses: 2 * LIMIT)
    way.cut()
    with opened(one) as host:
        city_actions.set_title(host, action_id=known, title="Written before")
    with running(qtbot, one) as program:
        plan_of(qtbot, program)
        # What waited when the program ended still waits.
        qtbot.waitUntil(lambda: says(program, "Offline: 1 change waits"))
        assert unsent_of(program, known) == "1 of yours waits"


def test_a_window_ends_while_its_hub_does_not_answer(
    qtbot: QtBot, tmp_path: Path, address: str, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _other, _known = two_laptops(tmp_path, address, way)
    monkeypatch.setattr(hub_line, "_JOINED_SECONDS", 0)
    asked, may_answer, answered, end = Event(), Event(), list[bool](), Program.end

    def hold(*_place: object) -> None:
        asked.set()
        answered.append(may_answer.wait(LIMIT))
        raise HubRefused(HubRefusal.UNREACHABLE, "")

    def end_before_it_answers(program: Program) -> None:
        end(program)
        assert answered == []
        may_answer.set()

    monkeypatch.setattr(HubLink, "after", hold)
    monkeypatch.setattr(Program, "end", end_before_it_answers)
    with running(qtbot, one):
        qtbot.waitUntil(asked.is_set)
    assert answered == [True]


def test_edits_go_on_after_it_could_not_be_noted_what_the_hub_has(
    qtbot: QtBot, tmp_path: Path, address: str, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other, known = two_laptops(tmp_path, address, way)
    asked: list[hub_exchange.Outgoing] = []

    def on_a_full_disk(_workspace: Workspace, made: hub_exchange.Outgoing) -> None:
        asked.append(made)
        raise DiskFull(str(one))

    with running(qtbot, one) as program, opened(other) as guest:
        host = plan_of(qtbot, program)
        qtbot.waitUntil(lambda: says(program, "In step with the hub"))
        with monkeypatch.context() as patch:
            patch.setattr(hub_exchange, "noted", on_a_full_disk)
            city_actions.set_title(host, action_id=known, title="Not noted")
            qtbot.waitUntil(lambda: bool(asked))
        city_actions.set_title(host, action_id=known, title="Sent all the same")

        def has_arrived() -> bool:
            exchange_with_hub(guest)
            return action(guest, known).title == "Sent all the same"

        qtbot.waitUntil(has_arrived)
