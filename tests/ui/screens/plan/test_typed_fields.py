"""A typed field is edited, changed for many, printed and told in history by nothing but its declaration."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from organizer_app.domain.basics.audiences import Audience, audiences_of
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.model.action_fields import TYPED_FIELDS, typed_field
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.rows.bulk_changes import bulk_field
from organizer_app.domain.sharing.shared_schedule import SharedEntry
from organizer_app.exchange.schedule.csv_schedule import write_csv
from organizer_app.services.actions import bulk_edits, city_actions
from organizer_app.services.actions.action_details import action_detail
from organizer_app.services.plan.history import entries
from organizer_app.services.sharing.exporting import ScheduleRequest, shared_schedule
from organizer_app.ui.flow.typed_values import Reading
from organizer_app.ui.screens.plan.editing.edits import change_meant, store
from organizer_app.ui.screens.plan.inspector.action_form import ActionForm
from organizer_app.ui.screens.plan.inspector.inspector_fields import CODECS
from organizer_app.wording.importing import import_columns
from organizer_app.wording.language import field_names
from organizer_app.wording.plan import bulk, edits
from tests.support.action_rows import make_row
from tests.support.open_plans import action, add_action, empty_plan, one_step, opened
from tests.support.printed_pages import packet, packet_pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from organizer_app.domain.model.field_specs import FieldSpec
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.theme.theme import Theme

NOW = datetime(2027, 1, 5, 19, tzinfo=UTC)
TYPED = "Spanish, ASL"
each = pytest.mark.parametrize("spec", TYPED_FIELDS, ids=lambda spec: spec.name)


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Workspace]:
    with opened(empty_plan(tmp_path)) as workspace:
        yield workspace


@each
def test_the_inspector_has_a_line_for_it_that_is_stored_as_one_step(plan: Workspace, spec: FieldSpec) -> None:
    action_id = add_action(plan)
    assert CODECS[spec.name].read(f" {TYPED} ") == Reading(TYPED)
    with one_step(plan, EditKind.CHANGED_FIELD):
        store(plan, spec.name, action_id, f" {TYPED} ")
    assert getattr(action(plan, action_id), spec.name) == TYPED
    assert action_detail(plan, action_id=action_id).typed[spec.name] == TYPED
    step = next(entry for entry in entries(plan) if entry.kind is EditKind.CHANGED_FIELD)
    assert edits.sentence(step) == f"Changed “{field_names.field_name(spec.name)}” of Seattle, WA to {TYPED}"


@each
def test_the_form_shows_it_once_it_is_read_and_tells_what_is_typed(
    qtbot: QtBot, theme: Theme, spec: FieldSpec
) -> None:
    del theme
    form = ActionForm()
    qtbot.addWidget(form)
    told: list[tuple[str, object]] = []
    form.field_edited.connect(lambda field, value: told.append((field, value)))
    line = form.fields[spec.name]
    form.show_action(make_row(), None, "", "2027-04-17")
    assert not line.editor.widget.isEnabled()
    form.show_typed({spec.name: TYPED})
    assert (line.editor.text(), line.editor.widget.isEnabled()) == (TYPED, True)
    form.show_action(make_row(), "", "", "2027-04-17")
    assert line.editor.text() == TYPED
    line.editor.put("Hmong")
    line.commit()
    assert told == [(spec.name, "Hmong")]


@each
def test_it_is_changed_for_many_as_one_step(plan: Workspace, spec: FieldSpec) -> None:
    ids = [add_action(plan, city) for city in ("Omaha, NE", "Boise, ID")]
    store(plan, spec.name, ids[0], "Hmong")
    change = change_meant(bulk_field(spec.name), TYPED, 2027)
    assert (spec.name, field_names.field_name(spec.name)) in bulk.fields()
    preview = bulk_edits.preview(plan, action_ids=ids, change=change)
    assert (preview.changing, preview.lost) == (2, (("Hmong", 1), ("", 1)))
    with one_step(plan, EditKind.CHANGED_MANY):
        bulk_edits.apply(plan, action_ids=ids, change=change)
    assert {getattr(action(plan, each_id), spec.name) for each_id in ids} == {TYPED}
    step = next(entry for entry in entries(plan) if entry.kind is EditKind.CHANGED_MANY)
    assert edits.sentence(step) == f"Changed “{field_names.field_name(spec.name)}” of 2 actions to {TYPED}"


@each
def test_the_import_sheet_offers_it_by_its_name(spec: FieldSpec) -> None:
    assert (spec.column, field_names.field_name(spec.name)) in import_columns.field_names()


@each
def test_a_schedule_shows_it_to_its_audience_alone(plan: Workspace, spec: FieldSpec) -> None:
    store(plan, spec.name, add_action(plan), TYPED)
    audience = audiences_of(CityAction)[spec.name]
    for reader in (Audience.PUBLIC, Audience.PARTNERS, Audience.INTERNAL):
        text = write_csv(shared_schedule(plan, ScheduleRequest(audience=reader), now=NOW)).decode()
        assert (spec.csv in text.splitlines()[0]) == (audience <= reader)
    assert audiences_of(SharedEntry)[spec.name] >= audience


@each
def test_the_packet_names_it(qtbot: QtBot, spec: FieldSpec) -> None:
    del qtbot
    blank = packet()
    held = replace(blank, entry=replace(blank.entry, **{spec.name: TYPED}))
    texts = [" ".join(packet_pages(each)) for each in (held, blank)]
    label = field_names.field_name(spec.name)
    assert [label in text for text in texts] == [spec.in_packet, False]
    assert [TYPED in text for text in texts] == [spec.in_packet, False]


def test_what_is_not_declared_is_no_field(plan: Workspace) -> None:
    action_id = add_action(plan)
    for name in ("place_id", "nonsense"):
        assert typed_field(name) is None
        with pytest.raises(BadValue):
            city_actions.set_field(plan, action_id=action_id, field=name, value="x")
        with pytest.raises(ValueError, match=name):
            bulk_field(name)
