"""Read people from vCards of any version; keep properties without a field unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.placeholders import is_placeholder, known_text
from organizer_app.domain.importing.incoming_people import IncomingPerson, IncomingPoint, RefusedCard
from organizer_app.domain.model.people import ContactKind
from organizer_app.exchange.contacts.vcard_lines import CardLine, lines_of
from organizer_app.exchange.reading.row_count import EACH, tell_rows
from organizer_app.exchange.text.text_encoding import decode_text, with_odd_breaks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

# Properties about the file itself, from the program that made it.
_ABOUT_THE_FILE: Final = frozenset({"VERSION", "PRODID", "REV", "PROFILE"})
_MESSENGERS: Final = frozenset(
    {"IMPP", "X-SIGNAL", "X-JABBER", "X-AIM", "X-ICQ", "X-MSN", "X-GTALK", "X-SKYPE"}
)
# Kinds of numbers that cannot be called.
_SILENT: Final = frozenset({"fax", "pager", "modem", "bbs"})
_NO_LABEL: Final = frozenset({"pref", "voice", "internet", "msg", "text", "x400"})


def read_vcards(data: bytes) -> list[IncomingPerson | RefusedCard]:
    """Read all cards of a file, in order.

    Raises:
        NotText: the file is not text.
    """
    cards = _cards(lines_of(decode_text(data, with_odd_breaks).text))
    people = []
    for spot, lines in enumerate(cards, 1):
        people.append(_person(spot, lines))
        if not spot % EACH:
            tell_rows(spot)
    return people


def _cards(lines: Iterable[CardLine]) -> Iterator[list[CardLine] | str]:
    """Split a file into cards; yield the reason as text where a card cannot be read."""
    card: list[CardLine] = []
    depth = 0
    reason = ""
    for line in lines:
        is_border = line.name in {"BEGIN", "END"} and line.value.strip().upper() == "VCARD"
        if is_border and line.name == "BEGIN":
            depth += 1
            reason = "nested" if depth > 1 else ""
        elif is_border and depth:
            depth -= 1
            if depth == 0:
                yield reason or card
                card = []
        elif depth:
            card.append(line)
    if depth:
        yield "not_closed"


def _person(spot: int, lines: list[CardLine] | str) -> IncomingPerson | RefusedCard:
    if isinstance(lines, str):
        return RefusedCard(spot, lines)
    name = _name(lines)
    if not name:
        return RefusedCard(spot, "no_name")
    card = _Card(lines)
    # Versions before 4.0 require a line of name components; one that is empty adds nothing to the name.
    card.take_if("N", lambda line: tuple(part for part in line.parts if part) == (name,))
    return IncomingPerson(
        spot=spot,
        name=name,
        points=_points(card),
        other_names=tuple(each for line in card.take("NICKNAME") for each in line.texts if each),
        organization=_organization(card),
        pronouns=_first(line.text for line in card.take("PRONOUNS", "X-PRONOUNS")),
        languages=tuple(line.text for line in card.take("LANG") if line.text),
        zone=_first(line.text for line in card.take_if("TZ", lambda line: "/" in line.text)),
        notes="\n".join(line.text for line in card.take("NOTE") if line.text),
        external_id=_first(line.text for line in card.take("UID")),
        rest=card.rest(),
    )


class _Card:
    """The lines of one card, and which of them a field has used."""

    def __init__(self, lines: Sequence[CardLine]) -> None:
        self.lines = [line for line in lines if line.name not in _ABOUT_THE_FILE and line.name != "FN"]
        self._taken: set[int] = set()

    def take(self, *names: str) -> list[CardLine]:
        """Return the lines with these names, and mark them as used."""
        return [line for name in names for line in self.take_if(name, lambda _line: True)]

    def take_if(self, name: str, wanted: Callable[[CardLine], bool]) -> list[CardLine]:
        """Return the lines with a name that pass a test, and mark them as used."""
        found = [line for line in self.lines if line.name == name and wanted(line)]
        self._taken.update(map(id, found))
        return found

    def take_line(self, line: CardLine) -> None:
        """Mark one line and its label as used."""
        self._taken.add(id(line))
        if line.group:
            self.take_if("X-ABLABEL", lambda label: label.group == line.group)

    def rest(self) -> str:
        """Return the lines that no field has used, one each."""
        return "\n".join(line.written for line in self.lines if id(line) not in self._taken)


def _name(lines: Sequence[CardLine]) -> str:
    """Return the display name; older cards only have its components, family name first."""
    shown = _first(known_text(line.text) for line in lines if line.name == "FN")
    if shown:
        return shown
    parts = next((line.parts for line in lines if line.name == "N"), ())
    family, given, middle, prefix, suffix = (*parts, "", "", "", "", "")[:5]
    return known_text(f"{prefix} {given} {middle} {family} {suffix}")


def _organization(card: _Card) -> str:
    """Return the group's own name; keep the line if it also names a unit within the group."""
    whole = card.take_if("ORG", lambda line: not any(line.parts[1:]))
    with_unit = [line for line in card.lines if line.name == "ORG"]
    return _first(known_text(line.parts[0]) for line in (*whole, *with_unit))


def _points(card: _Card) -> tuple[IncomingPoint, ...]:
    labels = {line.group: line.text for line in card.lines if line.name == "X-ABLABEL" and line.group}
    found: list[tuple[bool, IncomingPoint]] = []
    for line in card.lines:
        kind, value = _kind(line), _address(line)
        if kind is not None and value and not is_placeholder(value):
            card.take_line(line)
            words = " ".join(each for each in line.types if each not in _NO_LABEL)
            label = labels.get(line.group, "").strip("_$!<>") or words
            found.append((not _is_preferred(line), IncomingPoint(kind, value, label)))
    return tuple(point for _, point in sorted(found, key=lambda each: each[0]))


def _kind(line: CardLine) -> ContactKind | None:
    if line.name == "TEL":
        return None if _SILENT & set(line.types) else ContactKind.PHONE
    if line.name == "EMAIL":
        return ContactKind.EMAIL
    if line.name in _MESSENGERS:
        is_signal = line.name == "X-SIGNAL" or line.value.casefold().startswith(("signal:", "sgnl:"))
        return ContactKind.SIGNAL if is_signal else ContactKind.OTHER
    return None


def _address(line: CardLine) -> str:
    scheme, colon, rest = line.text.partition(":")
    return rest if colon and scheme.casefold() in {"tel", "mailto", "signal", "sgnl"} else line.text


def _is_preferred(line: CardLine) -> bool:
    return "pref" in line.types or "PREF" in line.parameters


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")
