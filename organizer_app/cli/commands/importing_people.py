"""The part of `organizer import` that imports people and groups into a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.output import print_json
from organizer_app.domain.importing.import_problems import NothingTaken
from organizer_app.domain.importing.incoming_people import PeopleReport, TableSubject
from organizer_app.wording.people import people_files as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.services.importing.incoming_files import IncomingFile
    from organizer_app.services.plan.workspace import Workspace


def import_people(
    workspace: Workspace, files: Sequence[IncomingFile], kind: str, *, dry_run: bool, as_json: bool
) -> None:
    """Import people or groups from files that were opened, as one step.

    Raises:
        NothingTaken: no card or row could be used, and none was in the plan already.
    """
    from organizer_app.services.importing.contacts.people_files import import_people_files

    subject = TableSubject.GROUPS if kind == "groups" else TableSubject.PEOPLE
    reports = import_people_files(workspace, files=files, subject=subject, dry_run=dry_run)
    report = _summed(reports)
    if as_json:
        print_json(_json(report))
    else:
        _say(report, kind, dry_run=dry_run)
    if not (report.created or report.updated or report.unchanged):
        raise NothingTaken


def _say(report: PeopleReport, kind: str, *, dry_run: bool) -> None:
    for _spot, sentence in sorted([*words.all_refused(report.refused), *words.doubts(report.rows)]):
        click.echo(sentence)
    summary = words.groups_summary if kind == "groups" else words.summary
    click.echo(summary(report, dry_run=dry_run))


def _summed(reports: list[PeopleReport]) -> PeopleReport:
    return PeopleReport(
        created=sum(each.created for each in reports),
        updated=sum(each.updated for each in reports),
        unchanged=sum(each.unchanged for each in reports),
        possible_duplicates=sum(each.possible_duplicates for each in reports),
        refused=tuple(card for each in reports for card in each.refused),
        rows=tuple(row for each in reports for row in each.rows),
    )


def _json(report: PeopleReport) -> dict[str, object]:
    return {
        "created": report.created,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "conflicts": 0,
        "possible_duplicates": report.possible_duplicates,
        "skipped": [
            {"row": card.spot, "sheet": None, "reason": card.reason, "message": words.refused(card)}
            for card in report.refused
        ],
        "warnings": [
            {"row": row.spot, "code": code, "message": words.doubt(row.name, code, cell)}
            for row in report.rows
            for code, cell in row.doubts
        ],
    }
