"""Write people as vCard 3.0 (RFC 2426) or 4.0 (RFC 6350)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from organizer_app.domain.model.people import ContactKind
from organizer_app.exchange.contacts.vcard_lines import property_of
from organizer_app.exchange.schedule.ics_lines import escaped, folded, text_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from organizer_app.domain.importing.incoming_people import IncomingPerson, IncomingPoint

VERSIONS: Final = ("3.0", "4.0")
# Labels in both RFC 6350, 6.4.1, and RFC 2426, 3.3.1; any other label gets its own line.
_KNOWN_TYPES: Final = frozenset({"home", "work", "cell", "text", "video", "pager"})

_NAMES: Final = MappingProxyType(
    {
        ContactKind.PHONE: ("TEL", ""),
        ContactKind.EMAIL: ("EMAIL", ""),
        ContactKind.SIGNAL: ("IMPP", "signal:"),
        ContactKind.OTHER: ("IMPP", ""),
    }
)


def write_vcards(people: Iterable[IncomingPerson], *, version: str = "4.0") -> bytes:
    """Return one file with a card for each person, in the given order.

    Args:
        people: everyone who may leave the plan: select before calling.
        version: one of `VERSIONS`.
    """
    return "".join(f"{line}\r\n" for person in people for line in _card(person, version)).encode()


def _card(person: IncomingPerson, version: str) -> Iterator[str]:
    kept = person.rest.split("\n") if person.rest else []
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield from _names(person, {property_of(line) for line in kept})
    for number, point in enumerate(person.points, 1):
        yield from _point(point, f"way{number}")
    facts = [("PRONOUNS" if version == "4.0" else "X-PRONOUNS", person.pronouns)]
    facts += [("LANG", language) for language in person.languages]
    facts += [("TZ", person.zone), ("NOTE", person.notes)]
    yield from (text_line(name, text) for name, text in facts if text)
    yield from map(folded, kept)
    yield "END:VCARD"


def _names(person: IncomingPerson, kept: set[str]) -> Iterator[str]:
    """Write the name lines; lines that came with the person already say more than ours would."""
    if person.external_id:
        yield text_line("UID", person.external_id)
    yield text_line("FN", person.name)
    if "N" not in kept:
        yield folded(f"N:;{escaped(person.name)};;;")
    if person.other_names:
        yield folded(f"NICKNAME:{','.join(map(escaped, person.other_names))}")
    if person.organization and "ORG" not in kept:
        yield text_line("ORG", person.organization)


def _point(point: IncomingPoint, group: str) -> Iterator[str]:
    words = point.label.casefold().split()
    is_known = bool(words) and all(word in _KNOWN_TYPES for word in words)
    kinds = "".join(f";TYPE={word}" for word in words) if is_known else ""
    prefix = f"{group}." if point.label and not is_known else ""
    name, scheme = _NAMES[point.kind]
    yield folded(f"{prefix}{name}{kinds}:{scheme}{escaped(point.value)}")
    if prefix:
        yield text_line(f"{group}.X-ABLABEL", point.label)
