"""Two laptops that were apart agree when they meet, and nothing that anybody wrote is lost."""

import random
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from organizer_app.domain.basics.backups import BackupReason
from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import NothingToUndo, UndoBlocked
from organizer_app.domain.basics.step_details import Standing
from organizer_app.domain.merging.merge_problems import (
    ChangesRefused,
    FieldContested,
    OriginClash,
    Refusal,
)
from organizer_app.domain.merging.seals import sealed_step
from organizer_app.domain.merging.steps import MissingSteps, StepBundle, TravelBirth
from organizer_app.domain.model.assignments import Assignment
from organizer_app.domain.model.city_actions import ActionStatus, CityAction
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.rides import Ride
from organizer_app.environment.backup_folders import BackupFolders
from organizer_app.services.people import forgetting
from organizer_app.services.plan import history
from organizer_app.services.plan.backups import kept
from organizer_app.services.plan.backups import since as since_backup
from organizer_app.services.plan.step_details import step_detail
from organizer_app.services.plan.verifying import verify
from organizer_app.services.together import conflicts, merging
from organizer_app.services.together.newer_parts import show_newer_parts
from organizer_app.storage.merging import readable
from organizer_app.storage.merging.newer_parts import has_newer_parts
from organizer_app.storage.merging.readable import is_readable
from organizer_app.storage.tables import CHANGE_PENDING, EDIT
from tests.support.fleet import PLAN_ID, Fleet, Laptop, any_text, digest, images


def put(laptop: Laptop, *records: Any, kind: EditKind = EditKind.ADDED_ACTION) -> str:
    """Store records in one step and return its id."""
    with laptop.workspace.edit(kind) as editor:
        for record in records:
            editor.put(record)
    return history.entries(laptop.workspace)[0].edit_id


def change(laptop: Laptop, record_id: str, kind: Any = CityAction, /, **fields: Any) -> None:
    with laptop.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(replace(editor.find(kind, record_id), **fields))


def found(laptop: Laptop, record_id: str, kind: Any = CityAction) -> Any:
    with laptop.workspace.read() as reader:
        return reader.find(kind, record_id)


def carry(source: Laptop, target: Laptop) -> Any:
    """Bring everything that is new from one laptop to another."""
    since = merging.vector(target.workspace)
    return merging.merge(target.workspace, bundle=merging.steps_for(source.workspace, since=since))


def meet(one: Laptop, other: Laptop) -> None:
    carry(one, other)
    carry(other, one)
    assert digest(one.workspace) == digest(other.workspace)
    for laptop in (one, other):
        assert verify(laptop.workspace).is_good


def pair(fleet: Fleet, *records: Any) -> tuple[Laptop, Laptop]:
    """Return two laptops that both have some records."""
    one = fleet.add()
    put(one, *records)
    return one, fleet.add(one)


ACTION = CityAction(id="action", mobilization_id="", title="Rally")


def test_a_new_laptop_gets_everything_and_then_has_nothing_to_take(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION)
    assert images(one.workspace) == images(other.workspace) != {}
    again = merging.steps_for(one.workspace, since={})
    report = merging.merge(other.workspace, bundle=again)
    assert (report.taken, report.duplicates) == (0, 1)
    assert [step.kind for step in history.entries(other.workspace)] == [
        EditKind.MERGED_CHANGES,
        EditKind.ADDED_ACTION,
    ]


def test_different_fields_come_together_without_a_question(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION)
    change(one, "action", title="March")
    change(other, "action", notes="Bring water")
    meet(one, other)
    assert (found(one, "action").title, found(one, "action").notes) == ("March", "Bring water")


def test_two_values_of_one_field_wait_for_a_person_and_both_are_kept(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION)
    change(one, "action", title="March")
    change(other, "action", title="Vigil")
    meet(one, other)
    with pytest.raises(FieldContested) as refused:
        change(one, "action", title="Picket")
    assert refused.value.fields == ("title",)
    change(one, "action", notes="other fields can be changed")
    with one.workspace.edit(EditKind.SETTLED_CONFLICT) as editor:
        editor.settle(replace(editor.get(CityAction, "action"), title="Vigil"), {"title"})
    meet(one, other)
    assert found(one, "action").title == found(other, "action").title == "Vigil"
    change(other, "action", title="Picket")
    meet(one, other)


