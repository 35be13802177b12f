"""Words for the check of a whole plan: what agrees, what does not, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.plan_checks import DifferenceKind
from organizer_app.wording.language.texts import _, ngettext, said
from organizer_app.wording.together.laptop_names import laptop_name
from organizer_app.wording.together.merge_problems import false_name

if TYPE_CHECKING:
    from organizer_app.domain.basics.plan_checks import Difference, LaptopSeals, PlanCheck

verify_help = said(
    "Check a plan: every page of its file, and every row against the history. The exit status is 1 if "
    "something does not agree."
)
repair_help = said("Write what the history says into rows that say something else, after a backup.")


def result(check: PlanCheck) -> str:
    """Say what was checked and what came out."""
    checked = _("Checked every page, {changes} changes of the history and {records} rows.").format(
        changes=f"{check.changes:,}", records=f"{check.records:,}"
    )
    count = len(check.differences)
    if not count:
        return f"{checked} {_('Everything agrees.')}"
    found = ngettext("{count} difference.", "{count} differences.", count).format(count=f"{count:,}")
    done = _("{count} repaired.").format(count=f"{check.repaired:,}") if check.repaired else ""
    return " ".join(filter(None, (checked, found, done)))


def seals(found: LaptopSeals) -> str:
    """Say up to which change the seals of a laptop hold."""
    laptop = laptop_name(found.name, found.origin)
    name = _("This laptop") if found.is_own else f"{laptop[:1].upper()}{laptop[1:]}"
    if found.broken:
        held = _("{name}: the seals hold up to change {number}; step {id} is not what was sealed.")
        return held.format(name=name, number=f"{found.holds:,}", id=found.broken)
    if not found.sealed_from:
        return _("{name}: none of its steps is sealed.").format(name=name)
    held = _("{name}: the seals hold from change {first} to change {last}.").format(
        name=name, first=f"{found.sealed_from:,}", last=f"{found.holds:,}"
    )
    signed = (
        _("It has signed up to change {number}.").format(number=f"{found.signed:,}") if found.signed else ""
    )
    form = ngettext("{count} step has no seal.", "{count} steps have no seal.", found.unsealed)
    rest = form.format(count=f"{found.unsealed:,}") if found.unsealed else ""
    return " ".join(filter(None, (held, signed, rest)))


def sealed(check: PlanCheck) -> str:
    """Say in a line whether the seals of all laptops hold, whose do not, and who sent changes in whose name.

    Empty without a seal.
    """
    broken = [seals(each) for each in check.seals if each.broken] + list(map(false_name, check.false_names))
    count = sum(1 for each in check.seals if each.sealed_from)
    form = ngettext("The seals of {count} laptop hold.", "The seals of {count} laptops hold.", count)
    return " ".join(broken) or (form.format(count=count) if count else "")


def difference(found: Difference) -> str:
    """Say where a plan does not agree; values are personal and not told."""
    said_where = {
        DifferenceKind.VALUE: _("{noun} {id}: {field} is not what the history says."),
        DifferenceKind.MISSING_RECORD: _("{noun} {id}: the history tells of it, and it is not there."),
        DifferenceKind.NUMBERS: _("Laptop {id}: its changes are not numbered without a gap."),
        DifferenceKind.ORDER: _("Step {id}: its changes have another order than the step."),
        DifferenceKind.PARENT: _("{noun} {id}: a change follows one that is not there."),
        DifferenceKind.SEAL: _("Step {id}: it is not what its laptop sealed."),
        DifferenceKind.SUMMARY: _("{noun} {id}: its line in lists is not what the plan says."),
    }[found.kind]
    return said_where.format(noun=found.noun, id=found.record_id, field=found.field)
