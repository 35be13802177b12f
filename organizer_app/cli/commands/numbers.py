"""`organizer numbers`: the public numbers, and locking one so that every document says the same."""

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
from organizer_app.domain.basics.problems import UnclearError
from organizer_app.domain.importing.written_numbers import count_meant
from organizer_app.wording.commands import command_line
from organizer_app.wording.commands import numbers_command as words
from organizer_app.wording.sharing import releases

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from organizer_app.services.actions.numbers import PublicNumbers
    from organizer_app.services.plan.workspace import Workspace

# Repeated here, so that help and usage need no import of the services.
_METRIC = click.Choice(("turnout", "petitions"))


@click.command("numbers", help=command_line.numbers_help())
@plan_argument
@click.option("--lock", type=_METRIC, help=words.lock_help())
@click.option("--unlock", type=_METRIC, help=words.unlock_help())
@click.option("--petition", "petitions", multiple=True, help=words.petition_help())
@click.option("--alone", is_flag=True, help=words.alone_help())
@click.option("--no-petition", "removed", multiple=True, help=words.no_petition_help())
@mobilization_option
@json_option
@passphrase_option
def numbers(
    *,
    plan: Path,
    lock: str | None,
    unlock: str | None,
    petitions: tuple[str, ...],
    alone: bool,
    removed: tuple[str, ...],
    mobilization: str,
    as_json: bool,
) -> None:
    """Print the numbers; record signatures, lock a number, or remove a lock."""
    from organizer_app.services.actions.numbers import public_numbers, unlock_number

    counted = [_counted(text) for text in petitions]
    is_reading = not (counted or removed or lock or unlock)
    with opened(plan, is_reading=is_reading) as workspace:
        _note(workspace, counted, removed, mobilization, is_alone=alone)
        if lock:
            _lock(workspace, lock, mobilization)
        if unlock:
            unlock_number(workspace, metric=unlock, mobilization=mobilization)
        found = public_numbers(workspace, mobilization=mobilization)
    if as_json:
        print_json(_listed(found))
        return
    click.echo("\n".join(_sentences(found)))


def _sentences(found: PublicNumbers) -> Iterator[str]:
    yield releases.turnout_sentence(found.turnout)
    if found.petitions.parts:
        yield releases.petition_sentence(found.petitions)
    for part in found.parts:
        yield f"  {words.part_sentence(part)}"
    for number in found.locked:
        yield words.locked(number.text)


def _counted(text: str) -> tuple[str, int]:
    host, _, number = text.rpartition("=")
    try:
        signatures = count_meant(number)
    except UnclearError:
        signatures = None
    if signatures is None or not host.strip():
        raise click.UsageError(words.petition_form(text))
    return host, signatures


def _note(
    workspace: Workspace,
    counted: list[tuple[str, int]],
    removed: tuple[str, ...],
    mobilization: str,
    *,
    is_alone: bool,
) -> None:
    from organizer_app.services.actions.numbers import count_signatures, remove_signatures

    for host, signatures in counted:
        count_signatures(
            workspace,
            host=host,
            signatures=signatures,
            shares_people=not is_alone,
            mobilization=mobilization,
        )
    for host in removed:
        remove_signatures(workspace, host=host, mobilization=mobilization)


def _lock(workspace: Workspace, metric: str, mobilization: str) -> None:
    from organizer_app.services.actions.numbers import lock_number, public_numbers

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
        "components": [
            {
                "host": part.host or part.title,
                "signatures": part.signatures,
                "shares_people": part.shares_people,
            }
            for part in found.parts
        ],
        "locked": [
            {"metric": each.metric, "low": each.low, "high": each.high, "text": each.text}
            for each in found.locked
        ],
    }