def decided(laptop: Laptop, **values: Any) -> None:
    with laptop.workspace.edit(EditKind.SETTLED_CONFLICT) as editor:
        editor.settle(replace(editor.get(CityAction, "action"), **values), values.keys())


def standing(laptop: Laptop) -> list[tuple[str, Any, list[tuple[Any, str]]]]:
    """Return each contested field with what it was and its values, each with whoever wrote it."""
    return [
        (each.contest.field, each.contest.was, [(side.value, side.author) for side in each.contest.values])
        for each in conflicts.conflicts(laptop.workspace)
    ]


def test_a_decision_that_is_undone_asks_again_everywhere_and_redone_decides_again(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION)
    third = fleet.add(one)
    one.workspace.author, other.workspace.author, third.workspace.author = "Ana", "Ben", "Cem"
    for laptop, title, notes in ((one, "March", "a"), (other, "Vigil", ""), (third, "Picket", "c")):
        change(laptop, "action", title=title, **({"notes": notes} if notes else {}))
    for laptop in (other, third, other):
        meet(one, laptop)
    asked, shown = standing(one), found(one, "action")
    assert [len(values) for _field, _was, values in asked] == [3, 2]
    decided(one, title="Sit-in", notes="c")
    meet(one, other)
    history.undo(one.workspace)
    assert standing(one) == asked
    assert found(one, "action").title == shown.title
    meet(one, other)
    assert standing(other) == asked
    with pytest.raises(FieldContested):
        change(other, "action", title="unaware")
    history.redo(one.workspace)
    meet(one, other)
    assert standing(one) == []
    assert (found(other, "action").title, found(other, "action").notes) == ("Sit-in", "c")
    history.undo(one.workspace)
    assert standing(one) == asked
    decided(one, title="March", notes="a")
    meet(one, third)
    assert standing(third) == []


def test_a_removal_that_was_decided_is_asked_again_after_undo(fleet: Fleet) -> None:
    for is_removed in (True, False):
        one, other = pair(fleet, replace(ACTION, id=f"action-{is_removed}"))
        change(one, f"action-{is_removed}", hidden=True)
        change(other, f"action-{is_removed}", title="Vigil")
        meet(one, other)
        with one.workspace.edit(EditKind.SETTLED_CONFLICT) as editor:
            record = editor.get(CityAction, f"action-{is_removed}")
            editor.settle(replace(record, hidden=is_removed), {"hidden"})
        history.undo(one.workspace)
        assert [(name, {value for value, _ in values}) for name, _, values in standing(one)] == [
            ("hidden", {True, False})
        ]
        assert not found(one, record.id).hidden
        meet(one, other)
        history.redo(one.workspace)
        meet(one, other)
        assert found(other, record.id).hidden == is_removed


def test_a_conflict_to_which_somebody_added_is_not_decided_by_a_redo(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION)
    change(one, "action", title="March")
    change(other, "action", title="Vigil")
    third = fleet.add(other)
    meet(one, other)
    decided(one, title="March")
    history.undo(one.workspace)
    change(third, "action", title="Long vigil")
    carry(third, one)
    with pytest.raises(NothingToUndo):
        history.redo(one.workspace)
    assert len(standing(one)) == 1


def test_a_merge_that_is_taken_back_and_done_again_asks_again(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION)
    change(one, "action", title="March")
    change(other, "action", title="Vigil", notes="Bring water")
    carry(other, one)
    asked = standing(one)
    history.undo(one.workspace)
    assert standing(one) == []
    history.redo(one.workspace)
    assert standing(one) == asked != []
    assert found(one, "action").notes == "Bring water"
    meet(one, other)


def test_the_same_value_from_two_laptops_is_no_question(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION)
    change(one, "action", title="March")
    change(other, "action", title="March")
    meet(one, other)
    change(one, "action", title="Picket")
    meet(one, other)
    assert found(other, "action").title == "Picket"


