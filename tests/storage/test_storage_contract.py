"""What storage promises, on a plan file and on a team server alike."""

import json
from dataclasses import replace
from datetime import UTC, datetime, time
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from organizer_app.domain.basics.changes import ChangeSet, Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import NothingToUndo, RecordMissing, StaleRecord, UndoBlocked
from organizer_app.domain.basics.records import Record
from organizer_app.domain.model.city_actions import CityAction, without_idle_seconds
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.sites import Site
from organizer_app.domain.places.places import Place
from organizer_app.services.plan import history
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.editor import Editor
from organizer_app.storage.rows.plan_rows import read_rows, read_snapshot
from organizer_app.storage.statements import BATCH
from organizer_app.storage.tables import CHANGE, EDIT
from tests.support.builders import a_city_action, a_place
from tests.support.journal_checks import check_plan, contents
from tests.support.plan_engines import START, OpenPlan
from tests.support.record_values import any_record, records

ADDED, CHANGED = EditKind.ADDED_ACTION, EditKind.CHANGED_TITLE
SHOWN = st.sampled_from([False])
few_examples = settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def put(plan: OpenPlan, *added: Record) -> None:
    with plan.workspace.edit(ADDED) as editor:
        for record in added:
            editor.put(record)


def as_kept(record: Record) -> Record:
    """Return a record without what an action says of wall times that their day shows once."""
    return without_idle_seconds(record) if isinstance(record, CityAction) else record


def change(plan: OpenPlan, record_id: str, kind: EditKind = CHANGED, **fields: Any) -> None:
    with plan.workspace.edit(kind) as editor:
        editor.put(replace(editor.get(Organization, record_id), **fields))


def group(plan: OpenPlan) -> Organization:
    with plan.workspace.read() as reader:
        return reader.get(Organization, "g")


def journal_length(plan: OpenPlan) -> tuple[int, int]:
    with plan.workspace.read() as reader:
        steps, changes = (list(reader.connection.execute(select(table))) for table in (EDIT, CHANGE))
        return len(steps), len(changes)


