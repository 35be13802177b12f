"""Two desks in two windows, apart and together again: a story of thirty steps.

Each has a folder of its own, and a sync program brings the files of one into the other. Both work offline,
change the same city, one removes a city that the other changes, one forgets a person whom the other has just
called, and a form comes back meanwhile.
"""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import time
from itertools import permutations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.merging.exchange_watch import Watch
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.people import Person
from organizer_app.domain.sharing.return_replies import reply_text
from organizer_app.services.actions import city_actions
from organizer_app.services.actions.city_actions import city_name
from organizer_app.services.people import forgetting, people
from organizer_app.services.plan import history
from organizer_app.services.plan.verifying import verify
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.exporting import ScheduleRequest, shared_schedule
from organizer_app.services.together import chosen_folder, conflicts
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.together.conflict_presenter import RowShown
from organizer_app.ui.screens.together.conflicts_view import ConflictsView
from organizer_app.ui.screens.together.screen import TogetherScreen
from tests.support.fleet import digest
from tests.support.members import joined
from tests.support.open_plans import action, opened, sample_plan
from tests.support.programs import running, screen_at
from tests.support.return_forms import made, reply_to

Key = Qt.Key
FORGOTTEN = "Wren Castellano"


@dataclass
class Desk:
    """One laptop: its window, its plan, and its copy of the shared folder."""

    name: str
    folder: Path
    program: Program

    @property
    def plan(self) -> Workspace:
        """The open plan."""
        workspace = self.program.session.workspace
        assert workspace is not None
        return workspace

    def action_in(self, city: str) -> str:
        """Return the id of the action of a city."""
        with self.plan.read() as reader:
            return next(each.id for each in reader.all(CityAction) if city_name(reader, each) == city)

    def person(self, name: str) -> Person | None:
        """Return a person, or None."""
        with self.plan.read() as reader:
            return next((each for each in reader.all(Person) if each.name == name), None)

    @property
    def badge(self) -> str:
        """What the sidebar says of Together."""
        return self.program.window.sidebar.items["together"].accessibleName()

    def conflicts(self, subject: str = "") -> TogetherScreen:
        """Open the conflicts, those of a city."""
        return screen_at(self.program.window, Destination("together", "conflicts", subject), TogetherScreen)


def carry(*folders: Path) -> None:
    """Do what a sync program does: bring each file that one folder lacks, under its name at once."""
    for source, target in permutations(folders, 2):
        for file in source.glob("*.organizer-changes"):
            part = target / f".{file.name}.part"
            if not (target / file.name).exists():
                # The window may have put a longer file in its place meanwhile.
                with suppress(FileNotFoundError):
                    shutil.copy(file, part)
                    part.rename(target / file.name)