def test_tags_of_two_laptops_come_together(fleet: Fleet) -> None:
    one, other = pair(fleet, replace(ACTION, tags=("a", "b")))
    change(one, "action", tags=("b", "c"))
    change(other, "action", tags=("a", "b", "d"))
    meet(one, other)
    assert found(one, "action").tags == ("b", "c", "d")


def test_a_record_that_one_removed_and_another_changed_stays_until_somebody_decides(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION)
    change(one, "action", hidden=True)
    change(other, "action", title="Vigil")
    meet(one, other)
    assert not found(one, "action").hidden
    with pytest.raises(FieldContested):
        change(one, "action", notes="unaware")
    with one.workspace.edit(EditKind.SETTLED_CONFLICT) as editor:
        editor.settle(replace(editor.get(CityAction, "action"), hidden=True), {"hidden"})
    meet(one, other)
    assert found(other, "action").hidden


def test_a_step_waits_for_the_one_that_its_laptop_made_before(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION)
    for name in ("second", "third"):
        put(one, CityAction(id=name, mobilization_id="", title=name))
    steps = merging.steps_for(one.workspace, since=merging.vector(other.workspace))
    report = merging.merge(other.workspace, bundle=replace(steps, steps=steps.steps[1:]))
    missing = MissingSteps(steps.steps[0].origin, steps.steps[0].first_sequence, steps.steps[0].last_sequence)
    assert (report.taken, report.waiting, report.missing) == (0, 1, (missing,))
    report = merging.merge(other.workspace, bundle=replace(steps, steps=steps.steps[:1]))
    assert (report.taken, report.waiting, report.missing) == (2, 0, ())
    meet(one, other)


def test_a_role_waits_for_the_person_it_names(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION)
    put(one, Person(id="person", name="Ana Example"))
    third = fleet.add(other)
    carry(one, other)
    put(other, Assignment(id="role", person_id="person", city_action_id="action"))
    late = merging.steps_for(other.workspace, since=merging.vector(third.workspace))
    only_role = replace(late, steps=tuple(step for step in late.steps if step.origin == late.sender))
    report = merging.merge(third.workspace, bundle=only_role)
    assert (report.taken, report.waiting) == (0, 1)
    assert report.missing == (MissingSteps(one.workspace.replica, 2, 2),)
    assert found(third, "role", Assignment) is None
    assert carry(one, third).taken == 2
    assert found(third, "role", Assignment).person_id == "person"
    with third.workspace.read() as reader:
        assert reader.connection.execute(select(CHANGE_PENDING)).all() == []


def test_a_person_forgotten_on_one_laptop_is_erased_on_every_other(fleet: Fleet) -> None:
    email = ContactPoint(id="mail", person_id="person", kind=ContactKind.EMAIL, value="zuz@example.org")
    one, other = pair(fleet, ACTION, Person(id="person", name="Zuzanna Testowa"), email)
    change(other, "action", notes="ask Zuzanna Testowa")
    meet(one, other)
    change(other, "person", Person, private_notes="met at the market")
    forgetting.forget(one.workspace, person_id="person")
    meet(one, other)
    assert found(other, "action").notes == "ask [erased]"
    for laptop in (one, other):
        for word in ("Zuzanna", "zuz@", "market"):
            assert not any_text(laptop.workspace._database, word)  # noqa: SLF001  # every table
    third = fleet.add(other)
    assert digest(third.workspace) == digest(one.workspace)


def test_a_plan_is_backed_up_before_a_merge_as_it_was(fleet: Fleet, tmp_path: Path) -> None:
    one, other = pair(fleet, ACTION)
    put(one, CityAction(id="second", mobilization_id="", title="March"))
    other.workspace.backups = lambda: BackupFolders(tmp_path / "backups")
    bundle = merging.steps_for(one.workspace, since=merging.vector(other.workspace))
    merging.merge(other.workspace, bundle=bundle)
    (backup,) = kept(other.workspace).backups
    assert backup.content is not None
    assert (backup.content.reason, backup.content.actions) == (BackupReason.MERGE, 1)
    put(one, CityAction(id="third", mobilization_id="", title="Vigil"))
    bundle = merging.steps_for(one.workspace, since=merging.vector(other.workspace))
    merging.merge(other.workspace, bundle=bundle, backs_up=False)
    assert len(kept(other.workspace).backups) == 1


