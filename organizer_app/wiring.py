"""Picks engine, clock, ids and gazetteer in one place; nothing heavy is imported before it is needed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from organizer_app.domain.basics.plan_users import PlanUser
from organizer_app.environment.clock import is_clock_set, plan_now, utc_now
from organizer_app.environment.identity import new_id
from organizer_app.environment.resource_files import resource_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from pathlib import Path

    from organizer_app.domain.basics.plan_notices import PlanNotice
    from organizer_app.domain.basics.problems import Problem
    from organizer_app.domain.rows.action_rows import PlanSnapshot
    from organizer_app.environment.clock import Clock
    from organizer_app.services.plan.rescuing import Rescue
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.backups import OlderPlan
    from organizer_app.storage.gazetteer.gazetteer import Gazetteer

SAMPLES = ("prime-day-2019", "clean-water-day-2027")


def read_first_view(path: Path, *, passphrase: str | None = None) -> PlanSnapshot:
    """Read what the first painted window needs, without SQLAlchemy.

    Raises:
        PlanMissing, PlanUnreadable, PlanFromNewerVersion: see `storage.rows.first_read`.
    """
    from organizer_app.storage.rows.first_read import read_snapshot

    _refuse_network(path)
    return read_snapshot(path, passphrase=passphrase)


def sample_clock(snapshot: PlanSnapshot) -> Clock | None:
    """Return the clock of a sample plan that was read; None for any other plan, and where a clock was set."""
    if snapshot.sample_moment is None or is_clock_set():
        return None
    from organizer_app.environment.plan_clocks import SampleClock

    return SampleClock(snapshot.sample_moment)


def open_workspace(
    path: Path,
    *,
    passphrase: str | None = None,
    user: PlanUser = PlanUser.COMMAND,
    refusal: Problem | None = None,
    clock: Clock | None = None,
) -> Workspace:
    """Open a plan for reading and writing; imports SQLAlchemy.

    Args:
        path: the plan file.
        passphrase: None for a plan without one.
        user: the program that opens it; there is one window at a time. A reader gets an older plan as a
            copy in the current format, and the plan itself stays as it is.
        refusal: why nothing may be written; None to write where the file can be written.
        clock: the present moment, UTC; None for that of the plan: a sample has its own, every other plan
            `plan_now`. A picture chooses one.

    Raises:
        PlanMissing, PlanUnreadable, PlanFromNewerVersion: see `storage.plan_file`.
        PlanInUse: another window has it open, or another program works on it alone.
    """
    from organizer_app.environment.backup_folders import backup_folders
    from organizer_app.environment.preferences import author_here

    _refuse_network(path)
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.plan_file import open_plan_file

    if user is not PlanUser.WINDOW:
        _sweep((path.parent,))
    before: list[Path | None] = []

    def before_upgrade(older: OlderPlan) -> None:
        from organizer_app.services.plan.backups import back_up_older

        before.append(back_up_older(older, path, backup_folders(), utc_now()))

    database = open_plan_file(
        path, passphrase=passphrase, user=user, refusal=refusal, before_upgrade=before_upgrade
    )
    workspace = Workspace(
        database, path, clock=clock or plan_now, new_id=new_id, gazetteer=open_gazetteer, author=author_here()
    )
    workspace.backups = backup_folders
    _know_file(workspace)
    workspace.before_upgrade = before[0] if before else None
    return _made_ready(workspace, clock)


def _know_file(workspace: Workspace) -> None:
    """Let a workspace tell whether its file is a copy, or an older copy that lies in the plan's place."""
    from organizer_app.environment.own_numbers import own_numbers
    from organizer_app.environment.plan_places import file_print

    workspace.file_print = file_print
    workspace.own_numbers = own_numbers()


def _made_ready(workspace: Workspace, clock: Clock | None) -> Workspace:
    """Let a workspace finish what can be finished only now; close it again if the plan is damaged."""
    from organizer_app.services.together.newer_parts import show_newer_parts

    try:
        show_newer_parts(workspace)
        _keep_clock(workspace, clock)
        workspace.get_ready()
    except BaseException:
        workspace.close()
        raise
    return workspace