@pytest.fixture
def desks(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """Steps 1 to 8: a plan, a card, six words on the phone, a folder each, two windows."""
    homes = {name: tmp_path / name for name in ("maya", "ana")}
    folders = {name: home / "Desk" for name, home in homes.items()}
    for folder in folders.values():
        folder.mkdir(parents=True)
    one, other = sample_plan(homes["maya"]), homes["ana"] / "plan.organizer"
    with opened(one) as host, joined(host, other) as guest:
        chosen_folder.choose(host, folder=str(folders["maya"]))
        chosen_folder.choose(guest, folder=str(folders["ana"]))
        for workspace in (host, guest, host):
            chosen_folder.exchange_now(workspace)
            carry(*folders.values())
        chosen_folder.exchange_now(guest)
    with running(qtbot, one, preferences=homes["maya"] / "preferences.json") as here:
        maya = Desk("Maya", folders["maya"], here)
        # The threads of each window must be there before those of the next are counted.
        qtbot.waitUntil(lambda: maya.plan.watch is Watch.LIVE)
        with running(qtbot, other, preferences=homes["ana"] / "preferences.json") as there:
            ana = Desk("Ana", folders["ana"], there)
            qtbot.waitUntil(lambda: ana.plan.watch is Watch.LIVE)
            yield maya, ana


def meet(qtbot: QtBot, maya: Desk, ana: Desk) -> None:
    """Bring the laptops together until neither has anything that the other lacks."""

    def is_even() -> bool:
        carry(maya.folder, ana.folder)
        return digest(maya.plan) == digest(ana.plan)

    qtbot.waitUntil(is_even)


def edit_apart(maya: Desk, ana: Desk) -> None:
    """Steps 11 to 20: the network is gone, and both go on."""
    seattle, portland = maya.action_in("Seattle, WA"), maya.action_in("Portland, OR")
    city_actions.set_start(maya.plan, action_id=seattle, starts=time(12, 15))
    city_actions.set_notes(maya.plan, action_id=seattle, notes="River level: ask the ranger.")
    city_actions.hide_actions(maya.plan, action_ids=[portland])
    person = maya.person(FORGOTTEN)
    assert person is not None
    forgetting.forget(maya.plan, person_id=person.id)

    city_actions.set_start(ana.plan, action_id=seattle, starts=time(12, 30))
    city_actions.set_notes(ana.plan, action_id=seattle, notes="Shade tents from the union.")
    city_actions.set_venue(ana.plan, action_id=seattle, venue="Gas Works Park")
    city_actions.set_expected(ana.plan, action_id=portland, expected=240)
    people.set_field(ana.plan, person_id=person.id, field="name", text=f"{FORGOTTEN} (called)")


def take_form(qtbot: QtBot, desk: Desk) -> None:
    """Step 21: a form comes back to a desk without a network, which takes what is checked."""
    form = made(desk.plan, city="San Francisco, CA")
    inbox = screen_at(desk.program.window, Destination("together", "returns"), TogetherScreen).returns
    (text,) = reply_text(reply_to(form, n1_5="Salesforce Park", n5_2="Mateo Brandt"))
    inbox.presenter.receive_text(text)
    panel = inbox.panel
    qtbot.waitUntil(lambda: panel.isVisible() and panel.take.text() == "Take 1 of 1")
    panel.answers.setFocus()
    qtbot.keyClick(panel.answers, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: inbox.bar.done.value() == 1 and not panel.take.isVisible())


def decide(qtbot: QtBot, desk: Desk, subject: str, wanted: dict[str, str]) -> None:
    """Decide the fields of a city with the keys of the card; a field of nobody stays as it begins."""
    before = conflicts.count(desk.plan)
    view = desk.conflicts(subject).conflicts
    qtbot.waitUntil(lambda: [row.key[1] for row in shown(view)] == list(wanted))
    view.card.setFocus()
    for number, name in enumerate(wanted.values()):
        if number:
            qtbot.keyClick(view.card, Key.Key_Down)
        if name:
            options = shown(view)[number].options
            spot = next(at for at, option in enumerate(options) if option.by.startswith(name))
            qtbot.keyClick(view.card, (Key.Key_1, Key.Key_2)[spot])
    qtbot.keyClick(view.card, Key.Key_Return)
    qtbot.waitUntil(lambda: conflicts.count(desk.plan) == before - len(wanted))


def shown(view: ConflictsView) -> tuple[RowShown, ...]:
    """Return the fields of the card, as values; the widgets only draw them."""
    card = view.card._shown  # noqa: SLF001  # nothing else tells all of them at once
    return card.rows if card is not None else ()


def test_two_desks_apart_lose_nothing_and_end_alike(qtbot: QtBot, desks: tuple[Desk, Desk]) -> None:
    maya, ana = desks
    seattle, portland = maya.action_in("Seattle, WA"), maya.action_in("Portland, OR")
    # 9, 10: in step; what Maya types is at Ana's soon.
    city_actions.set_title(maya.plan, action_id=seattle, title="Walkout at noon")
    meet(qtbot, maya, ana)
    assert action(ana.plan, seattle).title == "Walkout at noon"
    # 11 to 20: apart.
    edit_apart(maya, ana)
    take_form(qtbot, ana)
    # 22: nobody knows of a conflict yet.
    assert [conflicts.count(desk.plan) for desk in desks] == [0, 0]
    # 23, 24: the network is back; both see the same conflicts, and the sidebar counts them.
    meet(qtbot, maya, ana)
    fields = {(each.city, each.contest.field) for each in conflicts.conflicts(maya.plan)}
    assert {("Seattle, WA", "starts"), ("Seattle, WA", "notes"), ("Portland, OR", "hidden")} <= fields
    count = len(fields)
    for desk in desks:
        assert conflicts.count(desk.plan) == count
        qtbot.waitUntil(lambda desk=desk: desk.badge == f"Together, {count} conflicts")
    # 25: what one alone changed is in, the form's answer too, and the removed city is still there.
    for city, venue in (("Seattle, WA", "Gas Works Park"), ("San Francisco, CA", "Salesforce Park")):
        request = ScheduleRequest(audience=Audience.PUBLIC, city=city)
        (entry,) = shared_schedule(maya.plan, request, now=maya.plan.clock()).entries
        assert entry.venue == venue
    assert not action(maya.plan, portland).hidden
    assert action(maya.plan, portland).expected == 240
    # 26: whom Maya forgot is gone on both, with what Ana wrote about her meanwhile.
    for desk in desks:
        with desk.plan.read() as reader:
            assert not [each.name for each in reader.every(Person) if FORGOTTEN in each.name]
    # 27, 28: Maya decides Seattle by keyboard: Ana's hours; the notes start with both.
    decide(qtbot, maya, seattle, {"starts": "Ana Duarte", "ends": "Ana Duarte", "notes": ""})
    assert action(maya.plan, seattle).starts == time(12, 30)
    # 29: Ana keeps Portland.
    meet(qtbot, maya, ana)
    decide(qtbot, ana, portland, {"hidden": "You"})
    # 30: both end alike and whole, with the texts of both.
    meet(qtbot, maya, ana)
    for desk in desks:
        assert conflicts.count(desk.plan) == 0
        notes = action(desk.plan, seattle).notes
        assert sorted(notes.split("\n")) == ["River level: ask the ranger.", "Shade tents from the union."]
        assert not action(desk.plan, portland).hidden
        assert verify(desk.plan).is_good
        assert FORGOTTEN not in " ".join(str(step.arguments) for step in history.entries(desk.plan))
