"""Edits people and the ways to reach them; every function is one edit and one undo step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.placeholders import known_text
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.importing.typed_fields import typed_value
from organizer_app.domain.model.assignments import VACATED, Assignment, AssignmentStatus, with_status
from organizer_app.domain.model.field_specs import FieldKind
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.record_fields import PERSON_FIELD
from organizer_app.domain.people.people_problems import (
    ContactMissing,
    UnreadableEmail,
    UnreadablePhone,
)
from organizer_app.domain.people.person_names import check_name
from organizer_app.domain.people.phone_display import as_e164
from organizer_app.domain.places.places import Place
from organizer_app.exchange.contacts.vcard_lines import without_property
from organizer_app.services.actions.groups import group_named
from organizer_app.services.plan.places import place_for_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date

    from organizer_app.domain.basics.audiences import Audience
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.reader import Reader

_HOME_COUNTRY = "US"
# Lines of an imported card that a field of ours replaces.
_CARD_LINES = {"name": "N", "organization_id": "ORG"}


def add_person(workspace: Workspace, *, name: str) -> str:
    """Add a person and return their id.

    Raises:
        NameMissing, NameNotKnown, NameIsNumber: the name is empty, says that there is none, or is a number.
    """
    wanted = _one_line(name)
    check_name(wanted)
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


def set_field(workspace: Workspace, *, person_id: str, field: str, text: str) -> None:
    """Set a field of a person, declared in `PERSON_FIELDS`, to a typed text; an empty text clears it.

    An unknown partner group is added to the plan.

    Raises:
        NameMissing: a person needs a name.
        NameNotKnown, NameIsNumber: the name only says "TBD" or the like, or has no letters.
        UnknownZone: the text is no time zone.
        BadValue: there is no such field, or the text is no city, several cities, or no code of the choice.
    """
    spec = PERSON_FIELD.get(field)
    if spec is None:
        raise BadValue("field", field)
    with workspace.edit(EditKind.CHANGED_PERSON) as editor:
        value: Any = typed_value(spec, text)
        if field == "name":
            check_name(value)
        if spec.kind is FieldKind.GROUP:
            wanted = known_text(value)
            value = group_named(workspace, editor, wanted).id if wanted else ""
        if spec.kind is FieldKind.PLACE and value:
            value = editor.keep(place_for_text(workspace, editor, text)).id
        person = editor.get(Person, person_id)
        rest = (
            without_property(person.vcard_rest, _CARD_LINES[field])
            if field in _CARD_LINES
            else person.vcard_rest
        )
        editor.put(replace(person, **{field: value, "vcard_rest": rest}))


def rename_person(editor: Editor, person_id: str, name: str) -> None:
    """Give a person another name, as part of an edit.

    Raises:
        NameMissing, NameNotKnown, NameIsNumber: the text names nobody.
    """
    check_name(name)
    person = editor.get(Person, person_id)
    rest = without_property(person.vcard_rest, _CARD_LINES["name"])
    editor.put(replace(person, name=name, vcard_rest=rest))


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


def _change_point(
    workspace: Workspace, point_id: str, change: Callable[[ContactPoint], ContactPoint]
) -> None:
    with workspace.edit(EditKind.CHANGED_CONTACT) as editor:
        editor.put(change(editor.get(ContactPoint, point_id)))


def _one_line(text: str) -> str:
    return " ".join(text.split())
