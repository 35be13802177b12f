"""A table of ours brings its own plan only what was changed in it, and another plan all of it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES, Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import ActionStatus, CityAction
from organizer_app.domain.model.day.count_reports import CountMethod, CountReport
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership, PartnershipStatus
from organizer_app.domain.model.sites import AccessStatus, Site
from organizer_app.services.actions.city_actions import set_title
from organizer_app.services.actions.leads import set_lead
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.services.sharing.exporting import ScheduleRequest, shared_schedule
from organizer_app.services.sharing.schedule_formats import schedule_bytes
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.open_plans import action, add_action, empty_plan, facts, network_plan, opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from organizer_app.domain.importing.import_reports import ImportReport
    from organizer_app.services.plan.workspace import Workspace

NOW = datetime(2027, 1, 5, 19, tzinfo=UTC)


def table(workspace: Workspace, audience: Audience = Audience.INTERNAL) -> bytes:
    schedule = shared_schedule(workspace, ScheduleRequest(audience=audience), now=NOW)
    return schedule_bytes(schedule, schedule_format="csv", words=schedule_words())


def bring(workspace: Workspace, data: bytes) -> ImportReport:
    return import_files(workspace, files=[IncomingFile("own.csv", data)], options=ImportOptions())[0]


def counts(report: ImportReport) -> tuple[int, int, int, int, int]:
    told = (report.created, report.updated, report.unchanged, report.conflicts, report.possible_duplicates)
    assert report.warnings == ()
    return told


def hard_plan(folder: Path) -> Path:
    """A plan whose texts, label, groups and counts do not fit into a table as they are."""
    path = empty_plan(folder)
    with opened(path) as workspace:
        known = add_action(workspace, "Shakopee, MN")
        set_lead(workspace, action_id=known, name="Ada  Example")
        with workspace.edit(EditKind.CHANGED_NOTES) as editor:
            editor.put(
                replace(
                    editor.get(CityAction, known), title="=Noon\nrally", label="Minneapolis",
                    notes="One\n\n two", status=ActionStatus.CONFIRMED, expected=40, public_url="https://example.org/a",
                )
            )  # fmt: skip
            site = Site(
                id="s", city_action_id=known, venue="Canterbury Park", address="1100 Road",
                locality="Shakopee", postal_code="55379", access=AccessStatus.PARTLY,
                access_notes="Ramp\nat the back",
            )  # fmt: skip
            editor.put(site)
            for number, low in enumerate((100, 250)):
                report = CountReport(
                    id=f"c{number}", city_action_id=known, low=low, high=low + 50, method=CountMethod.ESTIMATE
                )
                editor.put(report)
            for order, name in enumerate(("Tenants; United", "Mijente"), 1):
                editor.put(Organization(id=name, name=name))
                signed = Partnership(
                    id=name, organization_id=name, city_action_id=known, status=PartnershipStatus.SIGNED,
                    credit_order=order,
                )  # fmt: skip
                editor.put(signed)
    return path


@pytest.mark.parametrize(
    ("make", "audience"),
    [(network_plan, Audience.INTERNAL), *((hard_plan, audience) for audience in EXPORT_AUDIENCES)],
)
def test_a_table_changes_nothing_in_its_own_plan(
    make: Callable[[Path], Path], audience: Audience, tmp_path: Path
) -> None:
    with opened(make(tmp_path)) as workspace:
        data, before = table(workspace, audience), facts(workspace)
        created, updated, unchanged, conflicts, alike = counts(bring(workspace, data))
        assert (created, updated, conflicts, alike) == (0, 0, 0, 0)
        assert unchanged == data.count(b"@organizer,") + data.count(b"@organizer\r\n")
        assert facts(workspace) == before


def test_a_table_of_an_empty_plan_that_took_it_over_is_the_same_table(tmp_path: Path) -> None:
    """Of partners; those of the others are tried in every format in `test_own_files.py`."""
    with opened(network_plan(tmp_path)) as workspace:
        data = table(workspace, Audience.PARTNERS)
    with opened(empty_plan(tmp_path)) as workspace:
        bring(workspace, data)
        assert table(workspace, Audience.PARTNERS) == data
        assert counts(bring(workspace, data))[:2] == (0, 0)


def test_what_was_changed_in_the_table_is_taken(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as workspace:
        known = add_action(workspace, "Seattle, WA")
        rows = list(csv.reader(io.StringIO(table(workspace).decode("utf-8-sig"))))
        rows[1][rows[0].index("title")] = "At the gate"
        rows[1][rows[0].index("city")] = "Tacoma"
        text = io.StringIO()
        csv.writer(text).writerows(rows)
        report = bring(workspace, text.getvalue().encode())
        assert (report.created, report.updated) == (0, 1)
        assert action(workspace, known).title == "At the gate"
        assert b"Tacoma" in table(workspace)


def test_what_a_person_changed_since_stays(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as workspace:
        known = add_action(workspace)
        set_title(workspace, action_id=known, title="First")
        data = table(workspace)
        set_title(workspace, action_id=known, title="Second")
        assert bring(workspace, data).conflicts == 1
        assert action(workspace, known).title == "Second"


def test_a_second_row_with_the_same_key_is_an_action_of_its_own(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as workspace:
        add_action(workspace)
        head, row = table(workspace).splitlines(keepends=True)
        assert bring(workspace, head + row + row.replace(b"rally", b"vigil")).created == 1


def test_groups_named_in_public_have_agreed_and_those_told_to_partners_may_not_have(tmp_path: Path) -> None:
    with opened(hard_plan(tmp_path)) as workspace:
        tables = [table(workspace, audience) for audience in (Audience.PUBLIC, Audience.PARTNERS)]
    found = []
    for number, data in enumerate(tables):
        with opened(empty_plan(tmp_path, f"{number}.organizer")) as workspace:
            bring(workspace, data)
            with workspace.read() as reader:
                found.append({part.status for part in reader.all(Partnership)})
    assert found == [{PartnershipStatus.SIGNED}, {PartnershipStatus.VERBAL}]
