"""An older copy of a plan goes on as a laptop of its own: nothing is lost, silent or refused for ever."""

import shutil
from functools import partial
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.exchange_watch import WentOn
from organizer_app.domain.merging.extents import MemberRole
from organizer_app.domain.merging.hub_problems import HubRefused
from organizer_app.domain.merging.merge_problems import ChangesRefused, Refusal
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.environment.own_numbers import OwnNumbers
from organizer_app.services.plan.verifying import verify
from organizer_app.services.together import exchanging, hub
from organizer_app.services.together.conflicts import contested_actions
from organizer_app.services.together.exchange_books import read_exchange_book, went_on
from organizer_app.services.together.hub_place import has_hub, link, place
from organizer_app.services.together.members import decide_extent, own_keys, revoke
from organizer_app.services.together.shared_folder import SharedFolder, exchange
from organizer_app.wording.together.laptops import below_headline
from organizer_app.wording.together.merge_problems import refusal
from tests.services.together.test_exchanging import introduce
from tests.support.fleet import Fleet, Laptop, digest, retitle, title
from tests.support.hubs import exchanged, founded, joined

Team = tuple[Laptop, Laptop, Laptop]


@pytest.fixture
def team(fleet: Fleet) -> Team:
    """Ana, of whose plan there is an older copy, and Ben and Cora, who work with her."""
    ana, ben, cora = fleet.add(), fleet.add(), fleet.add()
    for one, other in ((ana, ben), (ben, cora), (ana, cora)):
        introduce(one, other)
    with ana.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(CityAction(id="action", mobilization_id="", title="Rally"))
    return ana, ben, cora


def carry(source: Laptop, target: Laptop) -> int:
    incoming = exchanging.unseal(target.workspace, file=exchanging.seal(source.workspace).file)
    return exchanging.take_in(target.workspace, incoming=incoming).taken


def copied(fleet: Fleet, laptop: Laptop, name: str) -> Laptop:
    """Return a copy of a plan under another name, opened beside it."""
    laptop.workspace.fold()
    path = fleet.folder / f"{name}.organizer"
    shutil.copy(laptop.path, path)
    return fleet.opened_at(path)


def put_back(fleet: Fleet, laptop: Laptop, copy: Path) -> None:
    """Put an older copy in the place of a plan, as Explorer's Replace does: the file stays the same one."""
    laptop.workspace.close()
    laptop.path.write_bytes(copy.read_bytes())
    laptop.workspace = fleet.opened_at(laptop.path).workspace
    laptop.workspace.own_numbers = OwnNumbers(fleet.folder / laptop.name)


def older_copy(fleet: Fleet, laptop: Laptop) -> Path:
    laptop.workspace.own_numbers = OwnNumbers(fleet.folder / laptop.name)
    laptop.workspace.fold()
    return Path(shutil.copy(laptop.path, fleet.folder / "older"))


def check_in_step(*laptops: Laptop) -> None:
    for each in laptops:
        assert verify(each.workspace).is_good
        assert digest(each.workspace) == digest(laptops[0].workspace)


def test_what_a_laptop_made_before_it_became_another_one_reaches_strangers(fleet: Fleet, team: Team) -> None:
    ana, ben, cora = team
    carry(ana, ben)
    restored = copied(fleet, ana, "restored")
    retitle(restored, title="March")
    # Cora hears of the laptop as what it is now; Ben passes on what it was before.
    introduce(restored, cora)
    assert carry(restored, cora) == 2
    introduce(restored, ben)
    carry(restored, ben)
    assert carry(ben, cora) == 0
    check_in_step(restored, ben, cora)
    restored.workspace.close()


def test_an_older_copy_put_in_the_place_of_the_plan_goes_on_as_another_laptop(
    fleet: Fleet, team: Team
) -> None:
    ana, ben, cora = team
    retitle(ana, title="Monday")
    copy = older_copy(fleet, ana)
    retitle(ana, title="Tuesday", notes="Bring water")
    carry(ana, ben)
    former = ana.workspace.replica
    put_back(fleet, ana, copy)
    retitle(ana, title="Wednesday")
    assert ana.workspace.replica != former
    assert went_on(ana.workspace) is WentOn.IN_PLACE
    assert "older copy of the plan. It goes on as another laptop" in below_headline(
        read_exchange_book(ana.workspace)
    )
    # Her words need not be compared again: it is the same computer.
    assert (carry(ana, ben), carry(ben, ana)) == (1, 1)
    assert went_on(ana.workspace) is None
    carry(ben, cora)
    check_in_step(ana, ben, cora)
    with ana.workspace.read() as reader:
        action = reader.get(CityAction, "action")
    # Nobody loses anything: her two titles are for a person to choose from.
    assert (action.notes, action.title) == ("Bring water", title(ben))
    assert contested_actions(ana.workspace) == {"action": ("title",)}


