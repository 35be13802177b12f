"""Clears names, numbers and venues that only say "not known", such as TBD, so that a plan is open there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.grouping import grouped
from organizer_app.domain.basics.placeholders import is_placeholder
from organizer_app.domain.model.assignments import Assignment
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.sites import Site
from organizer_app.domain.model.tasks import Task
from organizer_app.domain.people.person_names import names_nobody
from organizer_app.domain.people.phone_display import as_e164, masked_email, masked_phone

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor


def clear_placeholders(workspace: Workspace) -> int:
    """Clear every placeholder of the plan in one step, and return how many there were.

    Roles, tasks and credits of such "people" and "groups" are open again. An entry with a real number or
    address is kept under it, as the import names people without a name; so is one whose name is its number.
    """
    with workspace.edit(EditKind.CLEARED_PLACEHOLDERS) as editor:
        count = _clear_contacts(editor)
        count += _clear_people(workspace, editor)
        count += _clear_groups(editor)
        count += _clear_venues(editor)
        editor.note(count=str(count))
        return count


def _clear_contacts(editor: Editor) -> int:
    points = [point for point in editor.all(ContactPoint) if is_placeholder(point.value)]
    for point in points:
        editor.hide(point)
    return len(points)


def _clear_people(workspace: Workspace, editor: Editor) -> int:
    people = [person for person in editor.all(Person) if names_nobody(person.name)]
    if not people:
        return 0
    reached = grouped(
        editor.among(ContactPoint, "person_id", [person.id for person in people]),
        lambda point: point.person_id,
    )
    gone = set()
    for person in people:
        number = as_e164(person.name)
        if number and all(point.value != number for point in reached[person.id]):
            # Somebody typed the number where the name belongs.
            point = ContactPoint(
                id=workspace.new_id(), person_id=person.id, kind=ContactKind.PHONE, value=number
            )
            reached[person.id].append(editor.put(point))
        if reached[person.id]:
            editor.put(replace(person, name=_name_by(reached[person.id][0])))
        else:
            gone.add(person.id)
            editor.hide(person)
    for held in editor.among(Assignment, "person_id", gone):
        editor.hide(held)
    owned = {task.id: task for task in editor.among(Task, "owner_id", gone)}
    editor.put_all([replace(task, owner_id="") for task in owned.values()], owned)
    return len(people)


def _name_by(point: ContactPoint) -> str:
    """Return a name that goes to partners, so it never is the number or address itself."""
    return masked_email(point.value) if point.kind is ContactKind.EMAIL else masked_phone(point.value)


def _clear_groups(editor: Editor) -> int:
    groups = [group for group in editor.all(Organization) if is_placeholder(group.name)]
    gone = {group.id for group in groups}
    for group in groups:
        editor.hide(group)
    for part in editor.among(Partnership, "organization_id", gone):
        editor.hide(part)
    members = {person.id: person for person in editor.among(Person, "organization_id", gone)}
    editor.put_all([replace(person, organization_id="") for person in members.values()], members)
    return len(groups)


def _clear_venues(editor: Editor) -> int:
    sites = {site.id: site for site in editor.all(Site) if is_placeholder(site.venue)}
    editor.put_all([replace(site, venue="") for site in sites.values()], sites)
    return len(sites)
