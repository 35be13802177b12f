"""Sentences for what stands between two laptops that exchange changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.merging import merge_problems
from organizer_app.domain.merging.merge_problems import Refusal
from organizer_app.wording.language.texts import _, ngettext, said
from organizer_app.wording.together.laptop_names import laptop_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from organizer_app.domain.basics.plan_checks import FalseName
    from organizer_app.domain.basics.problems import Problem
    from organizer_app.domain.merging.large_erasures import LargeErasure

_REFUSALS: Final[Mapping[Refusal, Callable[[], str]]] = {
    Refusal.TOO_LARGE: said("The file is too large to be changes of a plan. Nothing was changed."),
    Refusal.NOT_OURS: said(
        "This is not a file of changes, or a part of it is missing. Ask for it again. Nothing was changed."
    ),
    Refusal.NOT_FOR_HERE: said(
        "These changes are sealed for other laptops, or with another passphrase. Ask the sender to add this "
        "laptop. Nothing was changed."
    ),
    Refusal.UNKNOWN_SENDER: said(
        "The sender of these changes is no member of this plan. Pair their laptop first: Together, Exchange, "
        "“Pair a laptop”. Nothing was changed."
    ),
    Refusal.BAD_SIGNATURE: said(
        "Somebody altered these changes on the way. Ask the sender for them again. Nothing was changed."
    ),
    Refusal.REVOKED: said("{sender} is no longer a member of this plan. Nothing was changed."),
    Refusal.NEWER: said(
        "These changes were made by a newer version. Update the program; nothing was changed."
    ),
    Refusal.OTHER_PLAN: said("These changes belong to another plan. Nothing was changed."),
    Refusal.DAMAGED: said(
        "These changes contradict themselves. Ask the sender for everything again. Nothing was changed."
    ),
    Refusal.ALTERED: said(
        "The changes of {sender} were altered by somebody who passed them on. Ask {sender} for a file of "
        "their own. Nothing was changed."
    ),
    Refusal.OLDER_COPY: said(
        "{sender} goes on from an older copy of the plan. Send {sender} your changes: that laptop then "
        "becomes another one, and nothing of it is lost. Nothing was changed."
    ),
    Refusal.FALSE_NAME: said(
        "{sender} sent changes in the name of {laptop}, which signs with another key: ask both people before "
        "you take in more from {sender}. Nothing was changed."
    ),
    Refusal.ERASES_OTHERS: said(
        "{sender} erases what nobody can erase for good, such as actions: ask {sender} what happened, and do "
        "not try again. Nothing was changed."
    ),
    Refusal.TOO_BUSY: said(
        "This laptop is too busy, or too slow, to try the passphrase of these changes. Close other programs "
        "and open the file again. Nothing was changed."
    ),
    Refusal.TOO_MANY: said(
        "One file of changes is for {most} laptops at most. Remove laptops that no longer belong to the "
        "plan, or use a hub. Nothing was changed."
    ),
    Refusal.OWN: said("This laptop wrote these changes itself. Nothing was changed."),
}


def refusal(problem: merge_problems.ChangesRefused) -> str:
    """Say why changes are not taken in."""
    named = problem.false_name.laptop if problem.false_name else ""
    return _REFUSALS[problem.reason]().format(
        sender=problem.sender or _("The sender"),
        laptop=named or _("this laptop"),
        most=merge_problems.MOST_RECIPIENTS,
    )


def false_name(found: FalseName) -> str:
    """Say who sent changes in whose name; the sender's laptop is a member's, and both have to be asked."""
    return _("{sender} sent changes in the name of {laptop}. They were refused.").format(
        sender=found.sender, laptop=found.laptop or _("this laptop")
    )


def asks_to_erase(asking: LargeErasure) -> str:
    """Say that a laptop asks to erase several people, and what that means until somebody says yes."""
    return ngettext(
        "{name} asks to erase {count} more person, who stays until you say yes; later changes of {name} "
        "wait, too.",
        "{name} asks to erase {count} people, who stay until you say yes; later changes of {name} wait, too.",
        asking.people,
    ).format(name=asking.name, count=f"{asking.people:,}")


def left_backups(names: Collection[str]) -> list[str]:
    """Say in one sentence, or none, which backups may still hold people that other laptops have erased."""
    if not names:
        return []
    told = _(
        "People were erased as on other laptops, and these backups that may hold them could not be replaced: "
        "{names}. Delete them, or open the plan that goes on there and take in the changes."
    )
    return [told.format(names=", ".join(names))]


def contested(problem: merge_problems.FieldContested) -> str:
    """Say that a field waits for a decision."""
    if "hidden" in problem.fields:
        return _(
            "Two laptops disagree whether this should stay in the plan. Decide that first, in "
            "Together. Nothing was changed."
        )
    names = ", ".join(name.replace("_", " ") for name in problem.fields)
    return _(
        "Two laptops changed {names} differently. Decide that first, in Together. Nothing was changed."
    ).format(names=names)


def clash(problem: merge_problems.OriginClash) -> str:
    """Say that a copy of a plan was used as if it were the plan."""
    return _(
        "Two copies of one plan file were both changed as {name}. Open the newer copy once, so "
        "that it becomes a laptop of its own, and send its changes again. Nothing was changed."
    ).format(name=laptop_name(problem.name, problem.origin))


MERGE_PROBLEMS: Final[Mapping[type[Problem], Callable[[Any], str]]] = {
    merge_problems.ChangesRefused: refusal,
    merge_problems.FieldContested: contested,
    merge_problems.OriginClash: clash,
    merge_problems.CardUnreadable: lambda _problem: _(
        "This is not the card of a laptop. Ask for it again. Nothing was changed."
    ),
    merge_problems.WordsDiffer: lambda _problem: _(
        "The words do not match the card. Somebody may have put another card in its place: exchange cards "
        "again by another way. Nothing was changed."
    ),
    merge_problems.LaptopTaken: lambda problem: _(
        "The card of {card} says that it belongs to {laptop}, which signs with another key. Ask for the card "
        "again by another way, and ask both people. Nothing was changed."
    ).format(card=problem.card or _("somebody"), laptop=problem.laptop or _("this laptop")),
    merge_problems.UnknownMember: lambda problem: _(
        "No single member of this plan is called {name}. See Together, Exchange."
    ).format(name=problem.name),
    merge_problems.RolesDiffer: lambda _problem: _(
        "These members are sent different parts of the plan, so one file cannot serve them all. Save one "
        "file for each."
    ),
    merge_problems.UnknownArea: lambda problem: _(
        "{area} is neither a state nor a city of this plan. Write a state such as CA, or a city such as "
        "Oakland, CA. Nothing was changed."
    ).format(area=problem.area),
    merge_problems.PartAtHub: lambda _problem: _(
        "The hub sends this laptop a part of the plan. Invite and remove from one that is sent all of it."
    ),
    merge_problems.PlanInSharedFolder: lambda _problem: _(
        "The plan itself is in this folder, and a program that keeps folders in step would damage it. Choose "
        "a folder of its own for the changes. Nothing was changed."
    ),
    merge_problems.MemberRevoked: lambda problem: _(
        "{name} is no longer a member of this plan, so nothing is sent to them."
    ).format(name=problem.name),
    merge_problems.NobodyToSendTo: lambda _problem: _(
        "There is nobody to send changes to yet. Pair a laptop first: Together, Exchange, “Pair a laptop”."
    ),
}