def test_a_merge_is_one_step_that_can_be_undone_for_everybody(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION)
    change(one, "action", title="March")
    change(other, "action", title="Vigil", notes="Bring water")
    put(other, CityAction(id="second", mobilization_id=""))
    for name in ("Ana Example", "Ben Example"):
        put(one, Person(id=name, name=name))
    before = one.workspace.newest_number()
    carry(other, one)
    # The backup would be of a later number than the steps that came after it.
    later = since_backup(one.workspace, lamport=before)
    assert (later.undone[Noun.CITY_ACTION], later.changes) == (2, 2)
    since = later.only_step
    assert since is not None, "going back to a backup from before can offer to undo this step instead"
    assert (since.kind, since.edit_id) == (
        EditKind.MERGED_CHANGES,
        history.entries(one.workspace)[0].edit_id,
    )
    assert step_detail(one.workspace, edit_id=history.entries(one.workspace)[0].edit_id).standing is (
        Standing.FREE
    )
    history.undo(one.workspace)
    assert (found(one, "action").title, found(one, "action").notes) == ("March", "")
    assert found(one, "second").hidden
    meet(one, other)
    assert found(other, "action").title == "March"


def test_taking_back_a_merge_removes_what_it_brought_and_nothing_else(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION)
    put(other, CityAction(id="before", mobilization_id=""))
    carry(other, one)
    put(other, CityAction(id="second", mobilization_id=""), CityAction(id="third", mobilization_id=""))
    carry(other, one)
    history.undo(one.workspace)
    removed = {each for each in ("action", "before", "second", "third") if found(one, each).hidden}
    assert removed == {"second", "third"}


def test_a_merge_that_somebody_built_on_cannot_be_undone(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION)
    change(other, "action", title="Vigil")
    carry(other, one)
    merge_step = history.entries(one.workspace)[0].edit_id
    change(one, "action", title="Long vigil")
    before = images(one.workspace)
    with pytest.raises(UndoBlocked):
        history.undo_step(one.workspace, edit_id=merge_step)
    assert images(one.workspace) == before


def test_two_copies_that_wrote_as_one_laptop_are_refused_by_name(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION)
    bundle = merging.steps_for(one.workspace, since={})
    (step,) = bundle.steps
    forged = replace(bundle, steps=(replace(step, edit_id="another step"),))
    before = digest(other.workspace)
    with pytest.raises(OriginClash) as refused:
        merging.merge(other.workspace, bundle=forged)
    assert refused.value.origin == step.origin
    assert digest(other.workspace) == before


@pytest.mark.parametrize(
    ("changed", "reason"),
    [({"plan_id": "other"}, Refusal.OTHER_PLAN), ({"min_reader": 10_000}, Refusal.NEWER)],
)
def test_what_does_not_fit_is_refused_and_nothing_is_changed(
    fleet: Fleet, changed: dict[str, Any], reason: Refusal
) -> None:
    one, other = pair(fleet, ACTION)
    change(one, "action", title="March")
    bundle = replace(merging.steps_for(one.workspace, since={}), **changed)
    before = digest(other.workspace)
    with pytest.raises(ChangesRefused) as refused:
        merging.merge(other.workspace, bundle=bundle)
    assert refused.value.reason is reason
    assert digest(other.workspace) == before


def test_a_look_ahead_says_the_same_as_the_merge_and_changes_nothing(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION)
    change(one, "action", title="March")
    change(other, "action", title="Vigil")
    bundle = merging.steps_for(one.workspace, since=merging.vector(other.workspace))
    before = digest(other.workspace)
    seen = merging.preview(other.workspace, bundle=bundle)
    assert digest(other.workspace) == before
    assert merging.merge(other.workspace, bundle=bundle) == seen
    assert (seen.taken, len(seen.contests)) == (1, 1)