def test_an_older_copy_that_hears_of_itself_before_all_else_keeps_its_keys(fleet: Fleet, team: Team) -> None:
    ana, ben, cora = team
    copy = older_copy(fleet, ana)
    retitle(ana, title="Tuesday")
    carry(ana, ben)
    keys = own_keys(ana.workspace)
    put_back(fleet, ana, copy)
    assert carry(ben, ana) == 1
    assert own_keys(ana.workspace) == keys
    retitle(ben, notes="Bring water")
    assert carry(ben, ana) == 1
    retitle(ana, title="Wednesday")
    carry(ana, cora)
    carry(cora, ben)
    check_in_step(ana, ben, cora)


def test_an_older_copy_hears_what_it_lacks_before_its_first_edit(fleet: Fleet, team: Team) -> None:
    ana, ben, _cora = team
    copy = older_copy(fleet, ana)
    retitle(ana, title="Tuesday")
    carry(ana, ben)
    retitle(ben, notes="Bring water")
    put_back(fleet, ana, copy)
    carry(ana, ben)
    assert carry(ben, ana) == 2
    check_in_step(ana, ben)


def twin_of(fleet: Fleet, laptop: Laptop) -> Laptop:
    """Return a laptop that was set up from the same disk image: nothing tells the two apart."""
    laptop.workspace.fold()
    path = fleet.folder / "image" / laptop.path.name
    path.parent.mkdir()
    shutil.copy(laptop.path, path)
    return fleet.opened_at(path)


def test_two_laptops_of_one_disk_image_part_when_they_hear_of_each_other(fleet: Fleet, team: Team) -> None:
    ana, ben, cora = team
    carry(ana, ben)
    twin = twin_of(fleet, ana)
    retitle(ana, title="Tuesday")
    with twin.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(CityAction(id="vigil", mobilization_id="", title="Vigil"))
    retitle(twin, notes="Bring water")
    assert twin.workspace.replica == ana.workspace.replica
    carry(ana, ben)
    # What the twin made has the numbers of other steps by now, and it is told how to go on.
    with pytest.raises(ChangesRefused) as refused:
        carry(twin, ben)
    assert refused.value.reason is Refusal.OLDER_COPY
    assert "laptop-1 goes on from an older copy of the plan. Send laptop-1 your changes" in refusal(
        refused.value
    )
    carry(ben, twin)
    assert twin.workspace.replica != ana.workspace.replica
    assert title(twin) == "Tuesday"
    assert went_on(twin.workspace) is WentOn.AS_COPY
    # It is a laptop of its own, which nobody has compared words with.
    for each in (ana, ben):
        introduce(twin, each)
    assert (carry(twin, ben), carry(ben, ana), carry(ben, cora)) == (2, 2, 4)
    check_in_step(ana, twin, ben, cora)
    with ana.workspace.read() as reader:
        assert reader.get(CityAction, "vigil").title == "Vigil"
        assert reader.get(CityAction, "action").notes == "Bring water"
    twin.workspace.close()


def test_a_folder_brings_an_older_copy_what_it_had_written_there(
    fleet: Fleet, team: Team, tmp_path: Path
) -> None:
    ana, ben, cora = team
    folder = SharedFolder(tmp_path)
    for each in team:
        exchange(each.workspace, carrier=folder)
    copy = older_copy(fleet, ana)
    retitle(ana, title="Tuesday")
    exchange(ana.workspace, carrier=folder)
    put_back(fleet, ana, copy)
    retitle(ana, notes="Bring water")
    for _ in range(2):
        for each in (ana, ben, cora):
            exchange(each.workspace, carrier=folder)
    assert title(ana) == "Tuesday"
    check_in_step(ana, ben, cora)


@pytest.mark.postgresql
def test_the_hub_brings_an_older_copy_what_it_had_sent_there(
    fleet: Fleet, address: str, tmp_path: Path
) -> None:
    ana = founded(fleet, address)
    ben = joined(fleet, ana, address, tmp_path)
    copy = older_copy(fleet, ana)
    retitle(ana, title="Tuesday", notes="Bring water")
    exchanged(ana)
    retitle(ben, notes="Bring two flags")
    exchanged(ben)
    put_back(fleet, ana, copy)
    retitle(ana, title="Wednesday")
    for each in (ana, ben, ana):
        found = exchanged(each)
        assert not found.refused
    check_in_step(ana, ben)
    assert contested_actions(ana.workspace) == {"action": ("title", "notes")}
    # From then on it is told nothing of its own again.
    at_hub, here = link(ana.workspace), place(ana.workspace)
    assert not at_hub.after(here.number - 1, written=here.sent[ana.workspace.replica]).segments
    at_hub.close()


@pytest.mark.postgresql
def test_a_twin_at_the_hub_parts_before_it_sends(fleet: Fleet, address: str, tmp_path: Path) -> None:
    ana = founded(fleet, address)
    ben = joined(fleet, ana, address, tmp_path)
    exchanged(ana)
    twin = twin_of(fleet, ana)
    retitle(ana, title="Tuesday")
    retitle(ana, title="Wednesday")
    exchanged(ana)
    retitle(twin, notes="Bring water")
    assert exchanged(twin).taken == 2
    assert (title(twin), has_hub(twin.workspace)) == ("Wednesday", False)
    # Nothing came of it to anybody: it has to be let in first.
    assert exchanged(ben).taken == 2
    introduce(twin, ben)
    assert (carry(twin, ben), exchanged(ben).sent, exchanged(ana).taken) == (1, 1, 1)
    check_in_step(ana, ben, twin)
    twin.workspace.close()


