"""Words of `organizer template`: the list, and the outcome of applying one."""

from __future__ import annotations

from organizer_app.wording.checklists.checklists import outcome, template_state
from organizer_app.wording.language.texts import _, ngettext, said

group_help = said("List the templates of tasks, or let the cities of a mobilization follow one.")
list_help = said("List the templates of the plan and those that ship, with the code that `apply` takes.")
apply_help = said(
    "Let every city that is still to come follow a template, as one step. What a city has changed, begun"
    " or done stays."
)
template_help = said("TEMPLATE is a title, or a code from `template list`.")


def headings() -> tuple[str, ...]:
    """Return the headings of the list."""
    return _("Code"), _("Template"), _("Tasks"), _("Used")


def state(used: int | None, revision: int, *, is_shipped: bool) -> str:
    """Say whether the mobilization follows a template, and which edition of it."""
    return template_state(used, revision, is_shipped=is_shipped)


def applied(title: str, counts: tuple[int, int, int, int, int], *, dry_run: bool) -> str:
    """Say what applying a template did, or would do.

    Args:
        title: of the template.
        counts: tasks that are new, changed, removed and kept, and cities that differ.
        dry_run: whether nothing was written.
    """
    done = outcome(*counts)
    form = _("{title} would be applied. {outcome}") if dry_run else _("{title} is applied. {outcome}")
    return form.format(title=title, outcome=done)


def tasks(count: int) -> str:
    """Count the tasks of a template."""
    return ngettext("{count} task", "{count} tasks", count).format(count=count)
