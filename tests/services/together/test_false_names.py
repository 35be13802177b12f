"""A member with a program of their own writes in the name of another laptop, and nobody believes it."""

from dataclasses import replace
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.extents import MemberRole
from organizer_app.domain.merging.merge_problems import ChangesRefused, LaptopTaken, Refusal
from organizer_app.domain.merging.seals import checkpoint_message, sealed_step
from organizer_app.domain.merging.steps import Checkpoint, StepBundle, TravelChange, TravelStep
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.exchange.bundles.envelope import sealed
from organizer_app.exchange.bundles.hub_content import ContentKind, content_of
from organizer_app.exchange.bundles.laptop_keys import is_signed
from organizer_app.exchange.bundles.step_lines import step_lines
from organizer_app.services.plan.verifying import verify
from organizer_app.services.together import checkpoints, exchanging, members, merging
from organizer_app.services.together.hub_exchange import sealed_for_hub
from organizer_app.services.together.hub_place import link, place
from organizer_app.services.together.shared_folder import SharedFolder, exchange
from organizer_app.storage.codecs import encode_moment
from organizer_app.storage.hub.hub_link import NewSegment
from organizer_app.wording.errors.problems import sentence
from organizer_app.wording.together.merge_problems import false_name, refusal
from tests.services.together.test_exchanging import introduce
from tests.support.fleet import Fleet, Laptop, digest, retitle, title
from tests.support.hubs import exchanged, founded, joined

Team = tuple[Laptop, Laptop, Laptop]


@pytest.fixture
def team(fleet: Fleet) -> Team:
    """Vera, whose name is used, Max who uses it, and Cora who is to believe it."""
    vera, max_, cora = fleet.add(), fleet.add(), fleet.add()
    for one, other in ((vera, max_), (vera, cora), (max_, cora)):
        introduce(one, other)
    fleet_action(vera)
    carry(vera, max_)
    return vera, max_, cora


def fleet_action(laptop: Laptop) -> None:
    with laptop.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(CityAction(id="action", mobilization_id="", title="Rally"))


def carry(source: Laptop, target: Laptop) -> int:
    incoming = exchanging.unseal(target.workspace, file=exchanging.seal(source.workspace).file)
    return exchanging.take_in(target.workspace, incoming=incoming).taken


def origin_of(laptop: Laptop) -> str:
    return laptop.workspace.replica


def next_step(bundle: StepBundle, origin: str, new_title: str) -> TravelStep:
    """Return a step that builds on the last seal of a laptop, which every member has."""
    last = [step for step in bundle.steps if step.origin == origin][-1]
    number, before = last.last_sequence + 1, last.seal.chain
    made = replace(
        last,
        edit_id="made-up",
        first_sequence=number,
        kind="changed_title",
        lamport=last.lamport + 1,
        births=(),
        changes=(
            TravelChange(
                number, "city_action", "action", "U", {"title": new_title}, {}, {"title": ((origin, 1),)}
            ),
        ),
    )
    return sealed_step(made, before, bytes(16))


def in_name_of(victim: str, liar: Laptop, *, new_title: str = "Canceled") -> bytes:
    """Return a file of a member which says that another laptop sends it."""
    known = members.members(liar.workspace)
    told, keys = told_in_name_of(victim, liar, new_title=new_title), members.own_keys(liar.workspace)
    return sealed(step_lines(told), keys, recipients=[each.seal_key for each in known], min_reader=1)


def told_in_name_of(victim: str, liar: Laptop, *, new_title: str = "Canceled") -> StepBundle:
    keys = members.own_keys(liar.workspace)
    bundle = checkpoints.with_checkpoints(liar.workspace, merging.steps_for(liar.workspace, since={}))
    step = next_step(bundle, victim, new_title)
    place = (victim, step.last_sequence, step.seal.chain, 1)
    signed = Checkpoint(*place, keys.sign_key, keys.signed(checkpoint_message(bundle.plan_id, *place)))
    return replace(
        bundle,
        sender=victim,
        steps=(*bundle.steps, step),
        vector={**bundle.vector, victim: step.last_sequence},
        checkpoints=(*bundle.checkpoints, signed),
    )


def refused_by(laptop: Laptop, file: bytes) -> ChangesRefused:
    before = digest(laptop.workspace)
    with pytest.raises(ChangesRefused) as refused:
        exchanging.take_in(laptop.workspace, incoming=exchanging.unseal(laptop.workspace, file=file))
    assert digest(laptop.workspace) == before
    return refused.value


def test_nobody_goes_on_in_the_name_of_a_laptop_that_was_heard(team: Team) -> None:
    vera, max_, cora = team
    carry(vera, cora)
    refused = refused_by(cora, in_name_of(origin_of(vera), max_))
    assert refused.reason is Refusal.FALSE_NAME
    said = refusal(refused)
    assert said.startswith("laptop-2 sent changes in the name of laptop-1")
    assert said.count(". ") == 1
    # She goes on as if nothing had happened, and so does he in his own name.
    retitle(vera, title="March")
    assert (carry(vera, cora), title(cora)) == (1, "March")
    retitle(max_, notes="Bring water")
    assert carry(max_, cora) == 1
    check = verify(cora.workspace)
    assert check.is_good
    assert [false_name(each) for each in check.false_names] == [
        "laptop-2 sent changes in the name of laptop-1. They were refused."
    ]
    (kept,) = check.false_names
    sequence, chain, sealed_from, signature = kept.proof.split()[1:]
    place = (origin_of(vera), int(sequence), bytes.fromhex(chain), int(sealed_from))
    message = checkpoint_message(cora.workspace.plan_id, *place)
    assert is_signed(members.own_keys(max_.workspace).sign_key, bytes.fromhex(signature), message)


