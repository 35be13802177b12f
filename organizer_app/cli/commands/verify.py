"""`organizer verify`: checks every page of a plan, and every row against the journal."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from organizer_app.cli.output import print_json
from organizer_app.cli.parameters import json_option, opened, passphrase_option, plan_argument
from organizer_app.domain.basics.problems import PlanDisagrees
from organizer_app.wording.plan import plan_checks as words
from organizer_app.wording.together.merge_problems import false_name

if TYPE_CHECKING:
    from pathlib import Path


@click.command("verify", help=words.verify_help())
@plan_argument
@click.option("--repair", is_flag=True, help=words.repair_help())
@json_option
@passphrase_option
def verify(*, plan: Path, repair: bool, as_json: bool) -> None:
    """Check a plan; exit with 1 if something does not agree."""
    from organizer_app.services.plan.verifying import verify as check_whole

    with opened(plan, is_reading=not repair) as workspace:
        check = check_whole(workspace, repair=repair)
    if as_json:
        told = {name: [each._asdict() for each in getattr(check, name)] for name in ("seals", "false_names")}
        print_json({**asdict(check), **told, "good": check.is_good})
    else:
        click.echo(words.result(check))
        for laptop in check.seals:
            click.echo(words.seals(laptop))
        for named in check.false_names:
            click.echo(false_name(named))
        for each in check.differences:
            click.echo(words.difference(each))
    if not check.is_good:
        raise PlanDisagrees(str(plan), len(check.differences) - check.repaired)
