"""A laptop that passes on the steps of another one cannot change them unnoticed."""

import base64
import hashlib
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.merge_problems import ChangesRefused, Refusal
from organizer_app.domain.merging.seals import checkpoint_message, linked, sealed_step
from organizer_app.domain.merging.steps import Checkpoint, StepBundle, TravelStep
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.exchange.bundles.step_lines import bundle_of, step_lines
from organizer_app.services.people.forgetting import forget
from organizer_app.services.plan.verifying import verify
from organizer_app.services.together import checkpoints, exchanging, merging
from organizer_app.services.together.members import members, own_keys
from organizer_app.wording.together.merge_problems import refusal
from tests.services.together.test_exchanging import introduce
from tests.support.fleet import Fleet, Laptop, digest, retitle

Team = tuple[Laptop, Laptop, Laptop]
PHONE = "+1 702 555 0143"


@pytest.fixture
def team(fleet: Fleet) -> Team:
    """Anna, Ben who passes on her steps, and Carl who knows both; Anna has made five steps."""
    return met(fleet)


@pytest.fixture
def older_team(fleet: Fleet) -> Team:
    """The same three, whose cards did not say yet as whom they write."""
    return met(fleet, is_older=True)


def met(fleet: Fleet, *, is_older: bool = False) -> Team:
    anna, ben, carl = fleet.add(), fleet.add(), fleet.add()
    for one, other in ((anna, ben), (ben, carl), (anna, carl)):
        introduce(one, other, is_older=is_older)
    with anna.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(CityAction(id="action", mobilization_id="", title="Rally"))
        editor.put(Person(id="person", name="Zuzanna Testowa"))
        editor.put(ContactPoint(id="phone", person_id="person", kind=ContactKind.PHONE, value=PHONE))
    for title in ("March", "Vigil", "Picnic", "Parade"):
        retitle(anna, title=title)
    return anna, ben, carl


def carry(source: Laptop, target: Laptop) -> int:
    incoming = exchanging.unseal(target.workspace, file=exchanging.seal(source.workspace).file)
    return exchanging.take_in(target.workspace, incoming=incoming).taken


def told_by(laptop: Laptop) -> StepBundle:
    """Return everything that a laptop passes on, as it is read elsewhere."""
    bundle = checkpoints.with_checkpoints(laptop.workspace, merging.steps_for(laptop.workspace, since={}))
    return bundle_of(step_lines(replace(bundle, names={**bundle.names, "origin-laptop-1": "Anna"})))


def check(bundle: StepBundle, source: Laptop, target: Laptop) -> StepBundle:
    known, own = members(target.workspace), own_keys(target.workspace).sign_key
    sender = next(each for each in known if each.name == source.name)
    arrived = bundle_of(step_lines(bundle))
    with target.workspace.read() as reader:
        return checkpoints.checked(reader, arrived, sender, known=known, own_key=own)


def reread(step: TravelStep, **changed: object) -> TravelStep:
    """Return a step that was changed and whose salts still open it to somebody who does not know better."""
    other = replace(step, **changed)  # type: ignore[arg-type]  # its own fields
    assert step.seal is not None
    return linked(other, step.seal.before, step.seal.salts)


def value_changed(steps: list[TravelStep]) -> None:
    (change,) = steps[2].changes
    steps[2] = reread(steps[2], changes=(change._replace(after={"title": "Riot"}),))


def parents_changed(steps: list[TravelStep]) -> None:
    (change,) = steps[2].changes
    steps[2] = reread(steps[2], changes=(change._replace(parents={**change.parents, "title": ()}),))


def operation_changed(steps: list[TravelStep]) -> None:
    (change,) = steps[2].changes
    steps[2] = reread(steps[2], changes=(change._replace(operation="D"),))


def birth_changed(steps: list[TravelStep]) -> None:
    births = tuple(
        each._replace(values={**each.values, "value": "+1 702 555 0666"})
        if each.noun == "contact_point"
        else each
        for each in steps[0].births
    )
    steps[0] = reread(steps[0], births=births)


def dropped(steps: list[TravelStep]) -> None:
    del steps[2]


def swapped(steps: list[TravelStep]) -> None:
    first, second = steps[2], steps[3]
    steps[2:4] = [
        reread(second, first_sequence=first.first_sequence, changes=_numbered(second, first)),
        reread(first, first_sequence=second.first_sequence, changes=_numbered(first, second)),
    ]