def test_the_card_is_enough_to_know_whose_name_it_is(team: Team) -> None:
    vera, max_, cora = team
    assert refused_by(cora, in_name_of(origin_of(vera), max_)).reason is Refusal.FALSE_NAME
    assert (carry(vera, cora), title(cora)) == (1, "Rally")


def test_nobody_speaks_for_the_laptop_that_hears_it(team: Team) -> None:
    _vera, max_, cora = team
    retitle_own(cora)
    carry(cora, max_)
    refused = refused_by(cora, in_name_of(origin_of(cora), max_))
    assert "laptop-2 sent changes in the name of this laptop" in refusal(refused)


def retitle_own(laptop: Laptop) -> None:
    with laptop.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(CityAction(id="own", mobilization_id="", title="Vigil"))


def test_a_regional_member_changes_no_other_city_by_the_name_of_a_desk(team: Team) -> None:
    vera, max_, cora = team
    carry(vera, cora)
    key = members.own_keys(max_.workspace).sign_key
    members.decide_extent(cora.workspace, sign_key=key, role=MemberRole.REGIONAL)
    assert refused_by(cora, in_name_of(origin_of(vera), max_)).reason is Refusal.FALSE_NAME


def test_who_passes_it_on_unsealed_is_not_believed_either(team: Team) -> None:
    vera, max_, cora = team
    keys = members.own_keys(max_.workspace)
    bundle = merging.steps_for(max_.workspace, since={})
    bare = tuple(
        replace(
            step,
            seal=None,
            arguments={},
            births=tuple(each._replace(values={"title": "Riot"}) for each in step.births),
        )
        for step in bundle.steps
    )
    file = sealed(
        step_lines(replace(bundle, steps=bare)),
        keys,
        recipients=[each.seal_key for each in members.members(max_.workspace)],
        min_reader=1,
    )
    incoming = exchanging.unseal(cora.workspace, file=file)
    assert (incoming.bundle.steps, incoming.bundle.unproved) == ((), ("laptop-1",))
    assert (carry(vera, cora), title(cora)) == (1, "Rally")


def test_two_cards_do_not_name_one_laptop(team: Team, fleet: Fleet) -> None:
    vera, _max, cora = team
    other = fleet.add()
    card = members.own_card(other.workspace)
    taken = replace(card, origin=origin_of(vera))
    with pytest.raises(LaptopTaken) as refused:
        members.add_member(cora.workspace, card=taken, words=members.words_to_compare(taken), name="Otto")
    assert "The card of Otto says that it belongs to laptop-1" in sentence(refused.value)
    assert members.add_member(cora.workspace, card=card, words=members.words_to_compare(card)).origin


def test_a_folder_tells_whose_name_was_used(team: Team, tmp_path: Path) -> None:
    vera, max_, cora = team
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "0-false.organizer-changes").write_bytes(in_name_of(origin_of(vera), max_))
    found = exchange(cora.workspace, carrier=SharedFolder(folder))
    (refused,) = found.refused
    assert (refused.reason, refused.false_name.laptop) == (Refusal.FALSE_NAME, "laptop-1")
    assert [each.at for each in verify(cora.workspace).false_names] == [encode_moment(cora.workspace.clock())]


@pytest.mark.postgresql
def test_the_hub_brings_it_to_nobody(fleet: Fleet, address: str, tmp_path: Path) -> None:
    vera = founded(fleet, address)
    max_, cora = (joined(fleet, vera, address, tmp_path) for _ in range(2))
    exchanged(max_)
    # One fetch brings her first own step and what he makes of it: the first holds for the second.
    retitle(vera, title="March")
    exchanged(vera)
    exchanged(max_)
    send_to_hub(max_, told_in_name_of(origin_of(vera), max_))
    found = exchanged(cora)
    assert (found.taken, title(cora)) == (1, "March")
    assert [each.laptop for each in found.false_names] == ["laptop-1"]
    assert [each.sender for each in verify(cora.workspace).false_names] == ["laptop-2"]
    retitle(vera, title="Vigil")
    exchanged(vera)
    assert (exchanged(cora).taken, title(cora)) == (1, "Vigil")


def send_to_hub(laptop: Laptop, bundle: StepBundle) -> None:
    own, at_hub = members.own_keys(laptop.workspace), link(laptop.workspace)
    content = content_of(ContentKind.STEPS, step_lines(bundle))
    at_hub.send((NewSegment(sealed_for_hub(content, own, place(laptop.workspace).keys)),))
    at_hub.close()