class TestRecords:
    def test_a_record_with_every_field_filled_comes_back_as_it_was(self, plan: OpenPlan) -> None:
        given = {each: as_kept(any_record(each)) for each in RECORD_TYPES.values()}
        put(plan, *given.values())
        with plan.workspace.read() as reader:
            for record_type, record in given.items():
                stored = reader.get(record_type, record.id)
                assert (stored.version, stored.created_at, stored.updated_at) == (1, START, START)
                plain = {"version": 0, "created_at": None, "updated_at": None}
                if record_type is CityAction:
                    plain |= {"starts_utc": None, "ends_utc": None, "tzdata_version": ""}
                assert replace(stored, **plain) == replace(record, **plain)

    def test_any_record_survives_storing_and_changing(self, plan: OpenPlan) -> None:
        ids = count()

        @few_examples
        @given(data=st.data())
        def come_back(data: st.DataObject) -> None:
            for record_type in RECORD_TYPES.values():
                drawn = records(record_type, id=st.just(f"r{next(ids)}"), hidden=SHOWN).map(as_kept)
                first, other = data.draw(drawn), replace(data.draw(drawn), version=1)
                put(plan, first)
                with plan.workspace.edit(CHANGED) as editor:
                    assert not codec_of(record_type).differing(editor.get(record_type, first.id), first)
                    written = editor.put(other)
                assert not codec_of(record_type).differing(written, other)
                with plan.workspace.read() as reader:
                    assert reader.get(record_type, first.id) == written

        come_back()

    def test_what_put_returns_is_what_is_stored(self, plan: OpenPlan) -> None:
        plan.clock.now = datetime(2026, 11, 24, 9, 0, 0, 654321, tzinfo=UTC)
        with plan.workspace.edit(ADDED) as editor:
            returned = editor.put(a_city_action())
        with plan.workspace.read() as reader:
            assert reader.get(CityAction, returned.id) == returned

    def test_a_change_raises_the_version_keeps_the_birthday_and_refuses_what_is_stale(
        self, plan: OpenPlan
    ) -> None:
        put(plan, Organization(id="g", name="ALIGN"))
        old = group(plan)
        plan.clock.advance(60)
        change(plan, "g", name="ALIGN NY")
        stored = group(plan)
        assert (stored.version, stored.name) == (2, "ALIGN NY")
        assert (stored.created_at, stored.updated_at) == (START, plan.clock.now)
        with pytest.raises(StaleRecord) as stale, plan.workspace.edit(CHANGED) as editor:
            editor.put(replace(old, notes="mine"))
        assert (stale.value.noun, stale.value.record_id) == ("organization", "g")
        assert group(plan) == stored

    def test_a_record_that_is_not_there_is_a_problem(self, plan: OpenPlan) -> None:
        with plan.workspace.read() as reader, pytest.raises(RecordMissing) as missing:
            reader.get(Place, "nowhere")
        assert (missing.value.noun, missing.value.record_id) == ("place", "nowhere")
        with pytest.raises(RecordMissing), plan.workspace.edit(CHANGED) as editor:
            editor.put(a_place(version=3))
        assert journal_length(plan) == (0, 0)

    def test_a_hidden_record_is_gone_from_every_view_but_not_from_history(self, plan: OpenPlan) -> None:
        put(plan, a_place(), a_city_action())
        with plan.workspace.edit(EditKind.REMOVED_ACTIONS) as editor:
            editor.hide(editor.get(CityAction, "action"))
        with plan.workspace.read() as reader:
            assert reader.all(CityAction) == reader.among(CityAction, "id", ["action"]) == ()
            assert read_snapshot(reader.connection).rows == read_rows(reader.connection, ["action"]) == ()
            kept = reader.find(CityAction, "action")
            assert kept
            assert (kept.hidden, kept.version) == (True, 2)
            with pytest.raises(RecordMissing):
                reader.get(CityAction, "action")

    def test_an_edit_reads_what_it_has_written_and_nobody_else_does_before_its_end(
        self, plan: OpenPlan
    ) -> None:
        with plan.workspace.edit(ADDED) as editor:
            editor.put(Organization(id="g", name="ALIGN"))
            assert editor.get(Organization, "g").name == "ALIGN"
            assert [each.id for each in editor.all(Organization)] == ["g"]
            assert editor.rows_by_id(Organization, ["g", "x"]).keys() == {"g"}
            editor.flush()
            with plan.workspace.read() as reader:
                assert reader.all(Organization) == ()

    def test_a_read_is_one_view_even_while_somebody_writes(self, plan: OpenPlan) -> None:
        put(plan, Organization(id="g", name="ALIGN"))
        with plan.workspace.read() as reader:
            before = reader.get(Organization, "g")
            change(plan, "g", name="ALIGN NY")
            assert reader.get(Organization, "g") == before
            assert len(list(reader.connection.execute(select(EDIT)))) == 1

    def test_more_records_than_fit_one_statement_are_found(self, plan: OpenPlan) -> None:
        ids = [f"{number:04d}" for number in range(1201)]
        with plan.workspace.edit(EditKind.IMPORTED) as editor:
            editor.add_all(Organization(id=each, name=each, parent_id="p") for each in ids)
        with plan.workspace.read() as reader:
            assert [found.id for found in reader.among(Organization, "id", ids)] == ids
            assert len(reader.rows_by_id(Organization, ids)) == len(reader.all(Organization)) == 1201
            assert len(reader.all(Organization, name="0007", parent_id="p")) == 1

    def test_rows_stand_in_the_same_order_on_both_databases(self, plan: OpenPlan) -> None:
        days = {"d": None, "c": a_city_action().day, "b": a_city_action().day, "a": a_city_action().day}
        starts = {"d": time(9), "c": time(12), "b": None, "a": time(9)}
        put(plan, a_place(), *(a_city_action(id=i, day=days[i], starts=starts[i], ends=None) for i in days))
        with plan.workspace.read() as reader:
            assert [row.action_id for row in read_snapshot(reader.connection).rows] == ["b", "a", "c", "d"]


