"""Words for taking back many steps at once: all of an author, an import or an hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_with
from organizer_app.wording.plan.edits import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from organizer_app.domain.basics.step_details import RevertReport
    from organizer_app.domain.merging.history_signers import HistorySigner

# Digits of a key, enough to tell a few laptops apart.
_SHOWN_KEY = 16

author_help = said("Only the steps of this author; give it more than once for several.")
since_help = said("Only steps from this moment on, such as 2pm or “March 20, 2 pm”.")
until_help = said("Only steps before this moment, such as 3pm or 3/20/2027.")
import_help = said("Only this import, by the id of its step in `history --json`.")
revert_help = said(
    "Revert these steps as one step that you can undo. What later steps of others wrote stays."
)
csv_help = said(
    "Write the whole history into this CSV file, each line sealed with the lines before it, and a signature "
    "of this laptop into a file beside it."
)
verify_help = said("Compare a CSV file of the history with the plan, and say who signed it.")
not_signed = said("It is not signed, because nothing can be written into the plan here.")
which_steps = said("Say which steps: use --author, --since, --until or --import.")
nothing_to_revert = said("There are no steps to revert.")
revert_these = said("Revert these steps")
revert_import = said("Revert this import")
revert_hint = said(
    "Puts back what the steps in this list changed, except what others changed since. Undo brings it back."
)

keep_these = said("Keep them")


revert_count = said_count("Revert {count} step", "Revert {count} steps")


def reverted(report: RevertReport, *, is_dry_run: bool = False) -> str:
    """Say in one sentence what taking back some steps changed, or would change."""
    if not report.steps:
        return nothing_to_revert()
    if is_dry_run:
        whole = ngettext("Would revert {count} step", "Would revert {count} steps", report.steps)
    else:
        whole = ngettext("Reverted {count} step", "Reverted {count} steps", report.steps)
    steps = whole.format(count=f"{report.steps:,}")
    effects = ", ".join(_effects(report))
    if not effects:
        return _("{steps}.").format(steps=steps)
    return _("{steps}: {effects}.").format(steps=steps, effects=effects)


def _effects(report: RevertReport) -> Iterator[str]:
    """Say what happened to records; what happened to none is left out."""
    if report.restored:
        yield ngettext("{count} record changed back", "{count} records changed back", report.restored).format(
            count=f"{report.restored:,}"
        )
    if report.removed and report.restored:
        yield ngettext("{count} removed", "{count} removed", report.removed).format(
            count=f"{report.removed:,}"
        )
    elif report.removed:
        yield ngettext("{count} record removed", "{count} records removed", report.removed).format(
            count=f"{report.removed:,}"
        )


def kept(report: RevertReport) -> str:
    """Say what stays because of later steps; empty if nothing does."""
    if not report.kept:
        return ""
    return ngettext(
        "{count} record keeps what was changed later.",
        "{count} records keep what was changed later.",
        report.kept,
    ).format(count=f"{report.kept:,}")


def later_steps(report: RevertReport) -> list[str]:
    """Say the newest of these later steps."""
    return [f"{step.author}: {sentence(step)}" if step.author else sentence(step) for step in report.later]


same_as_plan = said_count(
    "{count} line; every line is as the plan has it.", "{count} lines; every line is as the plan has it."
)


def written(lines: int, seal: str) -> str:
    """Say that the file was written, and the seal that stands for all of it."""
    return ngettext(
        "Wrote {count} line. Its seal is {seal}.", "Wrote {count} lines. The last seal is {seal}.", lines
    ).format(count=f"{lines:,}", seal=seal)


signed_into = said_with("It is signed by this laptop in {name}.")


def signed_by(signer: HistorySigner) -> str:
    """Say whose laptop signed a file."""
    if signer.is_own:
        return _("It is signed by this laptop.")
    if signer.name:
        return _("It is signed by the laptop of {name}.").format(name=signer.name)
    return _("It is signed with a key that no member of this plan has: {key}.").format(
        key=signer.sign_key[:_SHOWN_KEY]
    )
