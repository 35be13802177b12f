"""A field stands on the changes that nothing has replaced: one in peace, several after a meeting of two."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from organizer_app.domain.basics.changes import Noun, Operation, RecordChange
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.merge_problems import FieldContested
from organizer_app.domain.model.organizations import Organization
from organizer_app.services.plan import history
from organizer_app.storage.journal.journal import changes_of
from organizer_app.storage.journal.journal_heads import (
    ALL_FIELDS,
    LatestChanges,
    change_name,
    heads_of,
    keep_heads,
)
from organizer_app.storage.tables import HEAD
from tests.support.asked_statements import asked
from tests.support.journal_checks import check_plan
from tests.support.plan_engines import OTHER_ORIGIN, OpenPlan


def test_a_new_record_stands_on_its_insert_in_every_field() -> None:
    heads = LatestChanges("1:1")
    assert heads.of("name") == heads.of(ALL_FIELDS) == ["1:1"]


def test_a_change_takes_the_place_of_its_parents_in_its_own_fields() -> None:
    heads = LatestChanges("1:1")
    heads.write("1:2", ["name"], {"name": ["1:1"]})
    heads.write("1:3", ["name"], {"name": ["1:2"]})
    assert LatestChanges("1:1", heads.stored()).of("name") == ["1:3"]
    assert (heads.of("name"), heads.of("notes")) == (["1:3"], ["1:1"])


def test_two_changes_that_did_not_know_each_other_both_stand() -> None:
    heads = LatestChanges("1:1")
    heads.write("1:2", ["name"], {"name": ["1:1"]})
    heads.write("2:1", ["name"], {"name": ["1:1"]})
    assert heads.of("name") == ["1:2", "2:1"]
    heads.write("1:3", ["name"], {"name": ["1:2", "2:1"]})
    assert heads.of("name") == ["1:3"]


def change(plan: OpenPlan, **fields: str) -> None:
    with plan.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(replace(editor.get(Organization, "g"), **fields))


def heads(plan: OpenPlan, *ids: str) -> dict[str, LatestChanges]:
    with plan.workspace.read() as reader:
        return heads_of(reader.connection, Noun.ORGANIZATION, ids)


def last_parents(plan: OpenPlan) -> dict[str, tuple[str, ...]]:
    with plan.workspace.read() as reader:
        (last,) = changes_of(reader.connection, history.entries(plan.workspace)[0].edit_id)
        return dict(last.parents)


def test_every_change_names_what_it_replaces_field_by_field(plan: OpenPlan) -> None:
    with plan.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(Organization(id="f", name="First"))
        editor.put(Organization(id="g", name="ALIGN"))
    change(plan, name="A")
    assert last_parents(plan) == {"name": (change_name(1, 2),)}
    change(plan, name="B", notes="n")
    assert last_parents(plan) == {"name": (change_name(1, 3),), "notes": (change_name(1, 2),)}
    known = heads(plan, "g", "f", "missing")
    assert known.keys() == {"f", "g"}
    assert (known["g"].of("name"), known["f"].of("name")) == ([change_name(1, 4)], [change_name(1, 1)])


def test_a_change_from_elsewhere_is_a_parent_like_any_other(plan: OpenPlan) -> None:
    with plan.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(Organization(id="g", name="ALIGN"))
    with plan.edit_elsewhere() as editor:
        editor.put(replace(editor.get(Organization, "g"), name="theirs"))
    change(plan, name="mine")
    assert last_parents(plan) == {"name": (change_name(OTHER_ORIGIN, 1),)}


def test_a_tombstone_names_the_insert_as_well(plan: OpenPlan) -> None:
    with plan.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(Organization(id="g", name="ALIGN"))
    with plan.workspace.edit(EditKind.REMOVED_ACTIONS) as editor:
        editor.hide(editor.get(Organization, "g"))
    assert last_parents(plan) == {"hidden": (change_name(1, 1),), ALL_FIELDS: (change_name(1, 1),)}
    with plan.workspace.read() as reader:
        (removed,) = changes_of(reader.connection, history.entries(plan.workspace)[0].edit_id)
    assert removed.operation is Operation.DELETE


def test_heads_of_more_records_than_fit_one_statement_are_found(plan: OpenPlan) -> None:
    ids = [f"{number:04d}" for number in range(1100)]
    with plan.workspace.edit(EditKind.IMPORTED) as editor:
        editor.add_all(Organization(id=each, name=each) for each in ids)
    assert {name: found.of("name") for name, found in heads(plan, *ids).items()} == {
        name: [change_name(1, number)] for number, name in enumerate(ids, 1)
    }


def test_an_edit_reads_no_history_however_long_it_is(plan: OpenPlan) -> None:
    with plan.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(Organization(id="g", name="ALIGN"))
    for number in range(3):
        change(plan, name=f"name {number}")
    with asked() as texts:
        change(plan, name="last")
    statements = [" ".join(text.split()) for text in texts]
    assert any("FROM head" in statement for statement in statements)
    assert [statement for statement in statements if "FROM change" in statement] == []
    assert last_parents(plan) == {"name": (change_name(1, 4),)}
    check_plan(plan.workspace)


def test_a_field_can_stand_on_several_changes_and_is_named_as_contested(plan: OpenPlan) -> None:
    with plan.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(Organization(id="g", name="ALIGN"))
    change(plan, name="ours", notes="ours")
    theirs = RecordChange(
        Noun.ORGANIZATION, "g", Operation.UPDATE, {"name": "theirs"}, {}, {"name": (change_name(1, 1),)}
    )
    with plan.database.writing() as connection:
        known = heads_of(connection, Noun.ORGANIZATION, ["g"])
        keep_heads(connection, OTHER_ORIGIN, 7, [theirs], known)
        connection.execute(update(HEAD).values(contested="name"))
    found = heads(plan, "g")["g"]
    assert found.of("name") == [change_name(1, 2), change_name(OTHER_ORIGIN, 7)]
    assert (found.of("notes"), found.contested) == ([change_name(1, 2)], ("name",))
    with pytest.raises(FieldContested):
        change(plan, name="unaware")
    change(plan, notes="beside it")
    assert heads(plan, "g")["g"].contested == ("name",)
    with plan.workspace.edit(EditKind.SETTLED_CONFLICT) as editor:
        editor.settle(replace(editor.get(Organization, "g"), name="settled"), {"name"})
    assert last_parents(plan) == {"name": (change_name(1, 2), change_name(OTHER_ORIGIN, 7))}
    assert heads(plan, "g")["g"].contested == ()


def test_a_record_that_was_erased_says_so_after_later_changes_too(plan: OpenPlan) -> None:
    with plan.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(Organization(id="g", name="ALIGN"))
    with plan.workspace.edit(EditKind.ERASED_PERSON) as editor:
        editor.erase(Organization(id="g", name=""))
    assert heads(plan, "g")["g"].is_erased
    with plan.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        known = editor.rows_by_id(Organization, ["g"])
        editor.put_all([replace(known["g"], hidden=False)], known)
    assert heads(plan, "g")["g"].is_erased
