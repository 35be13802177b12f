"""`organizer day-numbers`: the intervals and limits of the day, each with the source of its default."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.day_entries import city_of_day
from organizer_app.cli.output import print_json, print_table
from organizer_app.cli.parameters import (
    json_option,
    mobilization_option,
    opened,
    passphrase_option,
    plan_argument,
)
from organizer_app.domain.day.day_numbers import DEFAULTS, numbers_for
from organizer_app.domain.model.day.day_settings import DayNumber
from organizer_app.wording.commands import day_numbers_command as words
from organizer_app.wording.language.day_numbers import number_name

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.services.plan.workspace import Workspace

_NUMBER = click.Choice([number.value for number in DayNumber])


@click.command("day-numbers", help=words.day_numbers_help())
@plan_argument
@click.option("--set", "changes", nargs=2, type=(_NUMBER, int), multiple=True, help=words.set_help())
@click.option("--reset", "resets", type=_NUMBER, multiple=True, help=words.reset_help())
@click.option("--city", default="", help=words.city_help())
@click.option("--tag", default="", help=words.tag_help())
@mobilization_option
@json_option
@passphrase_option
def day_numbers(
    *,
    plan: Path,
    changes: tuple[tuple[str, int], ...],
    resets: tuple[str, ...],
    city: str,
    tag: str,
    mobilization: str,
    as_json: bool,
) -> None:
    """Print the numbers of the day for all actions, one city or one tag, after changing what was given."""
    from organizer_app.services.day import day_clock

    if city and tag:
        raise click.UsageError(words.city_or_tag())
    is_reading = not changes and not resets
    with opened(plan, is_reading=is_reading) as workspace:
        action_id = _action_of(workspace, city, mobilization) if city else ""
        for code, value in changes:
            day_clock.set_number(
                workspace,
                number=DayNumber(code),
                value=value,
                action_id=action_id,
                tag=tag,
                mobilization=mobilization,
            )
        for code in resets:
            day_clock.reset_number(
                workspace, number=DayNumber(code), action_id=action_id, tag=tag, mobilization=mobilization
            )
        changed = day_clock.day_numbers(workspace, mobilization=mobilization).changed
    used = numbers_for(changed, action_id, (tag,) if tag else ())
    if as_json:
        print_json([_listed(number, used[number]) for number in DayNumber])
        return
    print_table([_line(number, used[number]) for number in DayNumber], headings=words.headings())


def _action_of(workspace: Workspace, city: str, mobilization: str) -> str:
    from organizer_app.services.day.day_books import read_day

    return city_of_day(read_day(workspace, mobilization=mobilization), city).action_id


def _line(number: DayNumber, value: int) -> tuple[str, ...]:
    default = DEFAULTS[number]
    return (
        number.value,
        f"{value:,}",
        f"{default.value:,}",
        number_name(number),
        words.source(default.source, default.as_of),
    )


def _listed(number: DayNumber, value: int) -> dict[str, object]:
    default = DEFAULTS[number]
    return {
        "number": number.value,
        "name": number_name(number),
        "value": value,
        "default": default.value,
        "source": default.source,
        "source_read_on": default.as_of.isoformat(),
    }
