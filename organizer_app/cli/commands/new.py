"""`organizer new`: creates a plan, empty or from a sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.parameters import DAY, PATH, opening_passphrase, passphrase_option, plan_argument
from organizer_app.wiring import SAMPLES, create_plan, create_sample_plan, join_plan
from organizer_app.wording.commands import command_line
from organizer_app.wording.together import exchange

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command("new", help=command_line.new_help())
@plan_argument
@click.option("--sample", type=click.Choice(SAMPLES))
@click.option("--title", default="")
@click.option("--date", "anchor_date", type=DAY)
@click.option("--zone", default="America/New_York")
@click.option("--join", type=PATH, help=exchange.join_help())
@passphrase_option
def new(  # one parameter for each option
    *,
    plan: Path,
    sample: str | None,
    title: str,
    anchor_date: date | None,
    zone: str,
    join: Path | None,
) -> None:
    """Create a plan; without a title it is named after its file."""
    passphrase = opening_passphrase(plan)
    if join is not None:
        join_plan(plan, join, passphrase=passphrase)
    elif sample:
        create_sample_plan(plan, sample, passphrase=passphrase)
    else:
        name = title or plan.stem or command_line.missing_title()
        create_plan(plan, title=name, anchor_date=anchor_date, zone=zone, passphrase=passphrase)
    click.echo(command_line.created(str(plan)))