def _numbered(step: TravelStep, place: TravelStep) -> tuple[object, ...]:
    return tuple(each._replace(sequence=place.first_sequence) for each in step.changes)


def inserted(steps: list[TravelStep]) -> None:
    last = steps[-1]
    assert last.seal is not None
    number = last.last_sequence + 1
    (change,) = last.changes
    made = replace(
        last,
        edit_id="made-up",
        first_sequence=number,
        changes=(change._replace(sequence=number),),
        lamport=99,
    )
    steps.append(sealed_step(made, last.seal.chain, bytes(16)))


def tail_cut(steps: list[TravelStep]) -> None:
    del steps[-2:]


def leaf_replaced(steps: list[TravelStep]) -> None:
    (change,) = steps[2].changes
    assert steps[2].seal is not None
    whole = str(steps[2].seal.salts)
    parts = {"0": "s" + whole[1:], str(change.sequence): {"": "s" + whole[1:], "title": "d" + whole[1:]}}
    steps[2] = linked(
        replace(steps[2], changes=(change._replace(after={"title": "Riot"}),)), steps[2].seal.before, parts
    )


def seal_removed(steps: list[TravelStep]) -> None:
    steps[2] = replace(steps[2], seal=None)


KINDS: list[Callable[[list[TravelStep]], None]] = [
    value_changed,
    parents_changed,
    operation_changed,
    birth_changed,
    dropped,
    swapped,
    tail_cut,
    leaf_replaced,
    seal_removed,
]


def test_whoever_passes_on_steps_cannot_alter_them(team: Team) -> None:
    anna, ben, carl = team
    carry(anna, ben)
    bundle = told_by(ben)
    before = digest(carl.workspace)
    for alter in KINDS:
        steps = [step for step in bundle.steps if step.origin == "origin-laptop-1"]
        alter(steps)
        with pytest.raises(ChangesRefused) as refused:
            pytest.fail(f"{alter.__name__}: {check(replace(bundle, steps=tuple(steps)), ben, carl)}")
        assert (refused.value.reason, refused.value.sender) == (Refusal.ALTERED, anna.name), alter.__name__
        assert f"The changes of {anna.name} were altered" in refusal(refused.value)
    assert digest(carl.workspace) == before


def test_a_step_that_nothing_proves_is_left_out_and_its_laptop_named(team: Team) -> None:
    anna, ben, carl = team
    carry(anna, ben)
    bundle = told_by(ben)
    steps = list(bundle.steps)
    inserted(steps)
    vector = {**bundle.vector, "origin-laptop-1": steps[-1].last_sequence}
    found = check(replace(bundle, steps=tuple(steps), vector=vector), ben, carl)
    assert (found.steps, found.unproved) == (bundle.steps, (anna.name,))
    report = merging.merge(carl.workspace, bundle=found)
    assert (report.taken, report.unproved) == (5, (anna.name,))
    assert digest(carl.workspace) == digest(anna.workspace)


def test_steps_go_through_others_as_they_were_made(team: Team) -> None:
    anna, ben, carl = team
    assert (carry(anna, ben), carry(ben, carl)) == (5, 5)
    assert digest(carl.workspace) == digest(anna.workspace)
    retitle(anna, title="Again")
    retitle(ben, title="By Ben")
    assert (carry(anna, ben), carry(ben, carl), carry(carl, anna)) == (1, 2, 1)
    for laptop in team:
        found = verify(laptop.workspace)
        assert found.is_good
        assert [(each.steps, each.unsealed, each.signed == each.holds) for each in found.seals] == [
            (6, 0, True),
            (1, 0, True),
        ] or laptop is ben


def test_nobody_signs_the_steps_of_another_laptop(team: Team) -> None:
    anna, ben, carl = team
    carry(anna, ben)
    bundle = told_by(ben)
    (signed,) = [each for each in bundle.checkpoints if each.origin == "origin-laptop-1"]
    forged = Checkpoint(*signed[:4], sign_key=signed.sign_key, signature=bytes(64))
    with pytest.raises(ChangesRefused) as refused:
        check(replace(bundle, checkpoints=(forged,)), ben, carl)
    assert refused.value.reason is Refusal.ALTERED
    keys = own_keys(ben.workspace)
    message = checkpoint_message(bundle.plan_id, *signed[:4])
    by_ben = Checkpoint(*signed[:4], sign_key=keys.sign_key, signature=keys.signed(message))
    with pytest.raises(ChangesRefused) as refused:
        check(replace(bundle, checkpoints=(by_ben,)), ben, carl)
    assert refused.value.reason is Refusal.FALSE_NAME