def _keep_clock(workspace: Workspace, given: Clock | None) -> None:
    """Let a rehearsal, and a sample that was given no clock, live by its own; no other plan has one."""
    from organizer_app.storage.plan_facts import REHEARSAL, SAMPLE, fact_of

    with workspace.read() as reader:
        is_rehearsal = bool(fact_of(reader.connection, REHEARSAL))
        is_sample = bool(fact_of(reader.connection, SAMPLE))
    if is_rehearsal:
        from organizer_app.services.day.rehearsals import take_clock

        take_clock(workspace, utc_now)
    elif is_sample and given is None and not is_clock_set():
        from organizer_app.services.samples import sample_clocks

        sample_clocks.take_clock(workspace, utc_now)
    from organizer_app.environment.plan_clocks import SampleClock

    if isinstance(workspace.clock, SampleClock):
        # Its backups lie beside those of other plans.
        workspace.file_clock = utc_now


def open_mirror(address: str) -> Workspace:
    """Open the plan in a PostgreSQL database, as the mirror that it is.

    Its password comes from where the PostgreSQL client looks for one: PGPASSWORD or a password file.

    Raises:
        HubAddressRefused, HubRefused, PlanFromNewerVersion: see `storage.hub.mirror`.
    """
    from pathlib import Path

    from organizer_app.domain.merging.hub_address import hub_address
    from organizer_app.environment.preferences import author_here
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.hub import mirror

    return Workspace(
        mirror.open_mirror(hub_address(address)),
        Path(address),
        clock=plan_now,
        new_id=new_id,
        gazetteer=open_gazetteer,
        author=author_here(),
    )


def create_mirror(address: str, card: Path, *, with_secrets: bool = False) -> None:
    """Make an empty plan in a PostgreSQL database that can take in the changes of a member's plan.

    Args:
        address: of the database; the login may make schemas and roles.
        card: the card of a member.
        with_secrets: whether reporters may read secret fields.

    Raises:
        CannotRead, CardUnreadable: the card says nothing.
        PlanExists, HubAddressRefused, HubRefused: there is no mirror.
    """
    from organizer_app.domain.merging.hub_address import hub_address
    from organizer_app.services.together.members import read_card
    from organizer_app.storage.hub import mirror

    wanted = hub_address(address)
    facts = {"title": wanted.database, "plan_id": read_card(card).plan_id}
    mirror.create_mirror(wanted, origin=new_id(), facts=facts, with_secrets=with_secrets)


def find_rescue(plan: Path, *, passphrase: str | None = None, key: str = "") -> Rescue:
    """Look for the newest good backup of a damaged plan, and for later steps that it still tells.

    Args:
        plan: the damaged plan.
        passphrase: None for a plan without one.
        key: the key of the plan, where it is known.

    Raises:
        NoGoodBackup: see `services.plan.rescuing.find_rescue`.
    """
    from organizer_app.environment.backup_folders import backup_folders
    from organizer_app.services.plan.rescuing import find_rescue as look
    from organizer_app.storage.plan_file import key_of

    folders = backup_folders()
    return look(plan, folders=folders, key_for=lambda file: key or key_of(file, passphrase))


def rescue_plan(plan: Path, new: Path, *, passphrase: str | None = None) -> Rescue:
    """Open the newest good backup of a damaged plan as a new plan.

    Raises:
        NoGoodBackup, PlanExists, CannotWrite, DiskFull: see `services.plan.rescuing.rescue`.
    """
    from organizer_app.environment.backup_folders import backup_folders
    from organizer_app.services.plan.rescuing import rescue

    return rescue(plan, new, folders=backup_folders(), new_id=new_id, passphrase=passphrase)


def has_backups(plan: Path) -> bool:
    """Return whether there are backups of a plan of this name."""
    from organizer_app.environment.backup_folders import backup_folders, backups_named

    return bool(backups_named(backup_folders(), plan.stem))


