"""Edits people and the ways to reach them; every function is one edit and one undo step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.placeholders import is_placeholder, known_text
from organizer_app.domain.model.assignments import VACATED, Assignment, AssignmentStatus, with_status
from organizer_app.domain.model.people import ContactKind, ContactPoint, EngagementRung, Person
from organizer_app.domain.people.people_problems import (
    ContactMissing,
    NameMissing,
    NameNotKnown,
    UnreadableEmail,
    UnreadablePhone,
)
from organizer_app.domain.people.phone_display import as_e164
from organizer_app.domain.places.places import Place
from organizer_app.domain.time.local_time import zone_info
from organizer_app.exchange.contacts.vcard_lines import without_property
from organizer_app.services.actions.groups import group_named
from organizer_app.services.plan.places import place_for_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date

    from organizer_app.domain.basics.audiences import Audience
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

_HOME_COUNTRY = "US"


def add_person(workspace: Workspace, *, name: str) -> str:
    """Add a person and return their id.

    Raises:
        NameMissing, NameNotKnown: the name is empty, or says that there is none yet.
    """
    wanted = _one_line(name)
    _check_name(wanted)
    with workspace.edit(EditKind.ADDED_PERSON) as editor:
        return editor.put(Person(id=workspace.new_id(), name=wanted)).id


def remove_person(workspace: Workspace, *, person_id: str) -> None:
    """Remove a person and all ways to reach them from the plan; their roles are open again."""
    with workspace.edit(EditKind.REMOVED_PERSON) as editor:
        for point in editor.all(ContactPoint, person_id=person_id):
            editor.hide(point)
        for held in editor.all(Assignment, person_id=person_id):
            if held.status not in VACATED and held.status is not AssignmentStatus.RELEASED:
                editor.put(with_status(held, AssignmentStatus.REPLACED))
        editor.hide(editor.get(Person, person_id))


def set_name(workspace: Workspace, *, person_id: str, name: str) -> None:
    """Rename a person; raise `NameMissing` or `NameNotKnown` as `add_person` does."""
    wanted = _one_line(name)
    _check_name(wanted)

    def renamed(person: Person) -> Person:
        return replace(person, name=wanted, vcard_rest=without_property(person.vcard_rest, "N"))

    _change(workspace, person_id, renamed)


def set_other_names(workspace: Workspace, *, person_id: str, names: Collection[str]) -> None:
    """Set a person's other names."""
    _change(workspace, person_id, lambda person: replace(person, other_names=_lines(names)))


def set_pronouns(workspace: Workspace, *, person_id: str, pronouns: str) -> None:
    """Set a person's pronouns."""
    _change(workspace, person_id, lambda person: replace(person, pronouns=_one_line(pronouns)))


def set_languages(workspace: Workspace, *, person_id: str, languages: Collection[str]) -> None:
    """Set the languages a person speaks, best one first."""
    _change(workspace, person_id, lambda person: replace(person, languages=_lines(languages)))


def set_preferred(workspace: Workspace, *, person_id: str, kind: ContactKind | None) -> None:
    """Set how a person likes to be reached; None for no preference."""
    _change(workspace, person_id, lambda person: replace(person, preferred_channel=kind))


def set_zone(workspace: Workspace, *, person_id: str, zone: str) -> None:
    """Set a person's time zone where it differs from that of their city; raise `UnknownZone`."""
    if zone:
        zone_info(zone)
    _change(workspace, person_id, lambda person: replace(person, zone=zone))


def set_home(workspace: Workspace, *, person_id: str, place_text: str) -> None:
    """Set the city in which a person lives; an empty text means unknown.

    Raises:
        BadValue: the text means no place, or more than one.
    """
    with workspace.edit(EditKind.CHANGED_PERSON) as editor:
        place_id = ""
        if place_text.strip():
            place_id = editor.keep(place_for_text(workspace, editor, place_text)).id
        editor.put(replace(editor.get(Person, person_id), home_place_id=place_id))


def set_rung(workspace: Workspace, *, person_id: str, rung: EngagementRung | None) -> None:
    """Set how far up the ladder of engagement a person is."""
    _change(workspace, person_id, lambda person: replace(person, rung=rung))


def set_group(workspace: Workspace, *, person_id: str, name: str) -> None:
    """Set a person's partner group; an unknown name adds the group, an empty one clears it."""
    wanted = known_text(name)
    with workspace.edit(EditKind.CHANGED_PERSON) as editor:
        group_id = group_named(workspace, editor, wanted).id if wanted else ""
        person = editor.get(Person, person_id)
        rest = without_property(person.vcard_rest, "ORG")
        editor.put(replace(person, organization_id=group_id, vcard_rest=rest))