class TestEdits:
    def test_an_exception_takes_everything_back(self, plan: OpenPlan) -> None:
        put(plan, Organization(id="g", name="ALIGN"))
        before = contents(plan.workspace)
        with pytest.raises(ZeroDivisionError), plan.workspace.edit(ADDED) as editor:
            write_and_fail(editor)
        assert contents(plan.workspace) == before
        assert journal_length(plan) == (1, 0)
        check_plan(plan.workspace)

    def test_an_edit_that_changes_nothing_leaves_no_entry(self, plan: OpenPlan) -> None:
        put(plan, Organization(id="g", name="ALIGN"), a_city_action())
        heard = list[ChangeSet]()
        plan.workspace.subscribe(heard.append)
        with plan.workspace.edit(CHANGED) as editor:
            editor.put(editor.get(Organization, "g"))
        with plan.workspace.edit(CHANGED):
            pass
        with plan.workspace.edit(CHANGED) as editor:
            action = editor.get(CityAction, "action")
            editor.put(replace(action, starts_utc=None, tzdata_version="", updated_at=None, created_at=None))
        assert journal_length(plan) == (1, 0)
        assert heard == []
        assert group(plan).version == 1

    def test_two_writes_to_a_record_in_one_edit_are_one_change(self, plan: OpenPlan) -> None:
        put(plan, Organization(id="g", name="ALIGN"))
        with plan.workspace.edit(CHANGED) as editor:
            first = editor.put(replace(editor.get(Organization, "g"), name="A", notes="n"))
            editor.put(replace(first, name="B", website="w"))
        assert journal_length(plan) == (2, 1)
        with plan.workspace.read() as reader:
            (only,) = reader.connection.execute(select(CHANGE.c.before, CHANGE.c.after))
        assert json.loads(only.before) == {"name": "ALIGN", "notes": "", "website": ""}
        assert json.loads(only.after) == {"name": "B", "notes": "n", "website": "w"}
        history.undo(plan.workspace)
        assert (group(plan).name, group(plan).notes, group(plan).website) == ("ALIGN", "", "")

    def test_listeners_hear_what_was_touched_and_which_actions_look_different(self, plan: OpenPlan) -> None:
        site = Site(id="s", city_action_id="action", venue="Park")
        put(plan, a_place(), a_city_action(), a_city_action(id="elsewhere", place_id=""), site)
        heard = list[ChangeSet]()
        unsubscribe = plan.workspace.subscribe(heard.append)
        with plan.workspace.edit(EditKind.CHANGED_PLACE) as editor:
            editor.put(replace(editor.get(Place, "seattle"), name="Seattle Center"))
        (told,) = heard
        assert told.touched == {(Noun.PLACE, "seattle")}
        assert (told.kind, told.action_ids, told.everything) == (EditKind.CHANGED_PLACE, {"action"}, False)
        assert told.touches(frozenset({Noun.PLACE}))
        assert not told.touches(frozenset({Noun.SITE}))
        assert history.entries(plan.workspace)[0].edit_id == told.edit_id
        unsubscribe()
        change_site_of(plan, "elsewhere")
        assert len(heard) == 1

    def test_a_part_that_moves_to_another_action_changes_both_rows(self, plan: OpenPlan) -> None:
        put(plan, a_city_action(), a_city_action(id="elsewhere"))
        put(plan, Site(id="s", city_action_id="action", venue="Park"))
        heard = list[ChangeSet]()
        plan.workspace.subscribe(heard.append)
        change_site_of(plan, "elsewhere")
        assert heard[0].action_ids == {"action", "elsewhere"}
        check_plan(plan.workspace)

    def test_hundreds_of_records_are_changed_and_taken_back_as_one_step(self, plan: OpenPlan) -> None:
        with plan.workspace.edit(EditKind.IMPORTED) as editor:
            editor.add_all(a_city_action(id=f"{n:04d}") for n in range(BATCH + 1))
        with plan.workspace.edit(EditKind.MOVED_ACTIONS) as editor:
            known = {action.id: action for action in editor.all(CityAction)}
            editor.put_all([replace(action, title="Noon") for action in known.values()], known)
        assert journal_length(plan) == (2, BATCH + 1)
        check_plan(plan.workspace)
        history.undo(plan.workspace)
        with plan.workspace.read() as reader:
            assert {action.title for action in reader.all(CityAction)} == {""}
        check_plan(plan.workspace)


def write_and_fail(editor: Editor) -> None:
    editor.put(a_place())
    editor.put(replace(editor.get(Organization, "g"), name="x"))
    raise ZeroDivisionError


