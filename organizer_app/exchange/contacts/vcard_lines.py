"""Parse, decode and build content lines of vCard 2.1, 3.0 and 4.0."""

from __future__ import annotations

import io
import quopri
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vobject.base import ParseError, getLogicalLines, parseLine

from organizer_app.exchange.text.text_encoding import with_odd_breaks, without_controls

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNESCAPED: Final = re.compile(r"\\([nN,;:\\])")
_SEMICOLON: Final = re.compile(r"(?<!\\)((?:\\\\)*);")
_COMMA: Final = re.compile(r"(?<!\\)((?:\\\\)*),")
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
    for written, _number in getLogicalLines(io.StringIO(text)):
        yield _line(written)


def _line(written: str) -> CardLine:
    try:
        name, parameters, value, group = parseLine(written)
    except ParseError:
        return CardLine("", "", (), {}, "", written)
    types: list[str] = []
    named: dict[str, str] = {}
    for key, *values in parameters:
        if key.upper() == "TYPE":
            types += [each.casefold() for listed in values for each in listed.split(",")]
        elif values:
            named[key.upper()] = values[0]
        elif key.casefold() in _QUOTED_PRINTABLE:
            named["ENCODING"] = key
        else:
            types.append(key.casefold())
    if named.get("ENCODING", "").casefold() in _QUOTED_PRINTABLE:
        # Versions 3.0 and 4.0 have no such encoding, so the stored line drops it.
        value = _printable(value, named.get("CHARSET", "utf-8"))
        kinds = "".join(f";TYPE={kind}" for kind in types)
        written = f"{group + '.' if group else ''}{name.upper()}{kinds}:{value}"
    return CardLine(name.upper(), group or "", tuple(types), named, value, written)


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
