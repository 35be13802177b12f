"""No declared field of a city action is lost: created, updated, completed, written and read again."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.action_fields import CELL_FIELDS, IMPORTED_FIELDS, SHARED_FIELDS, TYPED_FIELDS
from organizer_app.domain.model.city_actions import ActionStatus, CityAction, Tactic
from organizer_app.domain.model.field_specs import FieldKind, FieldSpec, Source
from organizer_app.exchange.reading.incoming_fields import generic_field
from organizer_app.exchange.schedule.csv_schedule import write_csv
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.services.sharing.exporting import ScheduleRequest, shared_schedule
from tests.support.open_plans import add_action, empty_plan, opened

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.services.plan.workspace import Workspace

NOW = datetime(2027, 1, 5, 19, tzinfo=UTC)
# Cell and value of every field that an import fills; on the night of the change the clock shows 1:30 twice.
FIRST: dict[str, tuple[str, Any]] = {
    "title": ("Gate", "Gate"),
    "tactic": ("vigil", Tactic.VIGIL),
    "day": ("2027-11-07", date(2027, 11, 7)),
    "starts": ("01:15", time(1, 15)),
    "ends": ("01:45", time(1, 45)),
    "ends_day": ("", None),
    "starts_second": ("second start and end", True),
    "ends_second": ("second start and end", True),
    "zone": ("America/Denver", "America/Denver"),
    "expected": ("120", 120),
    "status": ("confirmed", ActionStatus.CONFIRMED),
    "notes": ("Ramp", "Ramp"),
    "public_url": ("https://example.org/gate", "https://example.org/gate"),
}
SECOND: dict[str, tuple[str, Any]] = {
    "title": ("Bridge", "Bridge"),
    "tactic": ("march", Tactic.MARCH),
    "day": ("2027-04-17", date(2027, 4, 17)),
    "starts": ("22:00", time(22)),
    "ends": ("01:00", time(1)),
    "ends_day": ("2027-04-18", date(2027, 4, 18)),
    "starts_second": ("", False),
    "ends_second": ("", False),
    "zone": ("America/Chicago", "America/Chicago"),
    "expected": ("90", 90),
    "status": ("ready", ActionStatus.READY),
    "notes": ("Stairs", "Stairs"),
    "public_url": ("https://example.org/bridge", "https://example.org/bridge"),
}
# A typed line takes any words.
for spec in TYPED_FIELDS:
    if spec.kind is FieldKind.LINE and spec in IMPORTED_FIELDS:
        FIRST[spec.name] = (f"First {spec.name}, ASL", f"First {spec.name}, ASL")
        SECOND[spec.name] = (f"Second {spec.name}", f"Second {spec.name}")
names = pytest.mark.parametrize("spec", IMPORTED_FIELDS, ids=lambda spec: spec.name)


def file_of(cells: dict[str, str]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows((list(cells), list(cells.values())))
    return text.getvalue().encode()


def row_of(values: dict[str, tuple[str, Any]]) -> bytes:
    columns = {spec.column: values[spec.name][0] for spec in IMPORTED_FIELDS}
    return file_of({"city": "Omaha", "state": "NE", "external id": "A1", **columns})


def imported(plan: Workspace, data: bytes, name: str = "rows.csv") -> CityAction:
    import_files(plan, files=[IncomingFile(name, data)], options=ImportOptions(source=name))
    with plan.read() as reader:
        (action,) = reader.all(CityAction)
    return action


def differing(action: CityAction, values: dict[str, tuple[str, Any]]) -> list[str]:
    return [name for name, (_cell, value) in values.items() if getattr(action, name) != value]


def test_the_tables_of_this_test_hold_every_field_that_is_declared() -> None:
    declared = {spec.name for spec in IMPORTED_FIELDS}
    assert declared == set(FIRST) == set(SECOND)
    same = {name for name in FIRST if FIRST[name] == SECOND[name]}
    assert same == set()


def test_a_new_action_and_a_known_one_take_every_field_of_their_row(plan: Workspace) -> None:
    assert differing(imported(plan, row_of(FIRST)), FIRST) == []
    assert differing(imported(plan, row_of(SECOND)), SECOND) == []


def test_a_planned_action_is_filled_in_from_every_cell_of_its_own(plan: Workspace) -> None:
    add_action(plan, "Omaha, NE")
    filled = [spec for spec in IMPORTED_FIELDS if spec.source in {Source.CELL, Source.NOTES}]
    # A name that differs makes an action of its own.
    filled = [spec for spec in filled if spec.name != "title"]
    cells = {spec.column: FIRST[spec.name][0] for spec in filled}
    action = imported(plan, file_of({"city": "Omaha", "state": "NE", **cells}))
    assert differing(action, {spec.name: FIRST[spec.name] for spec in filled}) == []
    other = file_of({"city": "Omaha", "state": "NE", **dict.fromkeys(cells, "7")})
    kept = imported(plan, other, "another list.csv")
    assert differing(kept, {spec.name: FIRST[spec.name] for spec in filled if spec in CELL_FIELDS}) == []


def test_a_schedule_is_read_as_it_was_written(plan: Workspace, tmp_path: Path) -> None:
    for values in (FIRST, SECOND):
        imported(plan, row_of(values))
        schedule = shared_schedule(plan, ScheduleRequest(audience=Audience.INTERNAL), now=NOW)
        written = write_csv(schedule)
        headings = written.decode("utf-8-sig").splitlines()[0].split(",")
        assert {spec.csv for spec in SHARED_FIELDS} <= set(headings)
        path = empty_plan(tmp_path, f"{values['title'][0]}.organizer")
        with opened(path) as other:
            assert differing(imported(other, written), values) == []


@names
def test_every_heading_of_a_field_means_that_field(spec: FieldSpec) -> None:
    for heading in (spec.column, *spec.headings, *filter(None, [spec.csv])):
        assert generic_field(heading) == spec.column


def test_an_audience_sees_no_column_above_it(plan: Workspace) -> None:
    imported(plan, row_of(FIRST))
    schedule = shared_schedule(plan, ScheduleRequest(audience=Audience.PUBLIC), now=NOW)
    text = write_csv(schedule).decode()
    assert "Ramp" not in text
    assert "notes" not in text.splitlines()[0].split(",")