def change_site_of(plan: OpenPlan, action_id: str) -> None:
    with plan.workspace.edit(EditKind.CHANGED_VENUE) as editor:
        for site in editor.all(Site):
            editor.put(replace(site, city_action_id=action_id))


class TestUndo:
    def test_undo_gives_back_each_changed_field_and_redo_makes_it_again(self, plan: OpenPlan) -> None:
        put(plan, Organization(id="g", name="ALIGN", notes="n"))
        change(plan, "g", name="A")
        change(plan, "g", notes="m")
        plan.reopen()
        history.undo(plan.workspace)
        plan.reopen()
        assert (group(plan).name, group(plan).notes) == ("A", "n")
        history.undo(plan.workspace)
        assert (group(plan).name, group(plan).notes) == ("ALIGN", "n")
        history.redo(plan.workspace)
        plan.reopen()
        history.redo(plan.workspace)
        assert (group(plan).name, group(plan).notes) == ("A", "m")
        check_plan(plan.workspace)

    def test_undo_of_an_insert_hides_and_redo_shows_again(self, plan: OpenPlan) -> None:
        put(plan, a_place(), a_city_action())
        everything = contents(plan.workspace)
        for _ in range(2):
            history.undo(plan.workspace)
            assert contents(plan.workspace) == {}
            check_plan(plan.workspace)
            history.redo(plan.workspace)
            assert contents(plan.workspace) == everything
            check_plan(plan.workspace)

    def test_redo_is_dead_after_a_new_step(self, plan: OpenPlan) -> None:
        put(plan, Organization(id="g", name="ALIGN"))
        change(plan, "g", name="A")
        history.undo(plan.workspace)
        change(plan, "g", notes="new")
        with pytest.raises(NothingToUndo) as nothing:
            history.redo(plan.workspace)
        assert nothing.value.forward

    def test_an_undo_never_overwrites_what_somebody_else_wrote_since(self, plan: OpenPlan) -> None:
        put(plan, Organization(id="g", name="ALIGN"))
        change(plan, "g", name="mine", notes="mine")
        with plan.edit_elsewhere() as editor:
            editor.put(replace(editor.get(Organization, "g"), notes="theirs"))
        length = journal_length(plan)
        with pytest.raises(UndoBlocked) as blocked:
            history.undo(plan.workspace)
        assert (blocked.value.noun, blocked.value.record_id, blocked.value.fields) == (
            "organization", "g", ("notes",)
        )  # fmt: skip
        assert (group(plan).name, group(plan).notes) == ("mine", "theirs")
        assert journal_length(plan) == length

    def test_an_insert_that_somebody_else_filled_is_not_taken_back(self, plan: OpenPlan) -> None:
        put(plan, Organization(id="g", name="ALIGN"))
        with plan.edit_elsewhere() as editor:
            editor.put(replace(editor.get(Organization, "g"), notes="theirs"))
        with pytest.raises(UndoBlocked):
            history.undo(plan.workspace)
        assert group(plan).notes == "theirs"

    def test_a_field_nobody_else_touched_is_taken_back_beside_one_that_was(self, plan: OpenPlan) -> None:
        put(plan, Organization(id="g", name="ALIGN"))
        change(plan, "g", name="mine")
        with plan.edit_elsewhere() as editor:
            editor.put(replace(editor.get(Organization, "g"), notes="theirs"))
        history.undo(plan.workspace)
        assert (group(plan).name, group(plan).notes) == ("ALIGN", "theirs")

    def test_a_step_that_came_to_nothing_does_not_stop_undo(self, plan: OpenPlan) -> None:
        put(plan, Organization(id="g", name="ALIGN"))
        with plan.workspace.edit(CHANGED) as editor:
            first = editor.put(replace(editor.get(Organization, "g"), name="A"))
            editor.put(replace(first, name="ALIGN"))
        with plan.workspace.edit(ADDED) as editor:
            editor.hide(editor.put(Organization(id="h", name="Short")))
        for _ in range(len(history.entries(plan.workspace))):
            history.undo(plan.workspace)
        assert contents(plan.workspace) == {}
        check_plan(plan.workspace)
