"""The answer to "Permit?" in a list becomes a permit in the tracker, and moves it when the list says more."""

import pytest

from organizer_app.domain.importing.field_news import NewsKind
from organizer_app.domain.importing.import_reports import ImportReport
from organizer_app.domain.importing.incoming import RowWarningCode
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.permits import Permit, PermitKind, PermitStatus
from organizer_app.services.checklists import permits
from organizer_app.services.checklists.permits import PermitLine
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.services.plan.workspace import Workspace
from tests.support.journal_checks import check_plan

HEAD = "City,State,Date,Type,Permit?\n"


def bring(plan: Workspace, text: str) -> ImportReport:
    (report,) = import_files(
        plan, files=[IncomingFile("hosts.csv", (HEAD + text).encode())], options=ImportOptions()
    )
    return report


def permit_lines(plan: Workspace, city: str) -> list[PermitLine]:
    return [each for each in permits.list_permits(plan) if each.row.city == city and each.permit.id]


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("yes", PermitStatus.GRANTED),
        ("applied", PermitStatus.FILED),
        ("Pending", PermitStatus.FILED),
        ("no", PermitStatus.TO_FILE),
        ("n/a", PermitStatus.NOT_NEEDED),
        ("denied", PermitStatus.DENIED),
    ],
)
def test_each_answer_is_how_far_the_permit_is(plan: Workspace, cell: str, status: PermitStatus) -> None:
    bring(plan, f"Reno,NV,4/17/2027,rally,{cell}\nBoise,ID,4/17/2027,march,{cell}\n")
    (reno,), (boise,) = permit_lines(plan, "Reno"), permit_lines(plan, "Boise")
    assert (reno.permit.status, reno.permit.kind) == (status, PermitKind.PARK)
    assert (boise.permit.status, boise.permit.kind) == (status, PermitKind.MARCH)
    check_plan(plan)


def test_a_blank_is_no_permit_and_other_words_are_a_doubt_that_stays_in_the_notes(plan: Workspace) -> None:
    report = bring(
        plan,
        "Reno,NV,4/17/2027,rally,\nOmaha,NE,4/17/2027,rally,?\nBoise,ID,4/17/2027,rally,Ana asks the mayor\n",
    )
    with plan.read() as reader:
        assert reader.all(Permit) == ()
        notes = {action.label: action.notes for action in reader.all(CityAction)}
    codes = [each.code for each in report.warnings]
    assert RowWarningCode.PERMIT_UNKNOWN in codes
    assert RowWarningCode.NOT_KNOWN in codes
    assert "Permit?: Ana asks the mayor" in notes.values()
    check_plan(plan)


def test_the_permit_that_a_rule_requires_is_the_one_that_the_list_means(plan: Workspace) -> None:
    bring(plan, "Seattle,WA,4/17/2027,march,applied\nNew York,NY,4/17/2027,march,no\n")
    assert len(permits.list_permits(plan)) >= 2
    for city, status in (("Seattle", PermitStatus.FILED), ("New York", PermitStatus.TO_FILE)):
        (line,) = permit_lines(plan, city)
        assert (line.permit.status, line.permit.rule_code != "", line.permit.authority != "") == (
            status,
            True,
            True,
        )
        others = [each.permit.rule_code for each in permits.list_permits(plan) if each.row.city == city]
        assert others.count(line.permit.rule_code) == 1
    check_plan(plan)


def test_a_list_that_says_more_moves_its_permit_and_a_person_keeps_theirs(plan: Workspace) -> None:
    bring(plan, "Reno,NV,4/17/2027,rally,applied\nBoise,ID,4/17/2027,rally,applied\n")
    (boise,) = permit_lines(plan, "Boise")
    permits.set_status(plan, line=boise, status=PermitStatus.DENIED)
    report = bring(plan, "Reno,NV,4/17/2027,rally,yes\nBoise,ID,4/17/2027,rally,yes\n")
    (reno,), (boise,) = permit_lines(plan, "Reno"), permit_lines(plan, "Boise")
    assert reno.permit.status is PermitStatus.GRANTED
    assert boise.permit.status is PermitStatus.DENIED
    news = [each.news for each in report.warnings if each.news is not None]
    assert [(each.field, each.kind) for each in news] == [("permit", NewsKind.CONFLICT)]
    check_plan(plan)


def test_an_action_that_is_planned_gets_the_permit_of_its_row(plan: Workspace) -> None:
    bring(plan, "Reno,NV,4/17/2027,rally,\n")
    bring(plan, "Reno,NV,4/17/2027,rally,applied\n")
    (reno,) = permit_lines(plan, "Reno")
    assert reno.permit.status is PermitStatus.FILED
    again = bring(plan, "Reno,NV,4/17/2027,rally,applied\n")
    assert (again.created, again.updated, again.unchanged) == (0, 0, 1)
    check_plan(plan)
