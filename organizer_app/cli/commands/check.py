"""`organizer check`: every problem of a plan with its remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.output import print_json, print_table
from organizer_app.cli.parameters import opened, reading_options
from organizer_app.domain.checks.findings import Severity
from organizer_app.wording.checks import findings
from organizer_app.wording.commands import command_line
from organizer_app.wording.language.texts import with_spaces
from organizer_app.wording.people import duplicates
from organizer_app.wording.sharing import share
from organizer_app.wording.sharing.release_names import release_label

if TYPE_CHECKING:
    from pathlib import Path


@click.command("check", help=command_line.check_help())
@reading_options
def check(*, plan: Path, mobilization: str, as_json: bool) -> None:
    """Print every problem found; problems in the plan do not make the command fail."""
    from organizer_app.services.checks import checking
    from organizer_app.services.people.duplicate_pairs import alike_pairs
    from organizer_app.services.sharing.release_names import doubled_releases

    with opened(plan, is_reading=True) as workspace:
        found = checking.findings(workspace, mobilization=mobilization)
        doubled = doubled_releases(workspace)
        cities = alike_pairs(workspace, kind="cities")
    if as_json:
        print_json(
            [
                {
                    "kind": finding.kind.value,
                    "severity": finding.severity.value,
                    "subject": finding.row.action_id,
                    "title": finding.row.title,
                    "city": findings.city_of(finding.row.city, finding.row.state),
                    "message": with_spaces(findings.message(finding)),
                    "remedy": findings.remedy(finding),
                }
                for finding in found
            ]
            + [
                {
                    "kind": "released_twice",
                    "severity": Severity.ERROR.value,
                    "subject": each.mobilization_id,
                    "title": ", ".join(map(release_label, each.names)),
                    "city": "",
                    "message": share.released_twice(each),
                    "remedy": share.release_again(),
                }
                for each in doubled
            ]
            + [
                {
                    "kind": "added_twice",
                    "severity": Severity.WARNING.value,
                    "subject": each.one_id,
                    "title": each.other_name,
                    "city": each.one_name,
                    "message": duplicates.doubled_city(each.one_name, each.other_name),
                    "remedy": duplicates.make_one(),
                }
                for each in cities
            ]
        )
        return
    for each in doubled:
        click.echo(share.released_twice(each))
    for pair in cities:
        click.echo(f"{duplicates.doubled_city(pair.one_name, pair.other_name)} {duplicates.make_one()}")
    if found:
        print_table(
            [
                (finding.severity.value, findings.message(finding), findings.remedy(finding))
                for finding in found
            ],
            whole=True,
        )
        click.echo(command_line.faults(len(found)))
    else:
        click.echo(command_line.no_faults())
