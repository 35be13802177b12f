"""Suggests people and groups of the plan while a name is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.people import Person

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace

_MOST: Final = 8


def people_called(workspace: Workspace, text: str) -> list[str]:
    """Return the names of people with a word that begins with a text; names that begin with it come first."""
    with workspace.read() as reader:
        return _matching(text, [str(name) for (name,) in reader.columns(Person, ("name",))])


def groups_called(workspace: Workspace, text: str) -> list[str]:
    """Return the names of groups with a word that begins with a text; names that begin with it come first."""
    with workspace.read() as reader:
        return _matching(text, [str(name) for (name,) in reader.columns(Organization, ("name",))])


def _matching(text: str, names: list[str]) -> list[str]:
    wanted = " ".join(text.split()).casefold()
    found = {name for name in names if f" {wanted}" in f" {name.casefold()}"} if wanted else set()
    return sorted(found, key=lambda name: (not name.casefold().startswith(wanted), name.casefold()))[:_MOST]
