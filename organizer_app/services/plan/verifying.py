"""Checks a whole plan: every page of its file, and every row against the journal; repairs rows on request."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.backups import BackupReason
from organizer_app.domain.basics.plan_checks import REPAIRABLE, Difference, DifferenceKind
from organizer_app.exchange.bundles.laptop_keys import is_genuine
from organizer_app.services.plan import backups
from organizer_app.storage import verifying
from organizer_app.storage.members import members_of
from organizer_app.storage.merging.false_names import false_names
from organizer_app.storage.merging.seal_checks import check_seals
from organizer_app.storage.merging.sealing import signed_checkpoints

if TYPE_CHECKING:
    from organizer_app.domain.basics.plan_checks import PlanCheck
    from organizer_app.services.plan.workspace import Workspace


def verify(workspace: Workspace, *, repair: bool = False) -> PlanCheck:
    """Check every page, and every row against the journal.

    Args:
        workspace: the plan.
        repair: write what the journal says into the rows that say something else; the plan is backed up
            before.

    Raises:
        PlanDamaged: a page is not what was written; continue with a backup.
    """
    workspace.check_pages()
    workspace.catch_up()
    at, plan_id = workspace.clock(), workspace.plan_id
    with workspace.read() as reader:
        check = verifying.check_plan(reader, at)
        signed, named = signed_checkpoints(reader.connection), false_names(reader.connection)
        seals = check_seals(reader.connection, {each for each in signed if is_genuine(plan_id, each)})
        paired = {member.origin: member.name for member in members_of(reader.connection)}
    seals = tuple(each._replace(name=paired.get(each.origin) or each.name) for each in seals)
    broken = [Difference(DifferenceKind.SEAL, "", each.broken) for each in seals if each.broken]
    check = replace(check, differences=(*check.differences, *broken), seals=seals, false_names=named)
    wrong = [each for each in check.differences if each.kind in REPAIRABLE]
    if not repair or not wrong:
        return check
    backups.back_up(workspace, reason=BackupReason.RESTORE)
    return replace(check, repaired=workspace.repair(lambda reader: verifying.repair_rows(reader, wrong, at)))
