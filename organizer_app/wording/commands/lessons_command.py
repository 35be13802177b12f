"""Words of the command that makes lessons of a day part of a template."""

from __future__ import annotations

from organizer_app.wording.language.texts import _, said, said_with

lessons_help = said(
    "List the steps that a day taught. With --propose, propose one for a template; with --accept or"
    " --leave-out, decide one. What is accepted is in the template; the cities of this plan keep their steps."
)
propose_help = said("What to do, as a step of --template that --city taught.")
template_help = said("The template, by its name, code or id; see: organizer template list PLAN")
step_help = said("The step of the template that is changed, by the start of its name; a new one without it.")
city_help = said("The city that taught it.")
days_help = said("Days from the date; below zero is before it.")
required_help = said("A city is not ready without it.")
accept_help = said("Make the proposal with this id, or whose id ends so, part of its template.")
leave_out_help = said("Leave the proposal with this id, or whose id ends so, out.")
one_at_a_time = said("Propose, accept or leave out one step; --propose needs --template and --city.")
# Say that no step of a template, or more than one, begins so.
no_step = said_with("“{typed}” is not the start of one step of this template.")


def headings() -> tuple[str, ...]:
    """Return the headings of the proposals."""
    return _("Id"), _("Step"), _("Decision")
