"""Parse, decode and build content lines of vCard 2.1, 3.0 and 4.0."""

from __future__ import annotations

import quopri
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from organizer_app.exchange.text.text_encoding import with_odd_breaks, without_controls

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNESCAPED: Final = re.compile(r"\\([nN,;:\\])")
_SEMICOLON: Final = re.compile(r"(?<!\\)((?:\\\\)*);")
_COMMA: Final = re.compile(r"(?<!\\)((?:\\\\)*),")
_BREAK: Final = re.compile("\r\n|\r|\n")
_FOLD: Final = (" ", "\t")
# A group and the name of a property (RFC 6350, 3.3); the parameters follow.
_NAME: Final = re.compile(r"\s*(?:([A-Za-z0-9_-]+)\.)?([A-Za-z0-9_-]+)\s*(?:;|$)")
_LONGEST_HEAD: Final = 20_000
_QUOTED_PRINTABLE: Final = frozenset({"quoted-printable", "q"})


@dataclass(frozen=True, slots=True)
class CardLine:
    """One content line.

    Attributes:
        name: upper case, such as ``TEL``.
        group: links lines of one card, such as ``item1``; empty for none.
        types: its TYPE parameters in lower case, including the nameless ones of vCard 2.1.
        parameters: the other parameters, names in upper case.
        value: decoded, but with escapes.
        written: the line as read, unfolded.
    """

    name: str
    group: str
    types: tuple[str, ...]
    parameters: Mapping[str, str]
    value: str
    written: str

    @property
    def text(self) -> str:
        """Return the value as one text."""
        return unescaped(self.value)

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the components of a structured value, such as those of a name."""
        return tuple(unescaped(part) for part in _split(self.value, _SEMICOLON))

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the values of a list."""
        return tuple(unescaped(part) for part in _split(self.value, _COMMA))


def lines_of(text: str) -> Iterator[CardLine]:
    """Split a file into lines; text that is not a content line has no name."""
    return map(_line, unfolded(text))


def unfolded(text: str) -> Iterator[str]:
    """Return the logical lines of a card or calendar without its line folds and blank lines.

    A line that begins with a space or tab continues the one before it (RFC 6350, 3.2). In vCard 2.1 a
    quoted-printable value also goes on after each "=" at the end of a line. The time grows only with the
    length of the text.
    """
    parts: list[str] = []
    is_soft = False
    for physical in _BREAK.split(text):
        if is_soft:
            parts.append("\n" + physical)
        elif physical[:1] in _FOLD and parts:
            parts.append(physical[1:])
        elif physical.strip():
            if parts:
                yield "".join(parts)
            parts = [physical]
        else:
            continue
        is_soft = physical.endswith("=") and _is_printable_head(parts[0])
    if parts:
        yield "".join(parts)


def _is_printable_head(line: str) -> bool:
    head = line[:_LONGEST_HEAD].partition(":")[0].upper()
    return "QUOTED-PRINTABLE" in head or "ENCODING=Q" in head or head.endswith(";Q")


def _line(written: str) -> CardLine:
    head, value = _split_head(written)
    found = _NAME.match(head)
    if found is None or value is None:
        return CardLine("", "", (), {}, "", written)
    group, name = found[1] or "", found[2].upper()
    types: list[str] = []
    named: dict[str, str] = {}
    for parameter in _outside_quotes(head[found.end() :], ";"):
        key, equals, words = parameter.partition("=")
        key = key.strip()
        values = [each.strip(' "') for each in _outside_quotes(words, ",")]
        if not key:
            continue
        if key.upper() == "TYPE":
            types += [each.casefold() for listed in values for each in listed.split(",") if each]
        elif equals:
            named[key.upper()] = values[0]
        elif key.casefold() in _QUOTED_PRINTABLE:
            named["ENCODING"] = key
        else:
            types.append(key.casefold())
    if named.get("ENCODING", "").casefold() in _QUOTED_PRINTABLE:
        # Versions 3.0 and 4.0 have no such encoding, so the stored line drops it.
        value = _printable(value, named.get("CHARSET", "utf-8"))
        kinds = "".join(f";TYPE={kind}" for kind in types)
        written = f"{group + '.' if group else ''}{name}{kinds}:{value}"
    return CardLine(name, group, tuple(types), named, value, written)


def _split_head(written: str) -> tuple[str, str | None]:
    """Return what is before the first colon outside quotation marks, and what is after it."""
    first = written.find(":")
    if first < 0:
        return written, None
    if '"' not in written[:first]:
        return written[:first], written[first + 1 :]
    is_quoted = False
    for at, letter in enumerate(written[:_LONGEST_HEAD]):
        if letter == '"':
            is_quoted = not is_quoted
        elif letter == ":" and not is_quoted:
            return written[:at], written[at + 1 :]
    # A quotation mark that nobody closed: the first colon ends the head after all.
    return written[:first], written[first + 1 :]


def _outside_quotes(text: str, separator: str) -> list[str]:
    """Split a text at a separator, except within quotation marks."""
    if '"' not in text:
        return text.split(separator)
    pieces: list[list[str]] = [[]]
    for number, part in enumerate(text.split('"')):
        if number % 2:
            pieces[-1].append(f'"{part}"')
        else:
            first, *others = part.split(separator)
            pieces[-1].append(first)
            pieces += ([each] for each in others)
    return list(map("".join, pieces))


def _printable(value: str, charset: str) -> str:
    """Decode quoted-printable (RFC 2045, 6.7); turn line breaks into escaped ones."""
    octets = quopri.decodestring(value.encode())
    try:
        text = octets.decode(charset)
    except (LookupError, UnicodeDecodeError):
        text = octets.decode("utf-8", errors="replace")
    return with_odd_breaks(text).replace("\r\n", "\n").replace("\n", "\\n")


def property_of(written: str) -> str:
    """Return the name of an unfolded line in upper case, such as ``TEL``."""
    head = written.partition(":")[0].partition(";")[0]
    return head.rpartition(".")[2].upper()


def without_property(rest: str, name: str) -> str:
    """Return stored lines, one each, without those of a name, because their content has changed."""
    return "\n".join(line for line in rest.split("\n") if property_of(line) != name)


def unescaped(value: str) -> str:
    """Return a TEXT value without escapes (RFC 6350, 3.4) and control characters."""
    plain = _UNESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
    return without_controls(plain).strip()


def _split(value: str, at: re.Pattern[str]) -> list[str]:
    # Backslashes before a separator belong to the part that it ends.
    return at.sub("\\1\0", value).split("\0")