def leaves_of(part: object) -> set[str]:
    return {each[1:] for each in part.values() if each.startswith("d")} if isinstance(part, dict) else set()


def secrets_in(laptop: Laptop) -> list[bytes]:
    """Return every salt, root and secret that a plan file holds."""
    with laptop.workspace.read() as reader:
        texts = [each for (each,) in reader.connection.exec_driver_sql("SELECT salts FROM edit")]
        texts += [each for (each,) in reader.connection.exec_driver_sql("SELECT value FROM meta")]
    told = [each for text in texts for each in re.findall(r"[A-Za-z0-9+/]{16,}", text)]
    found = [base64.b64decode(each[1:23] + "==") for each in told if len(each) == 23]
    return found + [bytes.fromhex(each) for each in told if re.fullmatch("(?:[0-9a-f]{2}){16,32}", each)]


def guessed(leaves: set[str], keys: list[bytes], step: TravelStep, sequence: int) -> set[str]:
    """Return the last digits for which one of the keys, or what is made from it, gives one of the leaves."""
    root = [digest_of(b"%s %d" % (step.origin.encode(), step.first_sequence // 64), key) for key in keys]
    steps = [digest_of(step.edit_id.encode(), key) for key in (*keys, *root)]
    changes = [digest_of(b"%d" % sequence, key) for key in (*keys, *steps)]
    fields = [digest_of(b"value", key) for key in (*keys, *changes)]
    salts = {*keys, *root, *steps, *changes, *fields}
    tried = (f"{PHONE[:-4]}{number:04d}" for number in range(100, 200))
    return {
        phone
        for phone in tried
        for salt in salts
        if base64.b64encode(digest_of(b"t" + phone.encode(), salt)).decode().rstrip("=") in leaves
    }


def digest_of(content: bytes, key: bytes) -> bytes:
    return hashlib.blake2b(content, key=key, digest_size=16).digest()


def test_a_forgotten_phone_cannot_be_found_by_trying_all_numbers(team: Team) -> None:
    anna, ben, carl = team
    carry(anna, ben)
    (born, *_rest) = merging.steps_for(anna.workspace, since={}).steps
    phone = next(each for each in born.births if each.record_id == "phone")
    # Whoever has the secrets of before could find it.
    before = secrets_in(anna)
    forget(anna.workspace, person_id="person")
    carry(anna, ben)
    carry(ben, carl)
    for laptop in team:
        assert verify(laptop.workspace).is_good
        (kept, *_rest) = merging.steps_for(laptop.workspace, since={}).steps
        assert kept.seal is not None
        assert isinstance(kept.seal.salts, dict)
        assert "value" not in next(each for each in kept.births if each.record_id == "phone").values
        leaves = leaves_of(kept.seal.salts[str(phone.sequence)])
        assert leaves
        assert guessed(leaves, before, born, phone.sequence) == {PHONE}
        assert guessed(leaves, secrets_in(laptop), born, phone.sequence) == set()


def as_told_to_an_older_version(bundle: StepBundle) -> StepBundle:
    """Return steps as the version before reads and passes them on: without seals."""
    return replace(bundle, steps=tuple(replace(step, seal=None) for step in bundle.steps), checkpoints=())


def test_the_version_before_reads_steps_and_leaves_their_seals_aside(team: Team) -> None:
    anna = team[0]
    bundle = told_by(anna)
    head, *lines = step_lines(bundle).decode().split("\n")
    assert bundle.min_reader == 13
    assert {len(json.loads(line)) for line in lines} == {12}
    told = json.loads(head)
    for name in ("salts", "roots", "before", "checkpoints"):
        del told[name]
    older = bundle_of("\n".join([json.dumps(told), *lines]).encode())
    assert older == as_told_to_an_older_version(bundle)


def test_laptops_of_this_version_and_the_one_before_meet(older_team: Team) -> None:
    anna, ben, carl = older_team
    merging.merge(ben.workspace, bundle=as_told_to_an_older_version(told_by(anna)))
    retitle(ben, title="By the older version")
    # Nobody has heard that Anna's laptop seals its steps: they are believed as before.
    through_ben = as_told_to_an_older_version(told_by(ben))
    found = check(through_ben, ben, carl)
    assert (found.steps, found.unproved) == (through_ben.steps, ())
    merging.merge(carl.workspace, bundle=found)
    merging.merge(anna.workspace, bundle=check(through_ben, ben, anna))
    # What Anna's laptop makes from then on is sealed, and its seal builds on one that is not here.
    retitle(anna, title="Sealed")
    assert carry(anna, carl) == 1
    assert digest(carl.workspace) == digest(anna.workspace)
    sealed = next(each for each in verify(carl.workspace).seals if each.origin == "origin-laptop-1")
    assert (sealed.steps, sealed.unsealed, sealed.broken) == (6, 5, "")
    assert sealed.signed == sealed.holds > 0
    # Without a seal, a step of a laptop that seals its steps waits until it comes from there.
    retitle(anna, title="Next")
    merging.merge(ben.workspace, bundle=as_told_to_an_older_version(told_by(anna)))
    found = check(as_told_to_an_older_version(told_by(ben)), ben, carl)
    assert found.unproved == (anna.name,)
    assert merging.merge(carl.workspace, bundle=found).taken == 0
    assert carry(anna, carl) == 1
    assert digest(carl.workspace) == digest(anna.workspace)


def test_a_copy_that_goes_on_for_a_lost_laptop_brings_its_last_steps(fleet: Fleet, team: Team) -> None:
    anna, _ben, carl = team
    carry(anna, carl)
    retitle(anna, title="Not sent yet, and not sealed")
    restored = fleet.folder / "restored.organizer"
    anna.workspace.fold()
    shutil.copy(anna.path, restored)
    # Both seal the same step: whichever is heard first, the other one says the same.
    copy = fleet.opened_at(restored)
    retitle(copy, title="By the copy")
    introduce(copy, carl)
    assert carry(copy, carl) == 2
    assert verify(carl.workspace).is_good
    assert carry(anna, carl) == 0
    copy.workspace.close()


def test_what_a_laptop_sends_before_anybody_knows_that_it_seals_is_believed(older_team: Team) -> None:
    anna, ben, carl = older_team
    merging.merge(ben.workspace, bundle=merging.steps_for(anna.workspace, since={}))
    retitle(ben, title="Ben")
    found = check(told_by(ben), ben, carl)
    assert (len(found.steps), found.unproved) == (6, ())


def take_in_part(fleet: Fleet, anna: Laptop, ben: Laptop) -> None:
    """Let Ben have two steps of Anna whose signature lies behind a third one; that waits for one of Dora."""
    dora = fleet.add()
    introduce(anna, dora)
    retitle(anna, title="Seen by all")
    with anna.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(CityAction(id="other", mobilization_id="", title="Sit-in"))
    carry(anna, dora)
    retitle(dora, title="By Dora")
    carry(dora, anna)
    retitle(anna, title="After Dora")
    bundle = told_by(anna)
    steps = tuple(step for step in bundle.steps if step.origin == bundle.sender)
    report = merging.merge(ben.workspace, bundle=check(replace(bundle, steps=steps), anna, ben))
    assert (report.taken, report.waiting) == (2, 1)


def test_steps_that_came_in_part_are_passed_on_with_what_proves_them(fleet: Fleet, team: Team) -> None:
    anna, ben, carl = team
    assert (carry(anna, ben), carry(ben, carl)) == (5, 5)
    take_in_part(fleet, anna, ben)
    incoming = exchanging.unseal(carl.workspace, file=exchanging.seal(ben.workspace, to=[carl.name]).file)
    assert incoming.bundle.unproved == ()
    report = exchanging.take_in(carl.workspace, incoming=incoming)
    assert (report.taken, report.waiting) == (2, 1)
    assert digest(carl.workspace) == digest(ben.workspace)


def test_steps_that_wait_do_not_go_to_those_who_may_not_see_all(fleet: Fleet, team: Team) -> None:
    anna, ben, _carl = team
    carry(anna, ben)
    take_in_part(fleet, anna, ben)
    vector = merging.vector(ben.workspace)
    bundle = merging.steps_for(ben.workspace, since={})
    part = checkpoints.with_checkpoints(ben.workspace, bundle, is_part=True)
    # The two that nothing proves yet are held back and come later: the vector does not count them.
    assert part.steps == bundle.steps[:-2]
    assert part.vector == {**vector, "origin-laptop-1": bundle.steps[-3].last_sequence}
    carry(anna, ben)
    bundle = merging.steps_for(ben.workspace, since=part.vector)
    part = checkpoints.with_checkpoints(ben.workspace, bundle, is_part=True)
    assert (part.steps, part.vector) == (bundle.steps, bundle.vector)
    assert len(part.steps) == 4
