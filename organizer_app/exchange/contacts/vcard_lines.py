"""Content lines of vCard 2.1, 3.0 and 4.0: taken apart, decoded, and put together again."""

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
        group: what binds lines of one card together, such as ``item1``; empty for none.
        types: its TYPE parameters in lower case, and those of vCard 2.1 that have no name.
        parameters: the other parameters, names in upper case.
        value: decoded, escapes still in it.
        written: the line as it came, unfolded.
    """

    name: str
    group: str
    types: tuple[str, ...]
    parameters: Mapping[str, str]
    value: str
    written: str

    @property
    def text(self) -> str:
        """The value as one text."""
        return unescaped(self.value)

    @property
    def parts(self) -> tuple[str, ...]:
        """The components of a structured value, such as those of a name."""
        return tuple(unescaped(part) for part in _split(self.value, _SEMICOLON))

    @property
    def texts(self) -> tuple[str, ...]:
        """The values of a list."""
        return tuple(unescaped(part) for part in _split(self.value, _COMMA))


def lines_of(text: str) -> Iterator[CardLine]:
    """Take a file apart, line by line; what is no content line has no name."""
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
        # Versions 3.0 and 4.0 know no such encoding, so the line is kept without it.
        value = _printable(value, named.get("CHARSET", "utf-8"))
        kinds = "".join(f";TYPE={kind}" for kind in types)
        written = f"{group + '.' if group else ''}{name.upper()}{kinds}:{value}"
    return CardLine(name.upper(), group or "", tuple(types), named, value, written)


def _printable(value: str, charset: str) -> str:
    """Decode quoted-printable (RFC 2045, 6.7); line breaks become escaped ones."""
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
    """Return kept lines, one each, without those of a name: what they say has been changed since."""
    return "\n".join(line for line in rest.split("\n") if property_of(line) != name)


def unescaped(value: str) -> str:
    """Return a TEXT value without its escapes (RFC 6350, 3.4) and without controls."""
    plain = _UNESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
    return without_controls(plain).strip()


def _split(value: str, at: re.Pattern[str]) -> list[str]:
    # The backslashes before a separator belong to the part that it ends.
    return at.sub("\\1\0", value).split("\0")
