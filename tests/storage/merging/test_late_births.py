"""Laptops forget, rename, number and call people, write about them and meet in any order: no trace stays."""

import random
from contextlib import suppress
from dataclasses import replace

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.merge_problems import FieldContested
from organizer_app.domain.model.assignments import Assignment, AssignmentRole
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.talks import Talk
from organizer_app.services.people import forgetting
from organizer_app.services.plan.verifying import verify
from organizer_app.services.together import large_erasures, merging
from organizer_app.storage.erasing import is_rewriting
from tests.services.together.test_merging import ACTION, carry, change, found, pair, put
from tests.support.fleet import Fleet, Laptop, any_text, digest

ORDERS = ["one>other other>one", "other>one one>other", "one>third other>third", "other>third one>third"]


class Weeks:
    """What three laptops do to six people, apart from each other; it remembers every name and number.

    Args:
        fleet: makes the laptops.
        seed: decides everything.
        is_asked: whether people whom others erase wait here, mostly until the end.
    """

    def __init__(self, fleet: Fleet, seed: int, *, is_asked: bool = False) -> None:
        self.rnd = random.Random(seed)
        self.is_asked, self.waited = is_asked, 0
        self.laptops = [fleet.add(), fleet.add(), fleet.add()]
        self.said: dict[str, set[str]] = {f"person-{number}": set() for number in range(6)}
        self.forgotten: set[str] = set()
        self._number = 100
        first = self.laptops[0]
        with first.workspace.edit(EditKind.ADDED_ACTION) as editor:
            for person in self.said:
                editor.put(Person(id=person, name=self._name(person)))
        for other in self.laptops[1:]:
            self.meet(first, other)

    def _name(self, person: str) -> str:
        self._number += 1
        name = f"Zuza{self._number}q Testowa{self._number}q"
        self.said[person].add(name)
        return name

    def _note(self, text: str) -> CityAction:
        self._number += 1
        return CityAction(id=f"note-{self._number}", mobilization_id="", title="Rally", notes=text)

    def meet(self, source: Laptop, target: Laptop) -> None:
        bundle = merging.steps_for(source.workspace, since=merging.vector(target.workspace))
        merging.finish(
            target.workspace, merging.merge_steps(target.workspace, bundle=bundle, asks=self.is_asked)
        )
        if self.is_asked and self.rnd.random() < 0.2:
            self.say_yes(target)

    def say_yes(self, laptop: Laptop) -> None:
        for each in large_erasures.waiting(laptop.workspace):
            self.waited += each.people
            large_erasures.erase(laptop.workspace, wanted=each)

    def go_on(self) -> None:
        """Let one laptop do one thing, or meet another one."""
        laptop, other = self.rnd.sample(self.laptops, 2)
        person = self.rnd.choice(list(self.said))
        with laptop.workspace.read() as reader:
            known = reader.find(Person, person)
        acts = (self.number, self.rename, self.mention, self.call, self.meet, self.meet, self.forget)
        act = self.rnd.choice((*acts, self.forget) if self.is_asked else acts)
        if act == self.meet:
            self.meet(laptop, other)
        elif known is not None and not known.hidden:
            act(laptop, known)

    def number(self, laptop: Laptop, known: Person) -> None:
        self._number += 1
        value = f"+1 702 555 0{self._number}"
        self.said[known.id].add(f"555 0{self._number}")
        with laptop.workspace.edit(EditKind.CHANGED_PERSON) as editor:
            point = f"number-{self._number}"
            editor.put(ContactPoint(id=point, person_id=known.id, kind=ContactKind.PHONE, value=value))
            editor.put(self._note(f"call {value}"))

    def rename(self, laptop: Laptop, known: Person) -> None:
        # Two names that nobody has decided between yet cannot be changed.
        with suppress(FieldContested), laptop.workspace.edit(EditKind.CHANGED_PERSON) as editor:
            editor.put(replace(editor.get(Person, known.id), name=self._name(known.id)))

    def mention(self, laptop: Laptop, known: Person) -> None:
        with laptop.workspace.edit(EditKind.CHANGED_TITLE) as editor:
            editor.put(self._note(f"{known.name} brings the banner"))

    def call(self, laptop: Laptop, known: Person) -> None:
        self._number += 1
        with laptop.workspace.edit(EditKind.CHANGED_PERSON) as editor:
            editor.put(Talk(id=f"call-{self._number}", person_id=known.id, note=f"{known.name} comes"))

    def forget(self, laptop: Laptop, known: Person) -> None:
        self.forgotten.add(known.id)
        forgetting.forget(laptop.workspace, person_id=known.id)

    def end(self) -> None:
        """Let all meet all, and say yes to everything."""
        for _ in range(4 if self.is_asked else 2):
            for source in self.laptops:
                for target in self.laptops:
                    if source is not target:
                        self.meet(source, target)
                        self.say_yes(target)