def newer(bundle: StepBundle) -> StepBundle:
    """Return a bundle as a newer version would have made it."""
    *others, last = bundle.steps
    born = last.births[0]
    future = TravelBirth(born.sequence + 1, "balloon", "balloon-1", {"color": "red"})
    births = (born._replace(values={**born.values, "mood": "good", "status": "levitating"}), future)
    made = replace(last, kind="launched_balloon", births=births)
    assert last.seal is not None
    return replace(bundle, steps=(*others, sealed_step(made, last.seal.before, bytes(16))))


def test_what_only_a_newer_version_knows_is_kept_and_travels_on(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION)
    put(one, CityAction(id="second", mobilization_id="", title="Picnic"))
    bundle = newer(merging.steps_for(one.workspace, since=merging.vector(other.workspace)))
    merging.merge(other.workspace, bundle=bundle)
    assert (found(other, "second").title, found(other, "second").status) == ("Picnic", ActionStatus.PROSPECT)
    assert verify(other.workspace).is_good
    with other.workspace.read() as reader:
        assert not has_newer_parts(reader.connection), "nothing of it can be read before an update"
    step = history.entries(other.workspace)[1]
    assert step.kind is EditKind.NEWER_STEP
    assert step_detail(other.workspace, edit_id=step.edit_id).standing is Standing.NEWER
    change(other, "second", title="Big picnic")
    sent = merging.steps_for(other.workspace, since=merging.vector(one.workspace) | {bundle.sender: 1})
    assert sent.steps[0] == bundle.steps[-1]


