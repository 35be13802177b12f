"""Takes in the steps of other laptops, or says what that would do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.backups import BackupReason
from organizer_app.domain.basics.changes import Noun, Operation
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.merge_problems import ChangesRefused, Refusal
from organizer_app.domain.model.people import ContactKind, Person
from organizer_app.domain.people.erasure import ERASED
from organizer_app.domain.people.name_forms import KnownForms
from organizer_app.environment.collector import collector_at_rest
from organizer_app.services.people.person_traces import late_traces, person_traces
from organizer_app.services.plan import backups
from organizer_app.services.together.members import keys_in, sign_steps
from organizer_app.storage import erasing
from organizer_app.storage.merging.arriving import erase_arrived, take_in
from organizer_app.storage.merging.cleaned_texts import UNTOLD, all_told, untold
from organizer_app.storage.merging.erased_names import erased_at, keep_prints
from organizer_app.storage.merging.leaving import steps_since, vector_of
from organizer_app.storage.merging.own_past import part
from organizer_app.storage.merging.sealing import has_unsealed, keep_checkpoints, seal_own_steps
from organizer_app.storage.plan_facts import fact_of
from organizer_app.storage.plan_format import FORMAT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from organizer_app.domain.merging.steps import MergeReport, SaidOfErased, StepBundle, Vector
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.reader import Reader


def steps_for(workspace: Workspace, *, since: Vector) -> StepBundle:
    """Return every step that somebody with a version vector lacks, under its seal; empty for all steps.

    What is sealed for it is signed, too.
    """
    found: list[StepBundle] = []

    def write(reader: Reader) -> None:
        seal_own_steps(reader.connection)
        # At once: each transaction waits for the disk.
        if (keys := keys_in(reader)) is not None:
            sign_steps(reader, fact_of(reader.connection, "origin"), keys)
        found.append(steps_since(reader.connection, since))

    with workspace.read() as reader:
        if workspace.refusal is not None or not has_unsealed(reader.connection):
            return steps_since(reader.connection, since)
    workspace.keep_aside(write)
    return found[0]


def vector(workspace: Workspace) -> dict[str, int]:
    """Return up to which number the changes of each laptop are here."""
    with workspace.read() as reader:
        return vector_of(reader.connection)


def preview(workspace: Workspace, *, bundle: StepBundle) -> MergeReport:
    """Return what taking steps in would do, and change nothing.

    Raises:
        ChangesRefused, OriginClash: they cannot be taken in.
    """
    check(workspace, bundle)
    with collector_at_rest(), workspace.look_ahead(EditKind.MERGED_CHANGES) as editor:
        if bundle.common_past is not None:
            part(editor.connection, bundle.common_past, workspace.new_id())
        return take_in(editor, bundle)


def merge(
    workspace: Workspace,
    *,
    bundle: StepBundle,
    sender: str = "",
    backs_up: bool = True,
    by_itself: bool = False,
    beside: Callable[[Reader], None] | None = None,
) -> MergeReport:
    """Take in the steps of a bundle as one step that can be undone; back the plan up first.

    Steps that build on others which have not arrived wait for these. People erased elsewhere are erased here,
    in backups too.

    Args:
        workspace: the plan.
        bundle: the steps.
        sender: what the sender is called here.
        backs_up: whether the plan is backed up first.
        by_itself: whether the steps came without anybody asking for them; Undo then leaves them alone.
        beside: writes into the same transaction.

    Raises:
        ChangesRefused, OriginClash: nothing was changed.
    """
    check(workspace, bundle)
    if backs_up and workspace.backups is not None:
        backups.back_up_if_changed(workspace, reason=BackupReason.MERGE)
    return merge_live(workspace, bundle=bundle, sender=sender, by_itself=by_itself, beside=beside)


def merge_live(
    workspace: Workspace,
    *,
    bundle: StepBundle,
    sender: str = "",
    by_itself: bool = False,
    beside: Callable[[Reader], None] | None = None,
) -> MergeReport:
    """Take in the steps of a bundle, as `merge` does, without a backup: they come every second.

    People erased elsewhere are erased here, in backups too. `beside` writes into the same transaction.
    """
    report = merge_steps(workspace, bundle=bundle, sender=sender, by_itself=by_itself, beside=beside)
    return finish(workspace, report)


def finish(workspace: Workspace, report: MergeReport) -> MergeReport:
    """Rewrite the file and replace the backups if the steps erased somebody; say what stays."""
    _tell_cleaned(workspace)
    if report.erased or report.said or report.cleaned:
        workspace.finish_erasing()
    # What was only said of somebody has come just now, and is in no backup.
    if not (report.erased or report.cleaned) or workspace.backups is None:
        return report
    return replace(report, left=backups.renewed(workspace))


def _tell_cleaned(workspace: Workspace) -> None:
    """Tell the other laptops which texts of this one were cleaned, as a step that nobody undoes."""
    with workspace.read() as reader:
        if not fact_of(reader.connection, UNTOLD):
            return
    with workspace.edit(EditKind.CLEANED_TEXTS) as editor:
        if texts := untold(editor.connection):
            editor.tell(texts)
        all_told(editor.connection)


def merge_steps(
    workspace: Workspace,
    *,
    bundle: StepBundle,
    sender: str = "",
    by_itself: bool = False,
    beside: Callable[[Reader], None] | None = None,
    asks: bool = True,
) -> MergeReport:
    """Take in the steps of a bundle, as `merge` does, without a backup and without rewriting the file.

    With `asks`, steps that erase several people wait for a yes.
    """
    check(workspace, bundle)
    # An older copy in the plan's place keeps its keys, and takes these steps in as those of another laptop.
    if bundle.common_past is not None and not workspace.become_own():
        workspace.part_from_former_self(bundle.common_past)
    kind = EditKind.RECEIVED_CHANGES if by_itself else EditKind.MERGED_CHANGES
    with collector_at_rest(), workspace.edit(kind) as editor:
        report = take_in(editor, bundle, agreed=() if asks else None)
        editor.note(count=str(report.taken), name=sender or bundle.names.get(bundle.sender, ""))
        erase(editor, bundle, report)
        keep_checkpoints(editor.connection, bundle.checkpoints)
        if beside is not None:
            beside(editor)
    return report


def check(workspace: Workspace, bundle: StepBundle) -> None:
    """Refuse steps of another plan or of a newer version.

    Raises:
        ChangesRefused: they cannot be taken in.
    """
    if bundle.min_reader > FORMAT:
        raise ChangesRefused(Refusal.NEWER)
    if bundle.plan_id != workspace.plan_id:
        raise ChangesRefused(Refusal.OTHER_PLAN)


def erase(editor: Editor, bundle: StepBundle, report: MergeReport) -> None:
    """Empty the records that steps erase, and clean every text of those they were about."""
    if report.cleaned:
        erasing.begin_rewriting(editor.connection)
    if not (report.erased or report.said):
        return
    people = editor.rows_by_id(Person, report.erased).values()
    known = [(person.id, person_traces(editor, person.id)) for person in people if person.name]
    known += [(person_id, late_traces(editor, _forms(said))) for person_id, said in report.said.items()]
    editor.keep_seals()
    erase_arrived(editor, report.erased)
    for person_id, traces in known:
        editor.scrub(traces.traces, ())
        place = erased_at(editor.connection, person_id) or _erased_at(bundle, person_id)
        keep_prints(editor.connection, traces.alone, place)
    erasing.begin_rewriting(editor.connection)


def _forms(said: Iterable[SaidOfErased]) -> KnownForms:
    """Return what steps call somebody, and how they say that they are reached.

    What was known of them before is cleaned from the steps already, and what stands there now is no name.
    """
    names: list[str] = []
    contacts: list[tuple[ContactKind, str]] = []
    for each in said:
        if each.noun == Noun.CONTACT_POINT.value:
            contacts += [(ContactKind(each.kind), str(value)) for value in each.values.values()]
        else:
            others = each.values.get("other_names") or ()
            names += [str(each.values.get("name", "")), *(str(name) for name in others)]
    names = [name.replace(ERASED, " ").strip() for name in names]
    return KnownForms(tuple(filter(None, names)), tuple(each for each in contacts if ERASED not in each[1]))


def _erased_at(bundle: StepBundle, person_id: str) -> tuple[str, int]:
    """Return the change that erased somebody; the newest that the sender knows where it is on its way."""
    for step in bundle.steps:
        for change in step.changes:
            if change.operation == Operation.ERASE.value and change.record_id == person_id:
                return step.origin, change.sequence
    return bundle.sender, bundle.vector.get(bundle.sender, 0)
