"""Sentences of the command line for problems whose remedy the window clicks: they name the command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.basics import problems
from organizer_app.domain.merging import hub_problems, merge_problems
from organizer_app.domain.merging.hub_problems import AddressFault, HubRefusal
from organizer_app.domain.merging.merge_problems import Refusal
from organizer_app.domain.people.phone_display import masked_within
from organizer_app.wording.errors.problems import sentence
from organizer_app.wording.language.texts import said, said_with
from organizer_app.wording.together.hub import place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import Enum

_REASONS: Final[Mapping[Enum, Callable[[], str]]] = {
    Refusal.UNKNOWN_SENDER: said(
        "The sender of these changes is no member of this plan. Compare the six words with them first: "
        "organizer members. Nothing was changed."
    ),
    HubRefusal.NOT_MADE: said(
        "There is no hub in this database on {host}. Its owner makes one with: organizer hub create"
    ),
    HubRefusal.NOT_A_MEMBER: said(
        "The hub on {host} does not know this laptop, or no longer. Ask its owner for an invitation: "
        "organizer hub invite. Your changes are safe in the plan."
    ),
    HubRefusal.OLDER: said(
        "The hub on {host} is of an older version. Its owner brings it up to date with: organizer hub create"
    ),
    HubRefusal.FULL: said(
        "The hub on {host} has no room left. Its owner makes some with: organizer hub prune. Your changes "
        "are safe in the plan."
    ),
    AddressFault.PASSWORD: said(
        "Leave the password out of the address, where others could read it. Give it with --password-file, or "
        "type it when asked."
    ),
}


def _by_reason(reason: Enum, problem: Any) -> str:  # noqa: ANN401  # a problem of the table below
    known = _REASONS.get(reason)
    host = getattr(problem, "host", "")
    here = "" if host.startswith("/") else host
    return known().format(host=place(here)) if known else sentence(problem)


_unknown_member = said_with("No single member of this plan is called {name}. See: organizer members.")
_nobody = said("There is nobody to send changes to yet. Exchange cards first: organizer members.")
_no_hub = said("This plan has joined no hub. Make one with organizer hub create, or ask for an invitation.")
_joined = said(
    "This plan has joined a hub already. Leave that one first: organizer hub leave. Nothing was changed."
)
_no_plan = said_with("There is no plan at {path}. Check the name, or make it with: organizer new")
_folder = said_with(
    "“{path}” is a folder, not a plan. Name the plan in it, such as PLAN.organizer, or make one with: "
    "organizer new"
)
_other_schedule = said_with(
    "{path} holds a schedule for another audience or of another plan. Choose another folder, or run "
    "“organizer publish” with --replace."
)
_SENTENCES: Final[Mapping[type[problems.Problem], Callable[[Any], str]]] = {
    merge_problems.ChangesRefused: lambda problem: _by_reason(problem.reason, problem),
    hub_problems.HubRefused: lambda problem: _by_reason(problem.reason, problem),
    hub_problems.HubAddressRefused: lambda problem: _by_reason(problem.fault, problem),
    merge_problems.UnknownMember: lambda problem: _unknown_member(problem.name),
    merge_problems.NobodyToSendTo: lambda _problem: _nobody(),
    hub_problems.NoHub: lambda _problem: _no_hub(),
    hub_problems.HubJoined: lambda _problem: _joined(),
    problems.PlanMissing: lambda problem: _no_plan(problem.path),
    problems.PlanIsFolder: lambda problem: _folder(problem.path),
    problems.FolderHoldsOther: lambda problem: _other_schedule(problem.path),
}


def command_sentence(problem: problems.Problem) -> str:
    """Return what went wrong and what to type; it repeats no phone number."""
    known = _SENTENCES.get(type(problem))
    return masked_within(known(problem)) if known else sentence(problem)