def on_two_sticks(fleet: Fleet, one: Laptop) -> Laptop:
    """Copy a plan to a stick on which its file gets the same number, and edit both on one computer."""
    one.workspace.own_numbers = OwnNumbers(fleet.folder / "numbers")
    retitle(one, title="Monday")
    two = twin_of(fleet, one)
    two.name = "two"
    two.workspace.own_numbers = OwnNumbers(fleet.folder / "numbers")
    retitle(one, title="Tuesday")
    retitle(two, notes="Bring water")
    return two


def by_folder(folder: Path, source: Laptop, target: Laptop) -> int:
    exchange(source.workspace, carrier=SharedFolder(folder))
    found = exchange(target.workspace, carrier=SharedFolder(folder))
    assert not found.refused
    return found.taken


@pytest.mark.parametrize("has_keys", [False, True])
@pytest.mark.parametrize("is_folder", [False, True])
def test_a_plan_on_two_sticks_is_of_two_laptops_and_nobody_calls_one_a_liar(
    fleet: Fleet, tmp_path: Path, *, has_keys: bool, is_folder: bool
) -> None:
    one, cora = fleet.add(), fleet.add()
    with one.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(CityAction(id="action", mobilization_id="", title="Rally"))
    if has_keys:
        own_keys(one.workspace)
    two = on_two_sticks(fleet, one)
    assert one.workspace.replica != two.workspace.replica
    assert own_keys(one.workspace) != own_keys(two.workspace)
    for each in (one, two):
        introduce(each, cora)
    send = partial(by_folder, tmp_path) if is_folder else carry
    send(one, cora)
    send(two, cora)
    assert title(cora) == "Tuesday"
    # In a folder, everybody reads everybody's own files.
    introduce(one, two)
    for source, target in ((one, two), (two, one), (one, cora)):
        send(source, target)
    check_in_step(one, two, cora)
    two.workspace.close()


@pytest.mark.postgresql
def test_a_plan_on_two_sticks_is_of_two_laptops_to_its_hub(
    fleet: Fleet, address: str, tmp_path: Path
) -> None:
    one = founded(fleet, address)
    cora = joined(fleet, one, address, tmp_path)
    two = on_two_sticks(fleet, one)
    assert not exchanged(one).refused
    # As with any copy, somebody has to let it in.
    with pytest.raises(HubRefused):
        exchanged(two)
    hub.leave(two.workspace)
    invitation = tmp_path / "two.organizer-invitation"
    introduce(one, two)
    introduce(two, cora)
    hub.invite(one.workspace, address=address, name="two", out=invitation)
    hub.join(two.workspace, invitation=invitation)
    for _ in range(2):
        for each in (one, two, cora):
            assert not exchanged(each).refused
    check_in_step(one, two, cora)
    two.workspace.close()


def test_a_plan_that_is_moved_stays_the_laptop_it_was(fleet: Fleet, team: Team) -> None:
    ana, ben, _cora = team
    ana.workspace.own_numbers = OwnNumbers(fleet.folder / "numbers")
    retitle(ana, title="Monday")
    before, keys = ana.workspace.replica, own_keys(ana.workspace)
    moved = twin_of(fleet, ana)
    moved.workspace.own_numbers = OwnNumbers(fleet.folder / "numbers")
    retitle(moved, title="Tuesday")
    assert (moved.workspace.replica, own_keys(moved.workspace)) == (before, keys)
    carry(moved, ben)
    assert title(ben) == "Tuesday"
    moved.workspace.close()


def test_whom_somebody_revoked_comes_back_as_no_other_laptop(fleet: Fleet, team: Team) -> None:
    ana, ben, cora = team
    copy = older_copy(fleet, ana)
    carry(ana, ben)
    retitle(ana, title="Tuesday")
    carry(ana, cora)
    put_back(fleet, ana, copy)
    retitle(ana, title="Canceled")
    carry(ana, ben)
    revoke(cora.workspace, name=ana.name)
    assert (carry(ben, cora), title(cora)) == (0, "Tuesday")


def test_what_a_regional_laptop_made_before_comes_with_what_it_makes_since(fleet: Fleet) -> None:
    desk, rosa = fleet.add(), fleet.add()
    introduce(desk, rosa)
    with rosa.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(CityAction(id="action", mobilization_id="", title="Rally"))
    copy = older_copy(fleet, rosa)
    retitle(rosa, title="Tuesday")
    put_back(fleet, rosa, copy)
    retitle(rosa, title="Wednesday")
    key = own_keys(rosa.workspace).sign_key
    decide_extent(desk.workspace, sign_key=key, role=MemberRole.REGIONAL)
    assert (carry(rosa, desk), title(desk)) == (2, "Wednesday")
