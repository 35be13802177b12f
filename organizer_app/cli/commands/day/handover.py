"""`organizer handover`: one shift hands over to the next on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.parameters import PATH, opened, paper_option, passphrase_option, plan_argument
from organizer_app.wording.commands import day_commands as words
from organizer_app.wording.commands.command_line import option_empty
from organizer_app.wording.day import handovers
from organizer_app.wording.sharing.shared_schedules import schedule_words

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.sharing.schedule_words import PaperSize


@click.command("handover", help=words.handover_help())
@plan_argument
@click.option("--out", type=PATH, required=True, help=words.handover_out_help())
@click.option("--situation", required=True, help=words.situation_help())
@click.option("--promise", "promises", multiple=True, help=words.promise_help())
@click.option("--from", "giver", default="", help=words.giver_help())
@click.option("--to", "taker", required=True, help=words.taker_help())
@paper_option
@passphrase_option
def handover(
    *,
    plan: Path,
    out: Path,
    situation: str,
    promises: tuple[str, ...],
    giver: str,
    taker: str,
    paper: PaperSize,
) -> None:
    """Write the page of a handover and log it."""
    from organizer_app.domain.day.handover import TypedHandover
    from organizer_app.services.day.handovers import hand_over

    with opened(plan) as workspace:
        giver = giver.strip() or workspace.author
        for option, value in (("--situation", situation), ("--from", giver), ("--to", taker)):
            if not value.strip():
                raise click.UsageError(option_empty(option))
        typed = TypedHandover(situation=situation, promises=promises, giver=giver, taker=taker)
        words_of_page = handovers.handover_words(schedule_words(paper=paper))
        facts = hand_over(workspace, typed=typed, words=words_of_page, paper=paper, out=out)
    click.echo(handovers.written(str(out), facts.number))
