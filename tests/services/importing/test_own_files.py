"""A file of ours in any format changes nothing in its own plan, and gives an empty plan what it says."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.services.importing.importing import ImportOptions, import_files
from organizer_app.services.importing.incoming_files import IncomingFile, opened_files
from organizer_app.services.sharing.exporting import ScheduleRequest, shared_schedule
from organizer_app.services.sharing.schedule_formats import schedule_bytes
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.open_plans import empty_plan, facts, network_plan, opened

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.importing.import_reports import ImportReport
    from organizer_app.services.plan.workspace import Workspace

NOW = datetime(2027, 1, 5, 19, tzinfo=UTC)
WHOLE = ("csv", "xlsx", "json", "geojson")
# These say some things for people only, in a description.
IN_PART = ("osdi", "ics", "kml")


def file_of(workspace: Workspace, file_format: str) -> bytes:
    schedule = shared_schedule(workspace, ScheduleRequest(audience=Audience.PUBLIC), now=NOW)
    return schedule_bytes(schedule, schedule_format=file_format, words=schedule_words())


def bring(workspace: Workspace, data: bytes, file_format: str) -> list[ImportReport]:
    files = opened_files([IncomingFile(f"own.{file_format}", data)])
    return import_files(workspace, files=files, options=ImportOptions())


def test_it_changes_nothing_in_its_own_plan(tmp_path: Path) -> None:
    with opened(network_plan(tmp_path)) as workspace:
        before = facts(workspace)
        for file_format in (*WHOLE, *IN_PART):
            (report,) = bring(workspace, file_of(workspace, file_format), file_format)
            told = (report.created, report.updated, report.conflicts, report.possible_duplicates)
            assert (file_format, *told) == (file_format, 0, 0, 0, 0)
        assert facts(workspace) == before


@pytest.mark.parametrize("file_format", WHOLE)
def test_an_empty_plan_that_took_it_over_gives_the_same_table(file_format: str, tmp_path: Path) -> None:
    with opened(network_plan(tmp_path)) as workspace:
        data, table = file_of(workspace, file_format), file_of(workspace, "csv")
    with opened(empty_plan(tmp_path)) as workspace:
        bring(workspace, data, file_format)
        assert file_of(workspace, "csv") == table
