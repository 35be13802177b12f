"""`organizer rule`: sets what “at once” means for a mobilization, and brings its cities on time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import click

from organizer_app.cli.output import print_json
from organizer_app.cli.parameters import (
    Typed,
    dry_run_option,
    json_option,
    mobilization_option,
    opened,
    passphrase_option,
    plan_argument,
)
from organizer_app.domain.importing.written_times import time_meant
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.domain.time.local_time import minutes_of
from organizer_app.wording.checks.findings import city_of
from organizer_app.wording.commands import rule_command as words
from organizer_app.wording.language.shared_moments import suggested
from organizer_app.wording.plan import moment

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import time
    from pathlib import Path

    from organizer_app.domain.calendar.shared_moment import Suggestion
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.services.actions.simultaneity_rule import RuleChoice
    from organizer_app.services.plan.workspace import Workspace

_RULES: Final = {rule.value.replace("_", "-"): rule for rule in SimultaneityRule}
_MINUTES: Final = click.IntRange(0, 7 * 24 * 60)


WALL_TIME: Final = Typed("time", time_meant, words.not_a_time)


@click.command("rule", help=words.rule_help())
@plan_argument
@click.option("--set", "rule", type=click.Choice(tuple(_RULES)), help=words.set_help())
@click.option("--at", "starts", type=WALL_TIME, help=words.at_help())
@click.option("--window", type=_MINUTES, help=words.window_help())
@click.option("--gap", type=_MINUTES, help=words.gap_help())
@click.option("--apply", "is_applied", is_flag=True, help=words.apply_help())
@click.option("--with-own-times", is_flag=True, help=words.own_times_help())
@mobilization_option
@dry_run_option
@json_option
@passphrase_option
def rule_command(  # noqa: PLR0913  # one parameter per option of the command
    *,
    plan: Path,
    rule: str | None,
    starts: time | None,
    window: int | None,
    gap: int | None,
    is_applied: bool,
    with_own_times: bool,
    mobilization: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Set the rule, bring cities on time, and print what it means now."""
    from organizer_app.services.actions import simultaneity_rule as services
    from organizer_app.services.plan.plans import mobilization_id_named

    with opened(plan) as workspace:
        mobilization_id = mobilization_id_named(workspace, mobilization)
        before = services.choice_of(workspace, mobilization_id=mobilization_id)
        choice = _chosen(before, rule, starts, window, gap)
        if with_own_times and not is_applied:
            raise click.UsageError(words.own_times_without_apply())
        if is_applied and not _says_when(choice):
            raise click.UsageError(words.needs_time_to_apply())
        targets = services.targets_under(workspace, mobilization_id=mobilization_id, choice=choice)
        if not dry_run and choice != before:
            services.set_rule(workspace, mobilization_id=mobilization_id, choice=choice)
        timed = services.with_own_times(workspace, targets=targets) if is_applied else ()
        kept = () if with_own_times else timed
        moving = frozenset(_ids(targets)).difference(row.action_id for row in kept)
        moved = _move_on_time(workspace, moving, dry_run=dry_run) if is_applied else 0
    if as_json:
        print_json(_json(choice, targets, moved, dry_run=dry_run) | {"kept": [row.action_id for row in kept]})
        return
    click.echo(_meaning(choice))
    for each in targets if dry_run or not is_applied else ():
        click.echo(suggested(each))
    if is_applied:
        _say_moved(kept, moved, dry_run=dry_run)


def _say_moved(kept: Sequence[ActionRow], moved: int, *, dry_run: bool) -> None:
    for row in kept:
        click.echo(words.keeps_own_time(city_of(row.city, row.state), row.starts, row.day))
    if kept:
        click.echo(words.how_to_move_kept(len(kept)))
    click.echo(words.moved(moved, dry_run=dry_run))


def _ids(targets: Sequence[Suggestion]) -> list[str]:
    """Return the actions that can be moved: times that no clock shows are left out."""
    return [action_id for each in targets if each.exists for action_id in each.action_ids]


def _move_on_time(workspace: Workspace, action_ids: Collection[str], *, dry_run: bool) -> int:
    """Return how many cities were moved on time, or would be."""
    from organizer_app.services.actions.scheduling import move_to_shared_moment

    if dry_run or not action_ids:
        return len(action_ids)
    return move_to_shared_moment(workspace, action_ids=action_ids).count


def _meaning(choice: RuleChoice) -> str:
    minutes = minutes_of(choice.starts) if choice.starts else None
    name = moment.rule_name(choice.rule.value)
    return words.means(name, minutes, choice.window_minutes, choice.gap_minutes)


def _chosen(
    before: RuleChoice, rule: str | None, starts: time | None, window: int | None, gap: int | None
) -> RuleChoice:
    choice = replace(
        before,
        rule=_RULES[rule] if rule else before.rule,
        starts=starts or before.starts,
        window_minutes=before.window_minutes if window is None else window,
        gap_minutes=before.gap_minutes if gap is None else gap,
    )
    if rule and choice.rule is not SimultaneityRule.FREE and choice.starts is None:
        raise click.UsageError(words.needs_time())
    return choice


def _says_when(choice: RuleChoice) -> bool:
    return choice.rule is not SimultaneityRule.FREE and choice.starts is not None


def _json(
    choice: RuleChoice, targets: Sequence[Suggestion], moved: int, *, dry_run: bool
) -> dict[str, object]:
    return {
        "rule": choice.rule.value,
        "time": choice.starts.strftime("%H:%M") if choice.starts else None,
        "window_minutes": choice.window_minutes,
        "gap_minutes": choice.gap_minutes,
        "dry_run": dry_run,
        "moved": moved,
        "outside": [
            {
                "timezone": each.zone,
                "date": each.day.isoformat(),
                "start": each.starts.strftime("%H:%M"),
                "exists": each.exists,
                "action_ids": list(each.action_ids),
            }
            for each in targets
        ],
    }
