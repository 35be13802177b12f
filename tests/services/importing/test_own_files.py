"""A file of ours in any format changes nothing in its own plan, and gives an empty plan what it says."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import ActionStatus, CityAction
from organizer_app.domain.model.sites import AccessStatus, Site
from organizer_app.services.importing.importing import ImportOptions, import_files
from organizer_app.services.importing.incoming_files import IncomingFile, opened_files
from organizer_app.services.sharing.exporting import ScheduleRequest, shared_schedule
from organizer_app.services.sharing.schedule_formats import schedule_bytes
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.open_plans import DAY, add_action, empty_plan, facts, network_plan, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from organizer_app.domain.importing.import_reports import ImportReport
    from organizer_app.services.plan.workspace import Workspace

NOW = datetime(2027, 1, 5, 19, tzinfo=UTC)
# Every format that is written and read: each carries all columns of the table, see `carried_cells`.
FORMATS = ("csv", "xlsx", "json", "geojson", "osdi", "ics", "kml")


def file_of(workspace: Workspace, file_format: str, audience: Audience = Audience.PUBLIC) -> bytes:
    schedule = shared_schedule(workspace, ScheduleRequest(audience=audience), now=NOW)
    return schedule_bytes(schedule, schedule_format=file_format, words=schedule_words())


def bring(workspace: Workspace, data: bytes, file_format: str) -> list[ImportReport]:
    files = opened_files([IncomingFile(f"own.{file_format}", data)])
    return import_files(workspace, files=files, options=ImportOptions())


def rows_of(table: bytes) -> dict[str, dict[str, str]]:
    """Return the rows of a table of ours by the key of the action."""
    rows = csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline=""))
    return {row["external id"]: row for row in rows}


def a_hard_plan(workspace: Workspace) -> None:
    """Make actions whose facts a standard says in other words, or not at all."""
    titles = ("Rally", "March: Boise, ID", "Vigil; at, the \\ river", "Boise", "")
    for number, title in enumerate(titles):
        made = add_action(workspace, "Boise, ID", day=DAY + timedelta(days=number))
        with workspace.edit(EditKind.CHANGED_FIELD) as editor:
            action = editor.get(CityAction, made)
            status = list(ActionStatus)[number + 2]
            editor.put(
                replace(action, title=title, status=status, interpreter="ASL; Spanish", notes="One\ntwo")
            )
            editor.put(
                Site(
                    id=f"s{number}", city_action_id=made, venue="Hall 5, 2nd floor",
                    address="1 Main St, rear",
                    postal_code="83702", access=AccessStatus.ACCESSIBLE, access_notes="Ramp; left door",
                )
            )  # fmt: skip
    add_action(workspace, "Toronto, Canada")
    add_action(workspace, "Anchorage, AK", day=DAY, starts=None)


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with opened(network_plan(tmp_path_factory.mktemp("network"))) as workspace:
        yield workspace


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with opened(empty_plan(tmp_path_factory.mktemp("hard"))) as workspace:
        a_hard_plan(workspace)
        yield workspace


def test_it_changes_nothing_in_its_own_plan(tmp_path: Path) -> None:
    with opened(network_plan(tmp_path)) as workspace:
        before = facts(workspace)
        for file_format in FORMATS:
            (report,) = bring(workspace, file_of(workspace, file_format), file_format)
            told = (report.created, report.updated, report.conflicts, report.possible_duplicates)
            assert (file_format, *told) == (file_format, 0, 0, 0, 0)
        assert facts(workspace) == before


@pytest.mark.parametrize(
    ("file_format", "audience"),
    [("csv", Audience.PUBLIC), ("ics", Audience.PUBLIC), *((code, Audience.INTERNAL) for code in FORMATS)],
)
def test_an_empty_plan_that_took_it_over_gives_the_same_table(
    file_format: str, audience: Audience, network: Workspace, tmp_path: Path
) -> None:
    data, table = (file_of(network, code, audience) for code in (file_format, "csv"))
    with opened(empty_plan(tmp_path)) as workspace:
        bring(workspace, data, file_format)
        assert file_of(workspace, "csv", audience) == table


@pytest.mark.parametrize("file_format", FORMATS)
def test_hard_texts_and_open_facts_come_through_each_format(
    file_format: str, hard: Workspace, tmp_path: Path
) -> None:
    data = file_of(hard, file_format, Audience.INTERNAL)
    table = rows_of(file_of(hard, "csv", Audience.INTERNAL))
    with opened(empty_plan(tmp_path)) as workspace:
        bring(workspace, data, file_format)
        assert rows_of(file_of(workspace, "csv", Audience.INTERNAL)) == table


@pytest.mark.parametrize("file_format", ["osdi", "ics"])
def test_what_another_program_changed_in_a_field_of_the_standard_counts(
    file_format: str, network: Workspace, tmp_path: Path
) -> None:
    text = file_of(network, file_format).decode().replace("\r\n ", "")
    changed = {
        "osdi": (
            ('"title": "March for clean water"', '"title": "Walk for clean water"'),
            ('"status": "confirmed"', '"status": "cancelled"'),
        ),
        "ics": (
            ("SUMMARY:March for clean water", "SUMMARY:Walk for clean water"),
            ("STATUS:CONFIRMED", "STATUS:CANCELLED"),
            ("LOCATION:City Hall steps", "LOCATION:Town Hall"),
        ),
    }
    for before, after in changed[file_format]:
        assert before in text
        text = text.replace(before, after)
    with opened(empty_plan(tmp_path)) as workspace:
        bring(workspace, text.encode(), file_format)
        rows = list(rows_of(file_of(workspace, "csv")).values())
    assert not [row for row in rows if row["title"] == "March for clean water"]
    assert "Walk for clean water" in {row["title"] for row in rows}
    assert "confirmed" not in {row["status"] for row in rows}
    if file_format == "ics":
        assert "Town Hall" in {row["venue"] for row in rows}
        assert "City Hall steps" not in {row["venue"] for row in rows}


@pytest.mark.parametrize("file_format", ["osdi", "ics", "kml"])
def test_an_audience_carries_no_column_above_it(file_format: str, network: Workspace) -> None:
    told, inner = (
        file_of(network, file_format, audience).decode().replace("\r\n ", "").casefold()
        for audience in (Audience.PUBLIC, Audience.INTERNAL)
    )
    for heading in ("expected", "backup", "notes"):
        names = (f'"organizer:{heading}"', f"x-organizer-{heading}:", f'name="{heading}"')
        assert any(name in inner for name in names)
        assert not any(name in told for name in names)


@pytest.mark.parametrize("file_format", FORMATS)
def test_how_to_get_in_is_told_before_anybody_has_named_a_venue(file_format: str, tmp_path: Path) -> None:
    text = (
        "Title,City,State,Date,Status,ZIP,Access,Access notes\n"
        "Vigil,Boise,ID,4/17/2027,confirmed,83702,yes,Ramp at the back\n"
    )
    with opened(empty_plan(tmp_path, "list.organizer")) as workspace:
        bring(workspace, text.encode(), "csv")
        (row,) = rows_of(file_of(workspace, "csv")).values()
        told = (row["venue"], row["zip"], row["access"], row["access notes"])
        assert told == ("", "83702", "accessible", "Ramp at the back")
        data, before = file_of(workspace, file_format), facts(workspace)
        assert bring(workspace, data, file_format)[0].unchanged == 1
        assert facts(workspace) == before
        table = file_of(workspace, "csv")
    with opened(empty_plan(tmp_path)) as workspace:
        bring(workspace, data, file_format)
        assert rows_of(file_of(workspace, "csv")) == rows_of(table)
