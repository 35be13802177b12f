"""`organizer lessons`: what a day taught as proposed steps of a template, to accept or to leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from organizer_app.cli.commands.template import template_named
from organizer_app.cli.day_entries import city_of_day, entry_named
from organizer_app.cli.output import print_json, print_table
from organizer_app.cli.parameters import (
    json_option,
    mobilization_option,
    opened,
    passphrase_option,
    plan_argument,
)
from organizer_app.domain.model.day.lessons import Decision
from organizer_app.domain.time.working_days import MOST_DAYS
from organizer_app.wording.commands import lessons_command as words
from organizer_app.wording.day import lessons as lesson_words

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.day.day_lessons import Proposal
    from organizer_app.services.day.after_actions import AfterBook
    from organizer_app.services.plan.workspace import Workspace

_WEEK_BEFORE = -7


@click.command("lessons", help=words.lessons_help())
@plan_argument
@click.option("--propose", default="", help=words.propose_help())
@click.option("--template", default="", help=words.template_help())
@click.option("--step", default="", help=words.step_help())
@click.option("--city", default="", help=words.city_help())
@click.option(
    "--days",
    type=click.IntRange(-MOST_DAYS, MOST_DAYS),
    default=_WEEK_BEFORE,
    show_default=True,
    help=words.days_help(),
)
@click.option("--required", is_flag=True, help=words.required_help())
@click.option("--accept", default="", help=words.accept_help())
@click.option("--leave-out", default="", help=words.leave_out_help())
@mobilization_option
@json_option
@passphrase_option
def lessons(  # noqa: PLR0913  # one parameter per option of the command
    *,
    plan: Path,
    propose: str,
    template: str,
    step: str,
    city: str,
    days: int,
    required: bool,
    accept: str,
    leave_out: str,
    mobilization: str,
    as_json: bool,
) -> None:
    """Print the proposals, after one was made or decided."""
    from organizer_app.services.day.after_actions import read_after

    if sum(map(bool, (propose, accept, leave_out))) > 1 or bool(propose) != bool(template and city):
        raise click.UsageError(words.one_at_a_time())
    is_reading = not (propose or accept or leave_out)
    with opened(plan, is_reading=is_reading) as workspace:
        book = read_after(workspace, mobilization=mobilization)
        said = ""
        if propose:
            said = _propose(workspace, book, (template, step, city), (propose, days, required))
        elif accept or leave_out:
            said = _decide(workspace, book, accept or leave_out, is_accepted=bool(accept))
        if said:
            book = read_after(workspace, mobilization=mobilization)
    if as_json:
        print_json([_listed(each) for each in book.lessons.proposals])
    elif said:
        click.echo(said)
    else:
        print_table([_line(each) for each in book.lessons.proposals], headings=words.headings())


def _propose(
    workspace: Workspace, book: AfterBook, where: tuple[str, str, str], what: tuple[str, int, bool]
) -> str:
    """Propose a step; return the sentence that says so."""
    from organizer_app.services.checklists.proposed_tasks import TypedProposal, propose_task
    from organizer_app.services.checklists.templates import list_templates

    template, step, city = where
    title, days, is_gate = what
    listed = template_named(list_templates(workspace, mobilization_id=book.day.mobilization_id), template)
    task_id = ""
    if step:
        steps = {each.id: each.title for each in listed.tasks if each.id}
        found = [key for key, name in steps.items() if name.casefold().startswith(step.casefold())]
        if len(found) != 1:
            raise click.UsageError(words.no_step(step))
        task_id = found[0]
    typed = TypedProposal(
        template=listed.template.id or listed.template.code,
        title=title,
        offset_days=days,
        is_gate=is_gate,
        task_id=task_id,
    )
    propose_task(workspace, typed=typed, action_id=city_of_day(book.day, city).action_id)
    return lesson_words.proposed()


def _decide(workspace: Workspace, book: AfterBook, typed: str, *, is_accepted: bool) -> str:
    """Accept a proposal or leave it out; return the sentence that says so."""
    from organizer_app.services.checklists.proposed_tasks import accept_task, leave_out_task

    waiting = [each.task.id for each in book.lessons.proposals if each.task.decision is Decision.OPEN]
    chosen = entry_named(typed, waiting)
    if is_accepted:
        return lesson_words.accepted(accept_task(workspace, proposal_id=chosen))
    leave_out_task(workspace, proposal_id=chosen)
    return lesson_words.left_out()


def _line(each: Proposal) -> tuple[str, ...]:
    return each.task.id[-6:], lesson_words.proposal_text(each), lesson_words.proposal_from(each)


def _listed(each: Proposal) -> dict[str, object]:
    return {
        "id": each.task.id,
        "title": each.task.title,
        "offset_days": each.task.offset_days,
        "is_required": each.task.is_gate,
        "template": each.template,
        "changes": each.before.title if each.before is not None else None,
        "city": each.city or None,
        "decision": each.task.decision.value,
    }
