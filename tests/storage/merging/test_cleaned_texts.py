"""A text under a name that a laptop never heard is cleaned there, because whoever wrote it tells it again."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import insert

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import NothingToUndo
from organizer_app.domain.merging.steps import StepBundle
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.people import Person
from organizer_app.services.people import forgetting
from organizer_app.services.plan import history
from organizer_app.services.plan.verifying import verify
from organizer_app.services.together import merging
from organizer_app.storage.erasing import is_rewriting
from organizer_app.storage.tables import PACKED_ROWS
from tests.services.together.test_merging import ACTION, carry, change, found, pair
from tests.support.fleet import Fleet, Laptop, any_text, digest


def four(fleet: Fleet) -> list[Laptop]:
    """Return laptops of which one erases, one renames, one writes under the new name, and one never hears it.

    What is written: as a change, as a record of its own, and in the sentence of a step.
    """
    eraser, renamer = pair(fleet, ACTION, Person(id="person", name="Zuzanna Testowa"))
    writer, listener = fleet.add(eraser), fleet.add(eraser)
    forgetting.forget(eraser.workspace, person_id="person")
    change(renamer, "person", Person, name="Zuzka Nowakowa")
    carry(renamer, writer)
    change(writer, "action", notes="Zuzka Nowakowa brings the banner")
    change(writer, "action", notes="Zuzka Nowakowa brings the rope")
    with writer.workspace.edit(EditKind.ADDED_ACTION, title="With Zuzka Nowakowa") as editor:
        editor.put(CityAction(id="new", mobilization_id="", title="With Zuzka Nowakowa"))
    carry(eraser, listener)
    carry(eraser, renamer)
    # With the new name left out: it is blank there.
    carry(renamer, listener)
    carry(writer, listener)
    return [eraser, renamer, writer, listener]


def words(laptop: Laptop) -> bool:
    return any_text(laptop.workspace._database, "Nowakowa")  # noqa: SLF001  # every table


def test_a_text_under_a_name_that_was_never_heard_is_cleaned_when_its_writer_hears_of_the_erasure(
    fleet: Fleet,
) -> None:
    eraser, renamer, writer, listener = four(fleet)
    assert words(listener), "nobody could know whom it means"
    carry(eraser, writer)
    pack = insert(PACKED_ROWS).values(name="plan", lamport=0, packed=b"Zuzka Nowakowa brings the banner")
    listener.workspace.keep_aside(lambda reader: reader.connection.execute(pack))
    report = carry(writer, listener)
    assert report.cleaned == 4
    assert not words(listener)
    assert found(listener, "action").notes == "[erased] brings the rope"
    assert found(listener, "new").title == "With [erased]"
    with listener.workspace.read() as reader:
        assert not is_rewriting(reader.connection), "freed pages still hold the name"
    for other in (eraser, renamer):
        carry(writer, other)
    for laptop in (eraser, renamer, writer, listener):
        assert not words(laptop)
        assert verify(laptop.workspace).differences == ()
        assert digest(laptop.workspace) == digest(writer.workspace)


def test_what_is_told_of_earlier_texts_is_a_step_that_nobody_undoes(fleet: Fleet) -> None:
    eraser, _renamer, writer, listener = four(fleet)
    carry(eraser, writer)
    kinds = [step.kind for step in history.entries(writer.workspace)]
    assert kinds[:2] == [EditKind.CLEANED_TEXTS, EditKind.MERGED_CHANGES]
    carry(writer, listener)
    newest = history.entries(listener.workspace)
    assert EditKind.CLEANED_TEXTS in [step.kind for step in newest]
    for laptop in (writer, listener):
        told = history.undo(laptop.workspace)
        assert told is not None
        assert not words(laptop)
    with pytest.raises(NothingToUndo):
        undo_for_ever(listener)
    assert not words(listener)


def undo_for_ever(laptop: Laptop) -> None:
    while True:
        history.undo(laptop.workspace)


def test_nothing_is_told_where_the_eraser_had_heard_of_all_that_is_here(fleet: Fleet) -> None:
    one, other = pair(fleet, ACTION, Person(id="person", name="Zuzanna Testowa"))
    change(other, "action", notes="Zuzanna Testowa brings the banner")
    carry(other, one)
    forgetting.forget(one.workspace, person_id="person")
    carry(one, other)
    assert history.entries(other.workspace)[0].kind is EditKind.MERGED_CHANGES
    assert found(other, "action").notes == "[erased] brings the banner"


LIES = [
    ("another text", "Bring water"),
    ("a text with something new in it", "[erased] brings beer"),
    ("something erased where nothing was", "Zuzka[erased] Nowakowa brings the rope"),
    ("more of it than there is", "Zuzka Nowakowa brings the rope[erased]"),
    ("in another order", "[erased]rope[erased]brings[erased]"),
]


@pytest.mark.parametrize("lie", [text for _what, text in LIES], ids=[what for what, _text in LIES])
def test_only_what_erases_something_of_a_text_is_believed(fleet: Fleet, lie: str) -> None:
    _eraser, _renamer, writer, listener = four(fleet)
    report = merging.merge(listener.workspace, bundle=told_by(writer, listener, lie))
    assert (report.taken, report.cleaned) == (1, 0)
    assert found(listener, "action").notes == "Zuzka Nowakowa brings the rope"


def told_by(teller: Laptop, listener: Laptop, text: str) -> StepBundle:
    """Return a bundle in which a laptop tells the text of a change again that writer made last."""
    bundle = merging.steps_for(teller.workspace, since={})
    (change_made,) = [
        each
        for step in bundle.steps
        for each in step.changes
        if each.after.get("notes") == "Zuzka Nowakowa brings the rope"
    ]
    where = json.dumps([change_made.sequence, "city_action", "action", "notes"])
    with teller.workspace.edit(EditKind.CLEANED_TEXTS) as editor:
        editor.tell({where: text, "of a newer version": "more", "[1]": "less"})
    return merging.steps_for(teller.workspace, since=merging.vector(listener.workspace))


def test_nobody_tells_the_text_of_another_laptop_again(fleet: Fleet) -> None:
    _eraser, _renamer, writer, listener = four(fleet)
    liar = fleet.add(listener)
    with liar.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(replace(editor.get(CityAction, "action"), title="March"))
    bundle = merging.steps_for(liar.workspace, since=merging.vector(listener.workspace))
    told = {
        json.dumps([number, "city_action", "action", "notes"]): "[erased] brings the rope"
        for number in range(1, 20)
    }
    with liar.workspace.edit(EditKind.CLEANED_TEXTS) as editor:
        editor.tell(told)
    bundle = merging.steps_for(liar.workspace, since=merging.vector(listener.workspace))
    report = merging.merge(listener.workspace, bundle=bundle)
    assert (report.taken, report.cleaned) == (2, 0)
    assert found(listener, "action").notes == "Zuzka Nowakowa brings the rope"
    assert words(writer)