def plan_notices(path: Path) -> tuple[PlanNotice, ...]:
    """Return what a person should know about the place of a plan."""
    from organizer_app.domain.basics.plan_notices import NoticeKind, PlanNotice
    from organizer_app.environment.plan_places import synced_by

    program = synced_by(path)
    synced = (PlanNotice(NoticeKind.SYNCED, program),) if program else ()
    return (*synced, *logs_aside(path))


def logs_aside(path: Path) -> tuple[PlanNotice, ...]:
    """Return which logs of other copies were set aside beside a plan."""
    from organizer_app.domain.basics.plan_notices import NoticeKind, PlanNotice
    from organizer_app.storage.log_lineage import logs_set_aside

    return tuple(PlanNotice(NoticeKind.LOG_ASIDE, log.name) for log in logs_set_aside(path))


def _refuse_network(path: Path) -> None:
    from organizer_app.domain.basics.problems import PlanOnNetwork
    from organizer_app.environment.plan_places import is_on_network

    if is_on_network(path):
        raise PlanOnNetwork(str(path))


def sweep_for_window(path: Path) -> None:
    """Delete what killed runs have left half-made beside a plan and in likely folders.

    A window does this once its plan can be edited: nobody waits for it.
    """
    from organizer_app.environment.plan_folders import likely_folders

    _sweep((path.parent, *likely_folders()))
    clear_rehearsals(path)


def _sweep(folders: Iterable[Path]) -> None:
    from organizer_app.environment.files.folder_swap import sweep_leftovers

    sweep_leftovers(dict.fromkeys(folders))


def clear_rehearsals(opened: Path | None = None) -> None:
    """Delete the rehearsals that killed windows have left, but never the one that is being opened."""
    from organizer_app.environment.rehearsal_folder import rehearsals_left

    spot = None if opened is None else opened.resolve()
    left = [copy for copy in rehearsals_left() if copy.resolve() != spot]
    if left:
        # A plan that nobody rehearses needs nothing of that.
        from organizer_app.services.day.rehearsals import clear_rehearsals_left

        clear_rehearsals_left(left)


def restore_plan(backup: Path, new: Path, *, passphrase: str | None = None, key: str = "") -> None:
    """Open a backup as a new plan that writes as a laptop of its own.

    Args:
        backup: the backup.
        new: the new file; must not exist.
        passphrase: None for a plan without one.
        key: the key of the backup, where it is known.

    Raises:
        PlanExists, PlanMissing, PlanUnreadable, CannotWrite, DiskFull: see `services.plan.backups.restore`.
    """
    from organizer_app.services.plan.backups import restore

    restore(backup, new, new_id=new_id, passphrase=passphrase, key=key)


def is_plan_protected(path: Path) -> bool:
    """Return whether a plan needs a passphrase.

    Raises:
        PlanMissing, PlanIsFolder: there is no file at this path.
        CannotRead, PlanUnreadable: see `storage.plan_key`.
    """
    from organizer_app.storage.plan_connection import no_plan_at
    from organizer_app.storage.plan_key import is_protected

    if not path.is_file():
        raise no_plan_at(path)
    return is_protected(path)


def is_key_file_needed(path: Path) -> bool:
    """Return whether a plan opens only with a key file; raise what `storage.plan_key` raises."""
    from organizer_app.storage.plan_key import needs_key_file

    return needs_key_file(path)


def plan_mark(path: Path) -> str:
    """Return what a plan file and its copies have in common, whatever opens them; not secret.

    Raises:
        CannotRead, PlanUnreadable: see `storage.plan_key`.
    """
    from organizer_app.storage.plan_key import salt_of

    return salt_of(path)[1:].hex()


def backups_of(path: Path) -> tuple[Path, ...]:
    """Return the backups of a plan in both folders, no matter who opens them."""
    from organizer_app.environment.backup_folders import backup_folders, folders_in
    from organizer_app.storage.plan_file import copies_in

    return tuple(file for file in copies_in(path, folders_in(backup_folders())) if file != path)


