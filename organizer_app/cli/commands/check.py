"""`organizer check`: every problem of a plan with its remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.output import print_json, print_table
from organizer_app.cli.parameters import opened, reading_options
from organizer_app.wording.checks import findings
from organizer_app.wording.commands import command_line
from organizer_app.wording.language.texts import with_spaces

if TYPE_CHECKING:
    from pathlib import Path


@click.command("check", help=command_line.check_help())
@reading_options
def check(*, plan: Path, mobilization: str, as_json: bool) -> None:
    """Print every problem found; problems in the plan do not make the command fail."""
    from organizer_app.services.checks import checking

    with opened(plan, is_reading=True) as workspace:
        found = checking.findings(workspace, mobilization=mobilization)
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
        )
    elif found:
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
