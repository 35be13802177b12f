"""A list of hosts without dates fills in the cities that are planned, instead of planning them twice."""

from datetime import date, time

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.importing.import_reports import ImportReport
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.services.actions import city_actions
from organizer_app.services.actions.action_rows import snapshot
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.services.plan.history import undo
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import add_action, one_step

HOSTS = (
    "City,State,Host Name,Host Phone,Backup,Location,Expected,Notes\n"
    "Omaha,NE,Ana Ruiz,402 555 0101,Bo Lind,City Hall,120,Bring water\n"
    "Boise,ID,Cy Park,208 555 0102,Di Moss,Capitol,,\n"
)


def imported(plan: Workspace, text: str = HOSTS, *, dry_run: bool = False) -> ImportReport:
    files = [IncomingFile("hosts.csv", text.encode())]
    (report,) = import_files(plan, files=files, options=ImportOptions(), dry_run=dry_run)
    return report


def rows(plan: Workspace) -> dict[str, ActionRow]:
    return {row.city: row for row in snapshot(plan).rows}


def test_hosts_of_planned_cities_fill_in_what_is_missing_as_one_step(plan: Workspace) -> None:
    for city in ("Omaha, NE", "Boise, ID"):
        add_action(plan, city)
    foreseen = imported(plan, dry_run=True)
    with one_step(plan, EditKind.IMPORTED):
        report = imported(plan)
    assert (report.created, report.updated, report.possible_duplicates) == (0, 2, 0)
    assert (foreseen.created, foreseen.updated) == (0, 2)
    assert [(each.row, each.code.value) for each in report.warnings] == [(2, "completes"), (3, "completes")]
    found = rows(plan)
    assert len(snapshot(plan).rows) == 2
    omaha = found["Omaha"]
    assert (omaha.lead, omaha.backup, omaha.venue, omaha.expected) == (
        "Ana Ruiz",
        "Bo Lind",
        "City Hall",
        120,
    )
    assert omaha.day == "2027-04-17"
    again = imported(plan)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 2)
    undo(plan)
    undo(plan)
    assert rows(plan)["Omaha"].lead == ""


def test_what_the_plan_knows_stays(plan: Workspace) -> None:
    action_id = add_action(plan, "Omaha, NE")
    city_actions.set_expected(plan, action_id=action_id, expected=90)
    city_actions.set_notes(plan, action_id=action_id, notes="Ask the mayor")
    imported(plan)
    assert rows(plan)["Omaha"].expected == 90
    with plan.read() as reader:
        (notes,) = (each.notes for each in reader.all(city_actions.CityAction, id=action_id))
    assert notes == "Ask the mayor\nBring water"


@pytest.mark.parametrize(
    "text",
    [
        "City,State,Date,Lead\nOmaha,NE,4/17/2027,Ana Ruiz\n",
        "City,State,Start,Lead\nOmaha,NE,3 PM,Ana Ruiz\n",
        "City,State,Date,Lead\nOmaha,NE,soon,Ana Ruiz\n",
        "City,State,Title,Lead\nOmaha,NE,Another thing,Ana Ruiz\n",
        "City,State,Type,Lead\nOmaha,NE,vigil,Ana Ruiz\n",
    ],
)
def test_a_row_that_says_when_or_what_is_an_action_of_its_own(plan: Workspace, text: str) -> None:
    add_action(plan, "Omaha, NE")
    assert imported(plan, text).created == 1


def test_a_city_with_two_actions_is_asked_about_as_ever(plan: Workspace) -> None:
    first = add_action(plan, "Omaha, NE")
    second = add_action(plan, "Omaha, NE")
    city_actions.set_day(plan, action_id=second, day=date(2027, 4, 18))
    city_actions.set_start(plan, action_id=first, starts=time(9))
    report = imported(plan)
    assert (report.created, report.updated, report.possible_duplicates) == (2, 0, 1)


def test_two_rows_of_one_city_fill_it_once(plan: Workspace) -> None:
    add_action(plan, "Omaha, NE")
    report = imported(plan, "City,State,Lead\nOmaha,NE,Ana Ruiz\nOmaha,NE,Bo Lind\n")
    assert (report.created, report.updated) == (1, 1)
    assert {row.lead for row in snapshot(plan).rows} == {"Ana Ruiz", "Bo Lind"}