def test_what_a_newer_version_wrote_appears_after_the_update(
    fleet: Fleet, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = pair(fleet, ACTION)
    change(other, "action", title="Read before the update")
    change(one, "action", notes="Written by a newer version", title="Also")
    change(one, "action", notes="Written again")
    put(one, CityAction(id="second", mobilization_id="", notes="Born in a newer version"))
    put(one, Ride(id="ride", city_action_id="action"))
    change(one, "ride", Ride, notes="Bus")
    with monkeypatch.context() as old_version:
        old_version.delitem(Noun._value2member_map_, Noun.RIDE.value)
        old_version.setattr(readable, "is_readable", lambda *told: told[1] != "notes" and is_readable(*told))
        carry(one, other)
        assert found(other, "action").notes == ""
        assert show_newer_parts(other.workspace) == 0
    assert show_newer_parts(other.workspace) == 3
    assert show_newer_parts(other.workspace) == 0
    meet(one, other)
    assert digest(one.workspace) == digest(other.workspace)
    assert (found(other, "action").notes, found(other, "second").notes) == (
        "Written again",
        "Born in a newer version",
    )
    with other.workspace.read() as reader:
        assert reader.get(Ride, "ride").notes == "Bus"
    assert verify(other.workspace).is_good


def test_a_record_of_a_newer_kind_about_which_nothing_is_said_appears_too(
    fleet: Fleet, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = pair(fleet, ACTION)
    put(one, Person(id="person", name=""))
    with monkeypatch.context() as old_version:
        old_version.delitem(Noun._value2member_map_, Noun.PERSON.value)
        carry(one, other)
        assert found(other, "person", Person) is None
    assert show_newer_parts(other.workspace) == 1
    assert found(other, "person", Person) is not None
    assert digest(one.workspace) == digest(other.workspace)


def test_a_step_without_effect_travels_too(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION)
    change(one, "action", title="March")
    history.undo(one.workspace)
    history.redo(one.workspace)
    meet(one, other)
    assert [step.kind for step in history.entries(other.workspace)][1:3] == [EditKind.REDID, EditKind.UNDID]


def test_a_copy_of_a_plan_becomes_a_laptop_of_its_own(fleet: Fleet) -> None:
    one, _other = pair(fleet, ACTION)
    put(one, CityAction(id="second", mobilization_id=""))
    fleet.copy(one)
    fleet.rnd = random.Random(0)
    fleet.restore(one)
    clone = fleet.laptops[-1]
    survivor = next(laptop for laptop in fleet.laptops if laptop is not clone)
    change(clone, "action", title="March")
    change(survivor, "action", notes="Bring water")
    meet(clone, survivor)
    with clone.workspace.read() as reader:
        assert len(set(reader.connection.scalars(select(EDIT.c.origin)))) > 1
    assert clone.workspace.plan_id == PLAN_ID


def test_times_are_derived_anew_where_they_arrive(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION)
    change(one, "action", day=date(2027, 4, 17), starts=time(12), zone="America/New_York")
    meet(one, other)
    assert str(found(other, "action").starts_utc) == "2027-04-17 16:00:00+00:00"


def test_a_note_about_somebody_who_was_erased_meanwhile_arrives_without_them(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION, Person(id="person", name="Zuzanna Oyelaran"))
    third = fleet.add(one)
    forgetting.forget(one.workspace, person_id="person")
    change(other, "action", notes="Zuzanna Oyelaran brings the banner")
    carry(other, one)
    assert found(one, "action").notes == "[erased] brings the banner"
    carry(one, third)
    carry(other, third)
    assert found(third, "action").notes == "[erased] brings the banner"
    carry(one, other)
    for laptop in (one, other, third):
        assert found(laptop, "action").notes == "[erased] brings the banner"
        assert not any_text(laptop.workspace._database, "Oyelaran")  # noqa: SLF001  # every table
    put(other, Person(id="again", name="Zuzanna Oyelaran"))
    change(other, "action", notes="Zuzanna Oyelaran is back")
    carry(other, one)
    assert found(one, "action").notes == "Zuzanna Oyelaran is back", "its laptop knew of the erasure"
    assert digest(one.workspace) == digest(other.workspace)


def test_what_a_laptop_that_knows_of_an_erasure_writes_later_stays(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION, Person(id="person", name="Zuzanna Oyelaran"))
    forgetting.forget(one.workspace, person_id="person")
    change(one, "action", title="March")
    carry(one, other)
    change(other, "action", notes="Zuzanna Oyelaran is back")
    carry(other, one)
    assert found(one, "action").notes == "Zuzanna Oyelaran is back"


def test_an_erasure_as_the_first_step_of_a_laptop_cleans_what_arrives_later(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION, Person(id="person", name="Zuzanna Oyelaran"))
    forgetting.forget(other.workspace, person_id="person")
    change(one, "action", notes="Zuzanna Oyelaran brings the banner")
    carry(one, other)
    assert found(other, "action").notes == "[erased] brings the banner"


def test_seals_hold_where_a_change_waited_for_one_that_comes_with_the_erasure(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION, Person(id="person", name="Zuzanna Oyelaran"))
    third = fleet.add(one)
    with third.workspace.edit(EditKind.REMOVED_PERSON) as editor:
        editor.hide(editor.get(Person, "person"))
    history.undo(third.workspace)
    steps = merging.steps_for(third.workspace, since=merging.vector(one.workspace))
    # Only the second arrives: it waits, with the value that it replaced.
    merging.merge(one.workspace, bundle=replace(steps, steps=steps.steps[1:]))
    forgetting.forget(other.workspace, person_id="person")
    carry(third, other)
    carry(other, one)
    assert verify(one.workspace).differences == ()
    meet(one, other)


def test_somebody_of_the_same_name_stays(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION, Person(id="person", name="Zuzanna Oyelaran"))
    forgetting.forget(one.workspace, person_id="person")
    put(other, Person(id="namesake", name="Zuzanna Oyelaran"))
    change(other, "action", notes="Zuzanna Oyelaran brings the banner")
    carry(other, one)
    assert found(one, "namesake", Person).name == "Zuzanna Oyelaran"
    assert found(one, "action").notes == "Zuzanna Oyelaran brings the banner"


def test_a_report_counts_what_was_made_and_what_was_changed(fleet: Fleet) -> None:
    one, other = fleet.add(), fleet.add()
    put(one, CityAction(id="a", mobilization_id="", title="Rally"))
    change(one, "a", title="March")
    report = carry(one, other)
    assert (report.taken, report.changes) == (2, 2)


def test_a_change_that_comes_raises_the_version_as_an_edit_does(fleet: Fleet) -> None:
    one, other = fleet.add(), fleet.add()
    put(one, CityAction(id="a", mobilization_id="", title="Rally"))
    carry(one, other)
    before = found(other, "a").version
    change(one, "a", title="March")
    carry(one, other)
    assert found(other, "a").version == before + 1
