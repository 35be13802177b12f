"""What a file of changes would do is told field by field, and nothing of it is kept."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.plan_users import PlanUser
from organizer_app.domain.basics.problems import PlanReadOnly
from organizer_app.domain.merging.previews import Effect, KindCount
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.log_entries import LegalEntry
from organizer_app.domain.model.import_sources import ImportedRows, ImportSource
from organizer_app.domain.model.people import Person
from organizer_app.domain.places.places import Place
from organizer_app.services.day.entries import Said, log_legal
from organizer_app.services.together import merging
from organizer_app.services.together.merge_previews import preview
from organizer_app.wiring import open_gazetteer, open_workspace
from tests.support.fleet import Fleet, Laptop, digest


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Laptop, Laptop]]:
    fleet = Fleet(tmp_path, open_gazetteer(), random.Random(1))
    one = fleet.add()
    with one.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(CityAction(id="action", mobilization_id="", title="Rally", label="Boise"))
        editor.put(CityAction(id="other", mobilization_id="", title="Vigil", label="Reno"))
        editor.put(Person(id="person", name="Ana Ruiz"))
    yield one, fleet.add(one)
    fleet.close()


def change(laptop: Laptop, record_id: str = "action", **fields: object) -> None:
    laptop.clock.advance(1)
    with laptop.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(replace(editor.get(CityAction, record_id), **fields))  # type: ignore[arg-type]  # its own fields


def test_every_kind_of_change_has_its_line_and_nothing_is_kept(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    change(one, title="March", notes="ours")
    change(other, title="Picket", expected=90)
    change(other, "other", hidden=True)
    other.clock.advance(1)
    with other.workspace.edit(EditKind.ADDED_PERSON) as editor:
        editor.put(Person(id="twin", name="Ana Ruiz"))
    before = digest(one.workspace)
    found = preview(one.workspace, bundle=merging.steps_for(other.workspace, since={}))
    assert digest(one.workspace) == before
    told = {(line.effect, line.record_id, line.field): line for line in found.lines}
    conflict = told[Effect.CONFLICT, "action", "title"]
    assert (conflict.was, conflict.becomes, conflict.ours) == ("Rally", "Picket", "March")
    changed = told[Effect.CHANGED, "action", "expected"]
    assert (changed.was, changed.becomes, changed.subject) == (None, 90, "Boise")
    assert (Effect.REMOVED, "other", "") in told
    assert (Effect.NEW, "twin", "") in told
    assert found.lines[0] is conflict
    assert len(told) == 4
    assert found.counts == {Noun.CITY_ACTION: KindCount(0, 1, 1), Noun.PERSON: KindCount(1, 0, 0)}
    assert found.alike == (("Ana Ruiz", "Ana Ruiz"),)
    assert found.report.taken == 3


def test_bookkeeping_of_imports_and_the_places_of_new_actions_have_no_line(
    pair: tuple[Laptop, Laptop],
) -> None:
    one, other = pair
    other.clock.advance(1)
    with other.workspace.edit(EditKind.IMPORTED) as editor:
        editor.put(Place(id="place", name="Boise", admin1="ID"))
        editor.put(CityAction(id="new", mobilization_id="", place_id="place"))
        editor.put(ImportSource(id="source", name="april.csv"))
        editor.put(ImportedRows(id="rows", import_source_id="source", rows="{}"))
    found = preview(one.workspace, bundle=merging.steps_for(other.workspace, since={}))
    assert [line.record_id for line in found.lines] == ["new"]
    assert found.counts == {Noun.CITY_ACTION: KindCount(1, 0, 0)}


def test_a_picture_shows_it_and_its_copy_of_the_plan_takes_no_edit(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    change(other, title="Picket")
    bundle = merging.steps_for(other.workspace, since={})
    copy = open_workspace(one.workspace.path, user=PlanUser.PICTURE)
    try:
        assert [line.becomes for line in preview(copy, bundle=bundle).lines] == ["Picket"]
        with pytest.raises(PlanReadOnly), copy.edit(EditKind.CHANGED_TITLE):
            pass
    finally:
        copy.close()


def test_what_was_removed_here_and_changed_there_is_a_conflict_and_not_new(
    pair: tuple[Laptop, Laptop],
) -> None:
    one, other = pair
    change(one, "other", hidden=True)
    change(other, "other", notes="still on")
    found = preview(one.workspace, bundle=merging.steps_for(other.workspace, since={}))
    assert found.counts == {Noun.CITY_ACTION: KindCount(0, 1, 0)}
    assert [(line.effect, line.field) for line in found.lines] == [
        (Effect.CONFLICT, "hidden"),
        (Effect.CHANGED, "notes"),
    ]


def test_a_long_file_shows_its_first_lines_and_counts_the_others(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    change(other, title="March", expected=5, notes="x")
    found = preview(one.workspace, bundle=merging.steps_for(other.workspace, since={}), limit=2)
    assert (len(found.lines), found.left_out) == (2, 1)


def test_what_is_legal_only_is_not_shown(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    log_legal(other.workspace, said=Said(text="Legal secret"), action_id="action")
    found = preview(one.workspace, bundle=merging.steps_for(other.workspace, since={}))
    assert found.lines == ()
    assert found.counts == {}
    assert found.report.taken == 1
    with one.workspace.read() as reader:
        assert reader.all(LegalEntry) == ()


def test_identical_files_bring_nothing(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    found = preview(one.workspace, bundle=merging.steps_for(other.workspace, since={}))
    assert (found.report.taken, found.lines, found.alike) == (0, (), ())
