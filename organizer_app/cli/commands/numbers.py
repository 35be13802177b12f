"""`organizer numbers`: what may be said in public, and locking it so that every document says the same."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from organizer_app.cli.output import print_json
from organizer_app.cli.parameters import (
    json_option,
    mobilization_option,
    opened,
    passphrase_option,
    plan_argument,
)
from organizer_app.wording import command_line, releases

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.services.numbers import PublicNumbers
    from organizer_app.services.workspace import Workspace

# Named here as well, so that help and usage need no import of the services.
_METRIC = click.Choice(("turnout", "petitions"))


@click.command("numbers", help=command_line.numbers_help())
@plan_argument
@click.option("--lock", type=_METRIC, help=command_line.lock_help())
@click.option("--unlock", type=_METRIC, help=command_line.unlock_help())
@mobilization_option
@json_option
@passphrase_option
def numbers(
    *,
    plan: Path,
    lock: str | None,
    unlock: str | None,
    mobilization: str,
    as_json: bool,
    passphrase_file: Path | None,
) -> None:
    """Print the numbers; lock one, or take a lock away."""
    from organizer_app.services import numbers as services

    with opened(plan, passphrase_file) as workspace:
        if lock:
            _lock(workspace, lock, mobilization)
        if unlock:
            services.unlock_number(workspace, metric=unlock, mobilization=mobilization)
        found = services.public_numbers(workspace, mobilization=mobilization)
    if as_json:
        print_json(_listed(found))
        return
    click.echo(releases.turnout_sentence(found.turnout))
    if found.petitions.parts:
        click.echo(releases.petition_sentence(found.petitions))
    for number in found.locked:
        click.echo(command_line.locked(number.text))


def _lock(workspace: Workspace, metric: str, mobilization: str) -> None:
    from organizer_app.services.numbers import lock_number, public_numbers

    found = public_numbers(workspace, mobilization=mobilization)
    if metric == "turnout":
        span, text = (found.turnout.low, found.turnout.high), releases.turnout_sentence(found.turnout)
    else:
        span, text = (found.petitions.low, found.petitions.high), releases.petition_sentence(found.petitions)
    lock_number(workspace, metric=metric, low=span[0], high=span[1], text=text, mobilization=mobilization)


def _listed(found: PublicNumbers) -> dict[str, object]:
    return {
        "turnout": {**asdict(found.turnout), "text": releases.turnout_sentence(found.turnout)},
        "petitions": {**asdict(found.petitions), "text": releases.petition_sentence(found.petitions)},
        "locked": [
            {"metric": each.metric, "low": each.low, "high": each.high, "text": each.text}
            for each in found.locked
        ],
    }
