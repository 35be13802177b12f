"""A file with external ids, imported again, brings what it says anew of venue, count, groups and leads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.partnerships import Partnership
from organizer_app.domain.model.people import ContactPoint, Person
from organizer_app.domain.model.sites import AccessStatus, Site
from organizer_app.services.actions.action_rows import snapshot
from organizer_app.services.actions.city_actions import set_venue
from organizer_app.services.actions.leads import set_lead
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from tests.support.open_plans import add_action, empty_plan, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from organizer_app.domain.importing.import_reports import ImportReport
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.services.plan.workspace import Workspace

HEADINGS = "external id,city,state,date,venue,lead,backup,group,low,high"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(empty_plan(tmp_path)) as plan:
        yield plan


def bring(workspace: Workspace, row: str) -> ImportReport:
    data = f"{HEADINGS}\n{row}\n".encode()
    return import_files(workspace, files=[IncomingFile("rows.csv", data)], options=ImportOptions())[0]


def only_row(workspace: Workspace) -> ActionRow:
    (row,) = snapshot(workspace).rows
    return row


def test_what_the_plan_did_not_know_is_added(workspace: Workspace) -> None:
    bring(workspace, "7,Reno,NV,2027-04-17,,,,,,")
    report = bring(workspace, "7,Reno,NV,2027-04-17,City Plaza,Ana Duarte,Wes Nakai,River Network,40,60")
    row = only_row(workspace)
    assert (report.updated, report.unchanged, report.conflicts) == (1, 0, 0)
    assert (row.venue, row.lead, row.backup, row.groups) == (
        "City Plaza",
        "Ana Duarte",
        "Wes Nakai",
        "River Network",
    )
    assert (row.count_low, row.count_high) == (40, 60)


def number_of(workspace: Workspace, name: str) -> list[str]:
    with workspace.read() as reader:
        (person,) = [each for each in reader.all(Person) if each.name == name]
        return [point.value for point in reader.all(ContactPoint, person_id=person.id)]


def test_a_new_number_of_the_backup_is_added_like_that_of_the_lead(workspace: Workspace) -> None:
    head = "external id,city,state,date,lead,lead phone,backup,backup phone"
    for phones in (("206 555 0101", "206 555 0102"), ("206 555 0101", "206 555 0103")):
        data = f"{head}\n7,Reno,NV,2027-04-17,Ana Duarte,{phones[0]},Wes Nakai,{phones[1]}\n".encode()
        import_files(workspace, files=[IncomingFile("rows.csv", data)], options=ImportOptions())
    assert number_of(workspace, "Ana Duarte") == ["+12065550101"]
    assert number_of(workspace, "Wes Nakai") == ["+12065550102", "+12065550103"]
    assert only_row(workspace).backup == "Wes Nakai"


def test_what_an_import_wrote_is_replaced_and_again(workspace: Workspace) -> None:
    bring(workspace, "7,Reno,NV,2027-04-17,City Plaza,Ana Duarte,,River Network,40,60")
    for venue, lead, high in (("Library", "Noor Reyes", 80), ("Town Hall", "Theo Marsh", 90)):
        report = bring(workspace, f"7,Reno,NV,2027-04-17,{venue},{lead},,River Network,40,{high}")
        row = only_row(workspace)
        assert (report.updated, report.conflicts) == (1, 0)
        assert (row.venue, row.lead, row.count_high) == (venue, lead, high)


def test_what_a_person_changed_stays_and_counts_as_a_conflict(workspace: Workspace) -> None:
    bring(workspace, "7,Reno,NV,2027-04-17,City Plaza,Ana Duarte,,,,")
    set_venue(workspace, action_id=only_row(workspace).action_id, venue="River Walk")
    report = bring(workspace, "7,Reno,NV,2027-04-17,Library,Ana Duarte,,,,")
    assert only_row(workspace).venue == "River Walk"
    assert (report.updated, report.conflicts) == (0, 1)


def test_the_same_file_again_changes_nothing_even_after_a_lead_was_named_by_hand(
    workspace: Workspace,
) -> None:
    bring(workspace, "7,Reno,NV,2027-04-17,City Plaza,,,,,")
    set_lead(workspace, action_id=only_row(workspace).action_id, name="Noor Reyes")
    report = bring(workspace, "7,Reno,NV,2027-04-17,City Plaza,,,,,")
    assert (report.created, report.updated, report.unchanged, report.conflicts) == (0, 0, 1, 0)
    assert only_row(workspace).lead == "Noor Reyes"


def test_a_group_that_is_written_otherwise_here_is_known_by_its_own_name(workspace: Workspace) -> None:
    row = "7,Reno,NV,2027-04-17,City Plaza,Ana Duarte,,River Guild,,"
    bring(workspace, row)
    with workspace.edit(EditKind.CHANGED_CREDITS) as editor:
        for part in editor.all(Partnership):
            editor.put(replace(part, credit_name="Friends of the River"))
    assert bring(workspace, row).unchanged == 1
    assert only_row(workspace).groups == "Friends of the River"


SPOT = "external id,city,state,date,venue,zip,access,access notes,latitude,longitude"


def bring_spot(workspace: Workspace, row: str) -> ImportReport:
    data = f"{SPOT}\n{row}\n".encode()
    return import_files(workspace, files=[IncomingFile("rows.csv", data)], options=ImportOptions())[0]


def only_site(workspace: Workspace) -> tuple[object, ...]:
    with workspace.read() as reader:
        (site,) = reader.all(Site)
    return site.venue, site.postal_code, site.access, site.access_notes, site.latitude, site.longitude


def test_what_is_known_of_a_spot_is_kept_and_what_is_not_is_added(workspace: Workspace) -> None:
    bring_spot(workspace, "7,Reno,NV,2027-04-17,City Plaza,,,,,")
    full = "7,Reno,NV,2027-04-17,City Plaza,89501,partly,Ramp,39.5261,-119.8127"
    assert bring_spot(workspace, full).updated == 1
    told = ("City Plaza", "89501", AccessStatus.PARTLY, "Ramp", 39.5261, -119.8127)
    assert only_site(workspace) == told
    assert bring_spot(workspace, full).unchanged == 1
    report = bring_spot(workspace, "7,Reno,NV,2027-04-17,City Plaza,89509,,,,")
    assert (report.updated, [each.news.field for each in report.warnings if each.news]) == (
        1,
        ["access", "access_notes", "point"],
    )
    assert only_site(workspace) == ("City Plaza", "89509", *told[2:])


@pytest.mark.parametrize(
    ("known", "then"),
    [(AccessStatus.UNKNOWN, AccessStatus.ACCESSIBLE), (AccessStatus.PARTLY, AccessStatus.PARTLY)],
)
def test_a_row_without_a_day_completes_what_the_planned_spot_lacks(
    workspace: Workspace, known: AccessStatus, then: AccessStatus
) -> None:
    set_venue(workspace, action_id=add_action(workspace, "Reno, NV"), venue="City Plaza")
    with workspace.edit(EditKind.CHANGED_VENUE) as editor:
        (site,) = editor.all(Site)
        editor.put(replace(site, access=known))
    bring_spot(workspace, ",Reno,NV,,City Plaza,,yes,Lift,,")
    assert only_site(workspace)[:4] == ("City Plaza", "", then, "Lift")


def test_a_new_venue_does_not_keep_the_point_of_the_old_one(workspace: Workspace) -> None:
    bring_spot(workspace, "7,Reno,NV,2027-04-17,City Plaza,89501,partly,Ramp,39.5261,-119.8127")
    bring_spot(workspace, "7,Reno,NV,2027-04-17,Library,,,,,")
    assert only_site(workspace) == ("Library", "89501", AccessStatus.UNKNOWN, "", None, None)


def test_a_new_venue_takes_all_that_its_row_says(workspace: Workspace) -> None:
    bring_spot(workspace, "7,Reno,NV,2027-04-17,City Plaza,89501,partly,Ramp,39.5261,-119.8127")
    bring_spot(workspace, "7,Reno,NV,2027-04-17,Library,89509,yes,Lift,39.5272,-119.8139")
    told = ("Library", "89509", AccessStatus.ACCESSIBLE, "Lift", 39.5272, -119.8139)
    assert only_site(workspace) == told


def test_a_row_without_a_day_leaves_the_spot_and_the_lead_that_a_person_named(workspace: Workspace) -> None:
    action_id = add_action(workspace, "Reno, NV")
    set_venue(workspace, action_id=action_id, venue="City Plaza")
    set_lead(workspace, action_id=action_id, name="Noor Reyes")
    report = bring(workspace, ",Reno,NV,,Library,Ana Duarte,Wes Nakai,,,")
    row = only_row(workspace)
    assert (row.venue, row.lead, row.backup) == ("City Plaza", "Noor Reyes", "Wes Nakai")
    assert (report.updated, report.conflicts) == (1, 1)


@pytest.mark.parametrize(
    ("said", "spot"),
    [
        ("Library,,,,,", ("Library", "89501", AccessStatus.UNKNOWN, "", None, None)),
        (
            "Library,89509,yes,Lift,39.5272,-119.8139",
            ("Library", "89509", AccessStatus.ACCESSIBLE, "Lift", 39.5272, -119.8139),
        ),
    ],
)
def test_a_row_without_a_day_moves_a_spot_that_another_list_named(
    workspace: Workspace, said: str, spot: tuple[object, ...]
) -> None:
    bring_spot(workspace, ",Reno,NV,2027-04-17,City Plaza,89501,partly,Ramp,39.5261,-119.8127")
    data = f"{SPOT},notes\n,Reno,NV,,{said},Ask at the desk\n".encode()
    files = [IncomingFile("spots.csv", data)]
    (report,) = import_files(workspace, files=files, options=ImportOptions(source="spots"))
    assert (report.updated, report.conflicts) == (1, 0)
    assert only_site(workspace) == spot
