"""`organizer rehearse`: the day on a copy of the plan, with a clock that runs faster, and a score."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from organizer_app.cli.day_entries import instant_typed
from organizer_app.cli.moments import utc_text
from organizer_app.cli.output import print_json, print_table
from organizer_app.cli.parameters import json_option, opened, passphrase_option, plan_argument
from organizer_app.wording.commands import day_commands as words
from organizer_app.wording.day import board as board_words
from organizer_app.wording.day import rehearsals as rehearsal_words

if TYPE_CHECKING:
    from organizer_app.services.day.rehearsals import RehearsalNews

# As `services.day.rehearsals.SPEEDS` has them, which a help text need not import.
_SPEED = click.Choice(["1", "10", "30", "60"])


@click.command("rehearse", help=words.rehearse_help())
@plan_argument
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help=words.rehearse_out_help())
@click.option("--speed", type=_SPEED, default="60", show_default=True, help=words.speed_help())
@click.option("--at", default="", help=words.rehearse_at_help())
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help=words.seed_help())
@json_option
@passphrase_option
def rehearse(  # one parameter per option of the command
    *,
    plan: Path,
    out: Path | None,
    speed: str,
    at: str,
    seed: int,
    as_json: bool,
) -> None:
    """Make a rehearsal, or print the score of one."""
    from organizer_app.services.day.rehearsals import begin_rehearsal, play

    with opened(plan) as workspace:
        if out is not None:
            mark = rehearsal_words.mark()
            starts = instant_typed(workspace, at)
            begin_rehearsal(workspace, new=out, mark=mark, speed=int(speed), seed=seed, starts=starts)
            click.echo(words.rehearsal_made(str(out)))
            return
        news = play(workspace)
    if news is None:
        raise click.UsageError(words.no_rehearsal())
    if as_json:
        print_json(_listed(news))
        return
    rows = [
        (
            board_words.clock_and_zone(line.at, "UTC"),
            news.cities.get(line.action_id, ""),
            rehearsal_words.what_went_wrong(line),
            rehearsal_words.outcome(line),
        )
        for line in news.lines
    ]
    print_table(rows, headings=words.score_headings())
    click.echo(rehearsal_words.score(news.lines))


def _listed(news: RehearsalNews) -> dict[str, object]:
    return {
        "at": utc_text(news.now),
        "score": rehearsal_words.score(news.lines),
        "waiting": [
            {"city": news.cities.get(each.action_id), "at": utc_text(each.at), "kind": each.kind.value}
            for each in news.told
        ],
        "lines": [
            {
                "city": news.cities.get(line.action_id),
                "at": utc_text(line.at),
                "kind": line.report.value if line.report is not None else "missed_check_in",
                "answers": line.answers.name.lower() if line.answers is not None else None,
                "outcome": line.outcome.value,
                "minutes": line.minutes,
            }
            for line in news.lines
        ],
    }
