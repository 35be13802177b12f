"""`organizer template`: lists the templates of tasks, and applies one to the cities."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from organizer_app.cli.output import print_json, print_table
from organizer_app.cli.parameters import (
    dry_run_option,
    json_option,
    mobilization_option,
    opened,
    passphrase_option,
    plan_argument,
    reading_options,
)
from organizer_app.domain.basics.problems import NothingFound
from organizer_app.wording.commands import template_command as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from organizer_app.services.checklists.templates import ListedTemplate, TemplateOutcome


@click.group("template", help=words.group_help())
def template() -> None:
    """Group the two commands about templates."""


@template.command("list", help=words.list_help())
@reading_options
def list_templates(*, plan: Path, mobilization: str, as_json: bool) -> None:
    """Print the templates."""
    from organizer_app.services.checklists import templates
    from organizer_app.services.plan.plans import mobilization_id_named

    with opened(plan, is_reading=True) as workspace:
        wanted = mobilization_id_named(workspace, mobilization)
        found = templates.list_templates(workspace, mobilization_id=wanted)
    if as_json:
        print_json([_listed(each) for each in found])
        return
    print_table([_row(each) for each in found], headings=words.headings())


@template.command("apply", help=words.apply_help(), epilog=words.template_help())
@plan_argument
@click.argument("wanted", metavar="TEMPLATE")
@mobilization_option
@dry_run_option
@json_option
@passphrase_option
def apply_template(  # one parameter per option of the command
    *,
    plan: Path,
    wanted: str,
    mobilization: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Apply a template, or print what that would do."""
    from organizer_app.services.checklists import templates
    from organizer_app.services.plan.plans import mobilization_id_named

    with opened(plan) as workspace:
        mobilization_id = mobilization_id_named(workspace, mobilization)
        known = templates.list_templates(workspace, mobilization_id=mobilization_id)
        chosen = template_named(known, wanted).template
        key = chosen.id or chosen.code
        if dry_run:
            found = templates.differences(workspace, mobilization_id=mobilization_id, template_id=key)
            outcome = templates.outcome_of(found)
        else:
            outcome = templates.apply_template(workspace, mobilization_id=mobilization_id, template=key)
    if as_json:
        print_json({"template": chosen.title, "dry_run": dry_run, **asdict(outcome)})
        return
    click.echo(words.applied(chosen.title, _counts(outcome), dry_run=dry_run))


def template_named(known: Sequence[ListedTemplate], wanted: str) -> ListedTemplate:
    """Return the template with this id, code or name.

    Raises:
        NothingFound: none is called so.
    """
    for each in known:
        names = {each.template.id, each.template.code, each.template.title.casefold()} - {""}
        if wanted in names or wanted.strip().casefold() in names:
            return each
    raise NothingFound("template", wanted)


def _counts(outcome: TemplateOutcome) -> tuple[int, int, int, int, int]:
    return outcome.added, outcome.changed, outcome.removed, outcome.kept, outcome.cities


def _row(each: ListedTemplate) -> tuple[str, ...]:
    template = each.template
    state = words.state(each.used_revision, template.revision, is_shipped=not template.id)
    return template.code or template.id, template.title, words.tasks(len(each.tasks)), state


def _listed(each: ListedTemplate) -> dict[str, object]:
    return {
        "code": each.template.code or None,
        "id": each.template.id or None,
        "title": each.template.title,
        "description": each.template.description or None,
        "tasks": len(each.tasks),
        "revision": each.template.revision,
        "used_revision": each.used_revision,
    }