@pytest.mark.parametrize("is_asked", [False, True])
# In the last one, a laptop hears of a renaming only after it was blanked, and then of a note with that name.
@pytest.mark.parametrize("seed", [*range(5), 48])
def test_nothing_stays_of_whom_anybody_forgot_in_any_order(
    fleet: Fleet, seed: int, *, is_asked: bool
) -> None:
    weeks = Weeks(fleet, seed, is_asked=is_asked)
    for _ in range(45):
        weeks.go_on()
    weeks.end()
    first, *others = weeks.laptops
    for other in others:
        assert digest(other.workspace) == digest(first.workspace)
    traces = {word for person in weeks.forgotten for word in weeks.said[person]}
    assert weeks.forgotten
    assert bool(weeks.waited) == is_asked
    for laptop in weeks.laptops:
        assert verify(laptop.workspace).differences == ()
        left = {word for word in traces if any_text(laptop.workspace._database, word)}  # noqa: SLF001  # every table
        assert left == set()


@pytest.mark.parametrize("order", ORDERS)
def test_what_is_added_to_somebody_who_is_forgotten_elsewhere_goes_with_them(
    fleet: Fleet, order: str
) -> None:
    one, other = pair(fleet, ACTION, Person(id="person", name="Zuzanna Testowa"))
    laptops = {"one": one, "other": other, "third": fleet.add(one)}
    forgetting.forget(one.workspace, person_id="person")
    change(one, "action", title="A later step")
    put(
        other,
        ContactPoint(id="late", person_id="person", kind=ContactKind.PHONE, value="+1 702 555 0177"),
        Assignment(id="role", person_id="person", city_action_id="action", role=AssignmentRole.MARSHAL),
        Talk(id="call", person_id="person", city_action_id="action", note="rings at seven"),
    )
    change(other, "late", ContactPoint, value="+1 702 555 0188")
    change(other, "action", notes="call +1 702 555 0188 first")
    for way in [*order.split(), "one>other", "other>one", "one>third", "third>other"]:
        carry(*(laptops[name] for name in way.split(">")))
    assert digest(one.workspace) == digest(other.workspace) == digest(laptops["third"].workspace)
    for laptop in laptops.values():
        assert verify(laptop.workspace).differences == ()
        assert found(laptop, "late", ContactPoint).value == found(laptop, "call", Talk).note == ""
        for word in ("Zuzanna", "555 0177", "555 0188", "seven"):
            assert not any_text(laptop.workspace._database, word), word  # noqa: SLF001  # every table


@pytest.mark.parametrize("order", ORDERS)
def test_somebody_who_is_renamed_while_they_are_forgotten_is_named_nowhere(fleet: Fleet, order: str) -> None:
    one, other = pair(fleet, ACTION, Person(id="person", name="Zuzanna Testowa"))
    laptops = {"one": one, "other": other, "third": fleet.add(one)}
    forgetting.forget(one.workspace, person_id="person")
    change(one, "action", title="A later step")
    change(other, "person", Person, name="Zuzka Nowakowa")
    change(other, "action", notes="Zuzka Nowakowa brings the banner")
    for way in [*order.split(), "one>other", "other>one", "one>third", "third>other"]:
        carry(*(laptops[name] for name in way.split(">")))
    for laptop in laptops.values():
        assert verify(laptop.workspace).differences == ()
        assert not any_text(laptop.workspace._database, "Nowakowa")  # noqa: SLF001  # every table
        with laptop.workspace.read() as reader:
            assert not is_rewriting(reader.connection), "freed pages still hold the name"
    assert digest(one.workspace) == digest(other.workspace) == digest(laptops["third"].workspace)


def test_a_file_that_tells_everything_once_more_brings_no_name_of_somebody_who_is_forgotten(
    fleet: Fleet,
) -> None:
    one, other = pair(fleet, ACTION, Person(id="person", name="Zuzanna Testowa"))
    forgetting.forget(one.workspace, person_id="person")
    change(other, "action", notes="Zuzanna Testowa brings the banner")
    merging.merge(one.workspace, bundle=merging.steps_for(other.workspace, since={}))
    assert found(one, "action").notes == "[erased] brings the banner"
    carry(one, other)
    carry(other, one)
    assert digest(one.workspace) == digest(other.workspace)
    for laptop in (one, other):
        assert verify(laptop.workspace).is_good
        assert not any_text(laptop.workspace._database, "Testowa")  # noqa: SLF001  # every table


def test_a_name_that_is_cleaned_as_it_arrives_is_no_name_to_clean_by(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION, Person(id="person", name="Zuzanna Testowa"))
    forgetting.forget(one.workspace, person_id="person")
    change(other, "person", Person, name="Zuzka Nowakowa")
    change(other, "person", Person, name="Zuzanna Testowa")
    change(other, "action", notes="Zuzanna Testowa brings the banner, Zuzka Nowakowa the rope")
    carry(other, one)
    carry(one, other)
    carry(other, one)
    assert found(one, "action").notes == "[erased] brings the banner, [erased] the rope"
    assert digest(one.workspace) == digest(other.workspace)
