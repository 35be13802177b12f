"""Read lines that people wrote, pasted lists and chats among them, as rows whose words are kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from organizer_app.domain.importing.foreign_files import AS_WRITTEN, ForeignFile, ForeignKind, ForeignTable
from organizer_app.domain.importing.import_problems import TooManyRows
from organizer_app.domain.importing.incoming_people import TableSubject
from organizer_app.domain.importing.written_days import DateRules, read_date
from organizer_app.domain.importing.written_times import read_time_span
from organizer_app.domain.places.place_names import split_city_state, state_code
from organizer_app.exchange.foreign.chat_lines import (
    WEEKDAY,
    is_name_of_one,
    is_spot,
    read_talk,
    split_sender,
    when_said,
    without_contacts,
)
from organizer_app.exchange.foreign.event_rows import EventRows
from organizer_app.exchange.reading.csv_table import MAX_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

_LONGEST_LINE: Final = 400
"""A longer line is a message, not an action; it is kept in its row anyway."""
# A year is needed to see a day in "3/18"; any leap year does.
_RULES: Final = DateRules(year=2024)
_YEAR: Final = re.compile(r"\b(?:19|20|21)\d\d\b|'\d\d\b|/\d{1,2}/\d\d$")
_STAMP: Final = r"(?P<stamp>\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4})"
_CLOCK: Final = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[\s\u202f]?[AaPp]\.?[Mm]\.?)?"
_SENDER: Final = r"(?P<sender>[^:\n]{1,60}):\s+(?P<said>.*)"
# WhatsApp writes "[3/12/25, 14:05:33] Ana: text" or "3/12/25, 2:05 PM - Ana: text"; Signal much the same.
_CHATS: Final = (
    re.compile(rf"^[\u200e\u200f]?\[{_STAMP},?\s+{_CLOCK}\]\s*{_SENDER}$"),
    re.compile(rf"^[\u200e\u200f]?{_STAMP},?\s+{_CLOCK}\s+-\s+{_SENDER}$"),
    re.compile(rf"^\[?{_STAMP}[T ]{_CLOCK}\]?\s+{_SENDER}$"),
)
_BULLET: Final = re.compile(r"^\s*(?:[-*•·–—]\s+|\(?\d{1,3}[.)]\s+)+")  # noqa: RUF001  # people type all dashes
_DASHES: Final = re.compile(r"\s+[-–—]\s+")  # noqa: RUF001  # the same
_PIECES: Final = re.compile(r"\s*[,;|\t•]\s*|\s+(?:@|at)\s+(?=[A-Z])")
_TIME: Final = re.compile(
    r"^(?:(?:at|from|starts?)\s+)?(?:noon|midnight|\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m?\.?)?)"
    r"(?:\s*(?:-|–|—|to|until)\s*(?:noon|midnight|\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m?\.?)?))?\s*(?:[ECMP][SD]?T)?$",  # noqa: RUF001  # the same
    re.IGNORECASE,
)
_HAS_HOUR: Final = re.compile(r"[ap]\.?m|:\d\d|noon|midnight|\d\s*[-–]\s*\d", re.IGNORECASE)  # noqa: RUF001  # the same
_DECIMAL: Final = re.compile(r"[\d.]+")
_LONGEST_STATE: Final = 20
# The words in the names of cities that are written small: Truth or Consequences, Lake of the Woods.
_SMALL_WORDS: Final = frozenset({
    "and", "by", "de", "del", "in", "la", "las", "los", "of", "on", "or", "the", "upon",
})  # fmt: skip
_MOST_WORDS: Final = 5
_PRIVATE: Final = re.compile(r"@\w+\.|(?:\d[\s().-]?){9,}")
# What is left about a day and a time that were taken out: "we meet Sat", "at", "on Saturday,".
_ENDS: Final = re.compile(
    rf"^[\s,.;:–—-]+|(?:(?:^|\s+)(?:at|from|on|this|@|{WEEKDAY.pattern}))+[\s,.;:–—-]*$|[\s,.;:–—-]+$",  # noqa: RUF001  # as typed
    re.IGNORECASE,
)
_GAP: Final = re.compile(r"\s{2,}|\t")
_BREAK: Final = " | "
_MOST_UNREAD: Final = 0.5


@dataclass(slots=True)
class _Line:
    """What one line says, a text by heading."""

    cells: dict[str, str] = field(default_factory=dict)
    rest: list[str] = field(default_factory=list)

    @property
    def is_action(self) -> bool:
        is_spot = self.cells.keys() & {"venue", "address"}
        # A person's city beside a number is no action.
        is_person = self.cells.keys() & {"lead phone", "lead email"} and not self.says_when
        is_placed = "city" in self.cells or bool(is_spot and {"date", "time"} <= self.cells.keys())
        return is_placed and not is_person

    @property
    def says_when(self) -> bool:
        return bool(self.cells.keys() & {"date", "time"})


def read_lines(text: str, cities: AbstractSet[str] = frozenset()) -> ForeignFile | None:
    """Return a row for each line, or None where most lines are no actions.

    Every line is kept as it is written in its row; one that is no action has nothing else, so that the import
    lists it as left out.

    Args:
        text: the lines.
        cities: folded names of cities; a line that begins with one of them speaks of it.

    Raises:
        TooManyRows: the text has more lines than can be imported.
    """
    found = list(_lines(text, cities))
    if len(found) > MAX_ROWS:
        raise TooManyRows(MAX_ROWS)
    understood = [line for _number, _written, line in found if line.is_action]
    # Prose that begins with the name of a city says no day and no state.
    is_list = any(line.says_when or "state" in line.cells for line in understood)
    if not is_list or len(understood) < _MOST_UNREAD * len(found):
        return None
    return ForeignFile(ForeignKind.TEXT, (_table(found),))


def _table(found: Sequence[tuple[int, str, _Line]]) -> ForeignTable:
    rows = EventRows("text")
    numbers = [0]
    for number, written, line in found:
        cells = dict(line.cells) if line.is_action else {}
        if line.is_action and line.rest:
            cells["notes"] = "; ".join(line.rest)
        rows.add({**cells, AS_WRITTEN: written})
        numbers.append(number)
    table = rows.table()
    return ForeignTable(table.rows, numbers, header=0, source="text", subject=TableSubject.ACTIONS)


def _lines(text: str, cities: AbstractSet[str]) -> Iterator[tuple[int, str, _Line]]:
    """Yield the nonblank lines with their numbers, and what each says."""
    for number, written in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        line = written.strip()
        if not line:
            continue
        year = sender = ""
        chat = next((match for pattern in _CHATS if (match := pattern.match(line))), None)
        if chat:
            sender, said = chat["sender"], chat["said"]
            sent = read_date(chat["stamp"], _RULES).day
            year = str(sent.year) if sent else ""
        else:
            sender, said = split_sender(_BULLET.sub("", line), cities)
        yield number, line, _said(sender, _BULLET.sub("", said).strip(), year, cities)


def _said(sender: str, text: str, year: str, cities: AbstractSet[str]) -> _Line:
    """Read what somebody says: the pieces of a list, or words about a city that is known."""
    if not text or len(text) > _LONGEST_LINE or "://" in text:
        return _Line()
    plain, contacts = without_contacts(text)
    if _PRIVATE.search(plain):
        return _Line()
    line = _read(plain, year)
    if "city" not in line.cells:
        talk, rest = read_talk(plain, cities)
        if talk:
            line = _Line(talk, rest)
            if "date" in talk:
                talk["date"] = _with_year(talk["date"], year)
    if sender:
        name, reached = without_contacts(sender)
        line.cells["lead"] = name.lstrip("~ ")
        contacts = {**reached, **contacts}
    line.cells |= contacts
    return line


def _read(text: str, year: str) -> _Line:
    line = _Line()
    dashed = _DASHES.split(text)
    state = state_code(dashed[0]) if len(dashed) > 1 and len(dashed[0]) == 2 else ""  # noqa: PLR2004  # a code
    if state:
        # "AZ - FLORENCE - FLORENCE DETENTION CENTER"
        line.cells |= {"state": state, "city": _readable(dashed[1])}
        for part in dashed[2:]:
            _take(line, _readable(part), year)
        return line
    gaps = [piece for piece in _GAP.split(text) if piece]
    if len(gaps) > 2 and is_name_of_one(gaps[0]) and split_city_state(gaps[1])[1]:  # noqa: PLR2004  # who, where, when
        # "Li Chen  Austin TX  4/17  2-4pm  Capitol steps"
        line.cells["lead"] = gaps.pop(0)
        dashed = _DASHES.split(_BREAK.join(gaps))
    elif len(gaps) > 2:  # noqa: PLR2004  # columns
        dashed = _DASHES.split(_BREAK.join(gaps))
    pieces = [piece.strip() for part in dashed for piece in _PIECES.split(part) if piece and piece.strip()]
    for at, piece in enumerate(pieces):
        before = pieces[at - 1] if at else ""
        is_state = len(piece) <= _LONGEST_STATE and bool(state_code(piece))
        if is_state and before and "city" not in line.cells and _forget(line, before):
            line.cells |= {"city": before, "state": state_code(piece)}
        else:
            _take(line, piece, year)
    _look_again(line, year)
    return line


def _look_again(line: _Line, year: str) -> None:
    """Read what was not told by its place in the line: the spot, and a day in words about a city."""
    cells = line.cells
    if "lead" in cells and "venue" not in cells and not line.says_when:
        cells["venue"] = cells.pop("lead")
    if "city" in cells:
        others = tuple(line.rest)
        had_spot = "venue" in cells
        _look_into_words(line, year)
        spot = next(filter(is_spot, others), "") if had_spot and "venue" not in cells else ""
        if spot:
            line.rest.remove(spot)
            cells["venue"] = spot


def _look_into_words(line: _Line, year: str) -> None:
    """Take the day and the time out of words about them: "we meet Sat 3/20 at noon"."""
    cells = line.cells
    texts = [(heading, cells[heading]) for heading in ("venue", "address") if heading in cells]
    for heading, text in (*texts, *(("", text) for text in tuple(line.rest))):
        when, left = ({}, text) if is_spot(text) else when_said(text, cells.keys())
        if not when:
            continue
        cells |= when
        if "date" in when:
            cells["date"] = _with_year(when["date"], year)
        if not heading:
            continue
        del cells[heading]
        for part in filter(None, (_ENDS.sub("", part) for part in left.split(_BREAK.strip()))):
            is_named = heading == "address" or (" " in part and is_spot(part))
            if is_named and heading not in cells:
                cells[heading] = part
            else:
                line.rest.append(part)


def _forget(line: _Line, piece: str) -> bool:
    """Take back what a piece was read as, because the next one says that it is a city."""
    for heading in ("venue", "address"):
        if line.cells.get(heading) == piece:
            del line.cells[heading]
            return True
    if piece in line.rest:
        line.rest.remove(piece)
        return True
    return False


def _take(line: _Line, piece: str, year: str) -> None:
    """Read one piece of a line as a day, a time, a city or a spot."""
    cells = line.cells
    if WEEKDAY.fullmatch(piece):
        return
    day = read_date(piece, _RULES)
    if (
        day.day
        and not _DECIMAL.fullmatch(piece)
        and "date" not in cells
        and (not day.rest or _TIME.match(day.rest))
    ):
        text = piece.removesuffix(day.rest).strip() if day.rest else piece
        cells["date"] = _with_year(text, year)
        if day.rest:
            cells["time"] = day.rest
        return
    if (
        _TIME.match(piece)
        and _HAS_HOUR.search(piece)
        and "time" not in cells
        and read_time_span(piece).starts
    ):
        cells["time"] = piece
        return
    city, state, _country = split_city_state(piece)
    if state and "city" not in cells and _is_name(city):
        cells |= {"city": _readable(city), "state": state}
    elif piece[:1].isdigit() and "address" not in cells and " " in piece:
        cells["address"] = piece
    elif "venue" not in cells:
        cells["venue"] = piece
    else:
        line.rest.append(piece)


def _is_name(city: str) -> bool:
    """Return whether a text can be the name of a city, and no sentence that ends with one of a state."""
    words = city.split()
    if not words or len(words) > _MOST_WORDS or any(map(str.isdigit, city)):
        return False
    small = [word for word in words if word[:1].islower() and word not in _SMALL_WORDS]
    return not small or len(small) == len(words)


def _with_year(text: str, year: str) -> str:
    if not year or _YEAR.search(text):
        return text
    return f"{text}/{year}" if text[-1:].isdigit() and "/" in text else f"{text}, {year}"


def _readable(text: str) -> str:
    """Return a name in capitals with small letters."""
    return text.title() if text.isupper() and len(text) > 3 else text  # noqa: PLR2004  # UNLV stays