def copies_beside(path: Path) -> tuple[str, ...]:
    """Return the names of copies of a plan in its folder."""
    from organizer_app.storage.plan_file import copies_of

    return copies_of(path)


@cache
def open_gazetteer() -> Gazetteer:
    """Open the shipped gazetteer once for all plans: a plan that is closed would leave its own one open."""
    from organizer_app.storage.gazetteer.gazetteer import Gazetteer

    return Gazetteer(resource_path("geo", "places.sqlite"))


def create_plan(
    path: Path, *, title: str, anchor_date: date | None, zone: str, passphrase: str | None = None
) -> None:
    """Create a plan with one campaign and one mobilization.

    Raises:
        PlanExists: the file already exists.
        CannotWrite: the folder cannot be written.
        UnknownZone: `zone` is no IANA zone.
        WeakPassphrase: the passphrase is too easy to guess.
    """
    from organizer_app.services.plan.plans import found_plan

    _create(
        path,
        title,
        passphrase,
        lambda workspace: found_plan(workspace, title=title, anchor_date=anchor_date, zone=zone),
    )


def create_sample_plan(path: Path, sample: str = SAMPLES[0], *, passphrase: str | None = None) -> None:
    """Create a copy of a shipped sample plan through the same services as any other plan.

    Raises:
        PlanExists, CannotWrite, WeakPassphrase: see `create_plan`.
    """
    from organizer_app.services.samples.network_sample import fill_network, is_network
    from organizer_app.services.samples.sample_clocks import keep_moment, take_clock
    from organizer_app.services.samples.sample_plans import fill_sample, read_sample

    content = read_sample(resource_path("sample_plan", f"{sample}.json").read_text("utf-8"))
    fill = fill_network if is_network(content) else fill_sample

    def fill_at_its_moment(workspace: Workspace) -> None:
        keep_moment(workspace, content)
        if not is_clock_set():
            take_clock(workspace, utc_now)
        fill(workspace, content)

    _create(path, content["title"], passphrase, fill_at_its_moment)


def join_plan(path: Path, card: Path, *, passphrase: str | None = None) -> None:
    """Create an empty plan that can take in the changes of the plan of a member's card; a sample stays one.

    Raises:
        CannotRead: the card cannot be read.
        CardUnreadable: it is no card.
        PlanExists, CannotWrite, WeakPassphrase: see `create_plan`.
    """
    from organizer_app.services.together.members import read_card
    from organizer_app.storage.plan_facts import SAMPLE

    found = read_card(card)
    _create(
        path,
        path.stem,
        passphrase,
        lambda workspace: workspace.keep_fact(SAMPLE, found.sample_moment),
        plan_id=found.plan_id,
    )


def _create(
    path: Path,
    title: str,
    passphrase: str | None,
    fill: Callable[[Workspace], None],
    *,
    plan_id: str = "",
) -> None:
    from organizer_app.domain.basics.passphrases import refuse_weak
    from organizer_app.domain.sharing.form_secrets import FormSecret
    from organizer_app.environment.files.new_files import built_beside
    from organizer_app.storage.new_keys import new_key
    from organizer_app.storage.plan_facts import FORM_SECRETS
    from organizer_app.storage.plan_file import create_plan_file

    if passphrase is not None:
        refuse_weak(passphrase, (title, path.stem))
    facts = {"title": title, "plan_id": plan_id or new_id()}
    if not plan_id:
        # Whoever joins is told of it by those who have the plan.
        facts[FORM_SECRETS] = FormSecret(new_key(), since=0).told()
    _refuse_network(path)
    with built_beside(path) as draft:
        create_plan_file(draft, origin=new_id(), facts=facts, passphrase=passphrase)
        workspace = open_workspace(draft, passphrase=passphrase)
        try:
            fill(workspace)
        finally:
            workspace.close()
