"""A plan whose every number and address is a secret of its own, and what of them a text lets slip."""

import functools
import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.releases import Recipient
from organizer_app.domain.model.talks import Talk
from tests.support.open_plans import network_plan, opened

# However it is written: +12025550001, (202) 555-0001, 202 555 0001, or with a break for long words.
_NUMBER = re.compile(r"202[^0-9A-Za-z]{0,3}555[^0-9A-Za-z]{0,2}(\d{4})")
_ADDRESS = re.compile(r"canary(\d{4})")
FIRST_TYPED = 9000


def phone(number: int) -> str:
    """Return a secret number as plans keep it."""
    return f"+1202555{number:04}"


def email(number: int) -> str:
    """Return a secret address."""
    return f"canary{number:04}@example.org"


def slips(text: str, *, typed: bool = True) -> list[str]:
    """Return the secrets in a text; without `typed` those that the desk wrote among words are left out."""
    bare = text.replace("\u200b", "")
    found = {*_NUMBER.findall(bare), *_ADDRESS.findall(bare)}
    return sorted(each for each in found if typed or int(each) < FIRST_TYPED)


def secret_plan(folder: Path) -> Path:
    """Return a copy of the Clean Water Day plan: numbers, addresses, notes and recipients are secrets."""
    path = folder / "secrets.organizer"
    path.write_bytes(_made())
    return path


@functools.cache
def _made() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = network_plan(Path(folder))
        _fill_with_secrets(path)
        return path.read_bytes()


def _fill_with_secrets(path: Path) -> None:
    numbers = iter(range(FIRST_TYPED))
    with opened(path) as workspace, workspace.edit(EditKind.IMPORTED, file="people.csv") as editor:
        moment, people = editor.all(Mobilization)[-1], editor.all(Person)
        for point in editor.all(ContactPoint):
            is_dialled = point.kind in {ContactKind.PHONE, ContactKind.SIGNAL}
            number = next(numbers)
            value = phone(number) if is_dialled else email(number)
            editor.put(replace(point, value=value, shown_to=Audience.INTERNAL))
        for person in people:
            for kind in (ContactKind.PHONE, ContactKind.EMAIL, ContactKind.SIGNAL, ContactKind.OTHER):
                number = next(numbers)
                value = phone(number) if kind in {ContactKind.PHONE, ContactKind.SIGNAL} else email(number)
                editor.put(ContactPoint(id=workspace.new_id(), person_id=person.id, kind=kind, value=value))
        for record in _with_notes(editor.all(Talk), people):
            editor.put(record)
        for number in (9001, 9002):
            editor.put(
                Recipient(id=f"recipient{number}", mobilization_id=moment.id, name=f"Press {email(number)}")
            )


def _with_notes(talks: list[Talk], people: list[Person]) -> Iterator[Talk | Person]:
    words = f"rings back from {phone(9003)} or {email(9004)}"
    yield from (replace(talk, note=words) for talk in talks)
    yield from (replace(each, private_notes=words, vcard_rest=f"X-DESK:{phone(9005)}") for each in people)
