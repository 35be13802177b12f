"""Picks engine, clock, ids and gazetteer in one place; nothing heavy is imported before it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.environment.clock import utc_now
from organizer_app.environment.identity import new_id
from organizer_app.environment.resource_files import resource_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from organizer_app.domain.rows.action_rows import PlanSnapshot
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.gazetteer.gazetteer import Gazetteer

SAMPLES = ("prime-day-2019", "clean-water-day-2027")


def read_first_view(path: Path, *, passphrase: str | None = None) -> PlanSnapshot:
    """Read what the first painted window needs, without SQLAlchemy.

    Raises:
        PlanMissing, PlanUnreadable, PlanFromNewerVersion: see `storage.rows.first_read`.
    """
    from organizer_app.storage.rows.first_read import read_snapshot

    return read_snapshot(path, passphrase=passphrase)


def open_workspace(path: Path, *, passphrase: str | None = None) -> Workspace:
    """Open a plan for reading and writing; imports SQLAlchemy.

    Raises:
        PlanMissing, PlanUnreadable, PlanFromNewerVersion: see `storage.plan_file`.
    """
    from organizer_app.environment.preferences import author_here
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.plan_file import open_plan_file

    database = open_plan_file(path, passphrase=passphrase)
    return Workspace(
        database, path, clock=utc_now, new_id=new_id, gazetteer=open_gazetteer, author=author_here()
    )


def is_plan_protected(path: Path) -> bool:
    """Return whether a plan needs a passphrase.

    Raises:
        PlanMissing: there is no file at this path.
        CannotRead, PlanUnreadable: see `storage.plan_key`.
    """
    from organizer_app.domain.basics.problems import PlanMissing
    from organizer_app.storage.plan_key import is_protected

    if not path.is_file():
        raise PlanMissing(str(path))
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


def copies_beside(path: Path) -> tuple[str, ...]:
    """Return the names of copies of a plan in its folder."""
    from organizer_app.storage.plan_file import copies_of

    return copies_of(path)


def open_gazetteer() -> Gazetteer:
    """Open the shipped gazetteer."""
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
    from organizer_app.services.samples.sample_plans import fill_sample, read_sample

    content = read_sample(resource_path("sample_plan", f"{sample}.json").read_text("utf-8"))
    fill = fill_network if is_network(content) else fill_sample
    _create(path, content["title"], passphrase, lambda workspace: fill(workspace, content))


def _create(path: Path, title: str, passphrase: str | None, fill: Callable[[Workspace], None]) -> None:
    from organizer_app.domain.basics.passphrases import refuse_weak
    from organizer_app.environment.new_files import built_beside
    from organizer_app.storage.plan_file import create_plan_file

    if passphrase is not None:
        refuse_weak(passphrase, (title, path.stem))
    facts = {"title": title, "plan_id": new_id()}
    with built_beside(path) as draft:
        create_plan_file(draft, origin=new_id(), facts=facts, passphrase=passphrase)
        workspace = open_workspace(draft, passphrase=passphrase)
        try:
            fill(workspace)
        finally:
            workspace.close()
