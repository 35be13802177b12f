"""Nobody erases what they only say was erased, nor anything that is not somebody's."""

from dataclasses import replace

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.merge_problems import ChangesRefused, Refusal
from organizer_app.domain.merging.seals import linked
from organizer_app.domain.merging.steps import ErasedRecord, StepBundle
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.exchange.bundles.envelope import sealed
from organizer_app.exchange.bundles.step_lines import step_lines
from organizer_app.services.people.forgetting import forget
from organizer_app.services.plan.verifying import verify
from organizer_app.services.together import checkpoints, exchanging, members, merging
from organizer_app.wording.together.merge_problems import refusal
from tests.services.together.test_exchanging import carry, introduce
from tests.support.fleet import Fleet, Laptop, digest, retitle, title

Team = tuple[Laptop, Laptop, Laptop]
SAID = {"name": "Somebody Else"}
PHONE = "+1 702 555 0143"


@pytest.fixture
def team(fleet: Fleet) -> Team:
    """Vera, whose records these are, Max who lies about them, and Cora."""
    vera, max_, cora = fleet.add(), fleet.add(), fleet.add()
    for one, other in ((vera, max_), (vera, cora), (max_, cora)):
        introduce(one, other)
    with vera.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(CityAction(id="action", mobilization_id="", title="Rally"))
        editor.put(Person(id="zuzanna", name="Zuzanna Testowa"))
        editor.put(Person(id="olu", name="Olu Probe"))
        editor.put(ContactPoint(id="phone", person_id="zuzanna", kind=ContactKind.PHONE, value=PHONE))
    carry(vera, max_)
    return vera, max_, cora


def told_by(laptop: Laptop) -> StepBundle:
    return checkpoints.with_checkpoints(laptop.workspace, merging.steps_for(laptop.workspace, since={}))


def sent_by(laptop: Laptop, bundle: StepBundle) -> bytes:
    keys = members.own_keys(laptop.workspace)
    known = [each.seal_key for each in members.members(laptop.workspace)]
    return sealed(step_lines(bundle), keys, recipients=known, min_reader=1)


def taken_in(laptop: Laptop, file: bytes) -> None:
    exchanging.take_in(laptop.workspace, incoming=exchanging.unseal(laptop.workspace, file=file))


def names_at(laptop: Laptop) -> set[str]:
    with laptop.workspace.read() as reader:
        return {each.name for each in reader.every(Person)} | {
            each.value for each in reader.every(ContactPoint)
        }


def test_what_somebody_only_says_was_erased_stays(team: Team) -> None:
    vera, max_, cora = team
    carry(vera, cora)
    retitle(vera, title="March")
    carry(vera, max_)
    gone = {"action": ErasedRecord("city_action", {}), "zuzanna": ErasedRecord("person", {})}
    report = exchanging.unseal(cora.workspace, file=sent_by(max_, replace(told_by(max_), erased=gone)))
    assert report.bundle.erased == {}
    taken_in(cora, sent_by(max_, replace(told_by(max_), erased=gone)))
    assert (title(cora), names_at(cora)) == ("March", {"Zuzanna Testowa", "Olu Probe", PHONE})
    assert digest(cora.workspace) == digest(vera.workspace)
    assert verify(cora.workspace).is_good


def test_a_person_is_erased_with_the_step_that_erased_them_whoever_brings_it(team: Team) -> None:
    vera, max_, cora = team
    carry(vera, cora)
    forget(vera.workspace, person_id="zuzanna")
    carry(vera, max_)
    carry(max_, cora)
    for laptop in team:
        assert names_at(laptop) == {"", "Olu Probe"}
        assert verify(laptop.workspace).is_good
    assert digest(cora.workspace) == digest(vera.workspace) == digest(max_.workspace)


def test_a_file_that_comes_before_the_one_with_the_erasure_is_taken_and_ends_the_same(team: Team) -> None:
    vera, max_, cora = team
    carry(max_, cora)
    with max_.workspace.edit(EditKind.CHANGED_PERSON) as editor:
        editor.put(replace(editor.get(Person, "zuzanna"), languages=("pl",)))
    forget(vera.workspace, person_id="zuzanna")
    carry(vera, max_)
    both = told_by(max_)
    # As in a folder into which Vera writes herself: her step is in her own file, which is read later.
    own = replace(both, steps=tuple(step for step in both.steps if step.origin == max_.workspace.replica))
    taken_in(cora, sent_by(max_, own))
    assert "Zuzanna Testowa" in names_at(cora)
    carry(vera, cora)
    carry(cora, vera)
    assert names_at(cora) == {"", "Olu Probe"}
    assert digest(cora.workspace) == digest(vera.workspace) == digest(max_.workspace)


def changed(bundle: StepBundle, **words: object) -> StepBundle:
    """Return a bundle in which what erases the person says something else, as a program of one's own can."""
    steps = []
    for step in bundle.steps:
        changes = tuple(
            each._replace(**words) if each.operation == "X" and each.noun == "person" else each
            for each in step.changes
        )
        again = replace(step, changes=changes)
        steps.append(again if again == step else linked(again, step.seal.before, step.seal.salts))
    return replace(bundle, steps=tuple(steps))


def test_what_stays_of_somebody_says_nothing_of_them(team: Team) -> None:
    vera, max_, cora = team
    carry(vera, cora)
    forget(vera.workspace, person_id="zuzanna")
    carry(vera, max_)
    # No seal stands over it: a later version may keep less.
    told = changed(told_by(max_), before=SAID)
    told = replace(told, erased={**told.erased, "zuzanna": ErasedRecord("person", SAID)})
    taken_in(cora, sent_by(max_, told))
    assert names_at(cora) == {"", "Olu Probe"}
    assert digest(cora.workspace) == digest(vera.workspace)


def test_a_member_erases_nothing_but_people_and_what_is_theirs(team: Team) -> None:
    vera, max_, cora = team
    carry(vera, cora)
    with max_.workspace.edit(EditKind.ERASED_PERSON) as editor:
        editor.erase(CityAction(id="action", mobilization_id="", title=""))
    before = digest(cora.workspace)
    with pytest.raises(ChangesRefused) as refused:
        carry(max_, cora)
    assert refused.value.reason is Refusal.ERASES_OTHERS
    assert refusal(refused.value).startswith("laptop-2 erases what nobody can erase for good")
    assert (digest(cora.workspace), title(cora)) == (before, "Rally")
    # Vera is asked for nothing that he made, and goes on.
    retitle(vera, title="March")
    assert (carry(vera, cora), title(cora)) == (1, "March")