def set_private_notes(workspace: Workspace, *, person_id: str, notes: str) -> None:
    """Replace the notes that never leave this plan."""
    _change(workspace, person_id, lambda person: replace(person, private_notes=notes.strip()))


def set_caller(workspace: Workspace, *, person_ids: Collection[str], caller: str) -> None:
    """Assign a part of the call queue to a member of HQ; an empty name returns it."""
    wanted = _one_line(caller)
    with workspace.edit(EditKind.CHANGED_CALLER, count=str(len(person_ids))) as editor:
        known = editor.rows_by_id(Person, person_ids)
        editor.put_all([replace(person, caller=wanted) for person in known.values()], known)


def add_contact(
    workspace: Workspace, *, person_id: str, kind: ContactKind, text: str, label: str = ""
) -> str:
    """Add a way to reach a person and return its id.

    Raises:
        ContactMissing, UnreadablePhone, UnreadableEmail: nothing was typed, or no number or address.
    """
    with workspace.edit(EditKind.CHANGED_CONTACT) as editor:
        value = _contact_value(editor, person_id, kind, text)
        point = ContactPoint(
            id=workspace.new_id(), person_id=person_id, kind=kind, value=value, label=_one_line(label)
        )
        return editor.put(point).id


def set_contact(workspace: Workspace, *, point_id: str, text: str) -> None:
    """Replace a number or an address; the new one is not verified.

    Raises:
        ContactMissing, UnreadablePhone, UnreadableEmail: nothing was typed, or no number or address.
    """
    with workspace.edit(EditKind.CHANGED_CONTACT) as editor:
        point = editor.get(ContactPoint, point_id)
        value = _contact_value(editor, point.person_id, point.kind, text)
        if value != point.value:
            editor.put(replace(point, value=value, verified_on=None, ok_on_the_day=True))


def set_verified(workspace: Workspace, *, point_id: str, on: date | None) -> None:
    """Set the calendar day on which a contact point last reached the person."""
    _change_point(workspace, point_id, lambda point: replace(point, verified_on=on))


def set_ok_on_the_day(workspace: Workspace, *, point_id: str, is_ok: bool) -> None:
    """Set whether a contact point may be used on the day of action."""
    _change_point(workspace, point_id, lambda point: replace(point, ok_on_the_day=is_ok))


def set_shown_to(workspace: Workspace, *, point_id: str, audience: Audience) -> None:
    """Set the widest audience that may see a contact point."""
    _change_point(workspace, point_id, lambda point: replace(point, shown_to=audience))


def set_label(workspace: Workspace, *, point_id: str, label: str) -> None:
    """Set the label of a contact point, such as work."""
    _change_point(workspace, point_id, lambda point: replace(point, label=_one_line(label)))


def remove_contact(workspace: Workspace, *, point_id: str) -> None:
    """Remove a way to reach a person from the plan."""
    _change_point(workspace, point_id, lambda point: replace(point, hidden=True))


def _contact_value(reader: Reader, person_id: str, kind: ContactKind, text: str) -> str:
    typed = known_text(text)
    if not typed:
        raise ContactMissing
    if kind is ContactKind.EMAIL:
        return _email(typed)
    if kind is ContactKind.PHONE or (
        kind is ContactKind.SIGNAL and any(map(str.isdigit, typed)) and "." not in typed
    ):
        number = as_e164(typed, _region(reader, reader.get(Person, person_id)))
        if not number:
            raise UnreadablePhone
        return number
    return typed


def _email(typed: str) -> str:
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(typed, check_deliverability=False).normalized
    except EmailNotValidError:
        # The library's own message repeats the address.
        raise UnreadableEmail from None


def _region(reader: Reader, person: Person) -> str:
    home = reader.find(Place, person.home_place_id) if person.home_place_id else None
    return home.country if home and home.country else _HOME_COUNTRY


def _change(workspace: Workspace, person_id: str, change: Callable[[Person], Person]) -> None:
    with workspace.edit(EditKind.CHANGED_PERSON) as editor:
        editor.put(change(editor.get(Person, person_id)))


def _change_point(
    workspace: Workspace, point_id: str, change: Callable[[ContactPoint], ContactPoint]
) -> None:
    with workspace.edit(EditKind.CHANGED_CONTACT) as editor:
        editor.put(change(editor.get(ContactPoint, point_id)))


def _check_name(name: str) -> None:
    if not name:
        raise NameMissing
    if is_placeholder(name):
        raise NameNotKnown(name)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _lines(texts: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(_one_line, texts))))
