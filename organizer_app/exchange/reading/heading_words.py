"""Find what a heading asks for that is a question or a sentence, by the words that head columns."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from organizer_app.exchange.reading.incoming_fields import Field, generic_field, heading_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_QUESTION: Final = 120
_MOST_WORDS: Final = 4
_QUESTION: Final = 3
"""From so many words on, or with a question mark, a heading is a sentence."""
_MOST_DIGITS: Final = 2
"""More are those of a day or a number: a cell, and no question."""
_WORD: Final = re.compile(r"[^\W_]+")
# What a form writes beside the answers, when it was sent and by what; and what is about others than the lead.
_OF_THE_FORM: Final = frozenset(
    {
        "emergency", "speaker", "marshals", "volunteers",
        "timestamp", "submission", "submitted", "submit", "completion", "completed", "created", "modified",
        "updated", "response", "responses", "order", "marca", "temporal", "internal", "stage", "url",
        "uri", "label", "utm", "utc", "fee", "fees", "deadline",
    }
)  # fmt: skip
# These say something between other words: "will take place", "all day", "if it is too long".
_IN_PASSING: Final = frozenset(
    {
        "what", "name", "place", "st", "long", "lat", "low", "high", "max", "min", "to", "from", "size",
        "type", "kind", "subject", "id", "source", "sources", "contact", "owner", "captain", "region",
        "crowd", "estimate", "count", "details", "info", "misc", "page", "web", "link", "rsvp", "mail",
        "goal", "confirmed", "stage", "headline", "summary", "sponsor", "partner", "partners", "group",
        "groups", "organizer", "action", "activity", "category", "alternate", "deputy", "org", "access",
        "zone", "title", "hour", "hours", "doors", "text", "nation", "cell", "responsable", "contacto",
        "status", "note", "notes", "comment", "comments",
    }
)  # fmt: skip
_ALL_DAY: Final = frozenset({"all", "full", "every"})
# Of two fields in one question the first of these is asked for, as in "what time does it end".
_ASKED_FIRST: Final = (
    Field.BACKUP_EMAIL, Field.BACKUP_PHONE, Field.LEAD_EMAIL, Field.LEAD_PHONE, Field.BACKUP, Field.PERMIT,
    Field.EXPECTED, Field.ZIP, Field.ADDRESS, Field.END_DATE, Field.CITY, Field.STATE, Field.END, Field.START,
    Field.DATE, Field.TIME, Field.VENUE, Field.COUNTRY, Field.ZONE, Field.LEAD, Field.GROUPS,
)  # fmt: skip


@lru_cache(maxsize=4096)
def asked_field(heading: str) -> str | None:
    """Return the field that a heading names or asks for: "What time will you start (local)?" is the start."""
    known = generic_field(heading)
    if known is not None or len(heading) > LONGEST_QUESTION or "_" in heading:
        return known
    words = _words(heading)
    if sum(map(str.isdigit, heading)) > _MOST_DIGITS:
        return None
    if len(words) < 2 or not _OF_THE_FORM.isdisjoint(words):  # noqa: PLR2004  # one word is known or not
        return None
    found = list(_named(words))
    best = max((length for length, _field in found), default=0)
    fields = {field for length, field in found if length == best}
    return next((field for field in _ASKED_FIRST if field in fields), None)


def is_question(heading: str) -> bool:
    """Return whether a heading is a sentence, as those of forms are."""
    return "?" in heading or len(_words(heading)) >= _QUESTION


def is_last_name(heading: str) -> bool:
    """Return whether a column has the last names of people whose first names have another one."""
    return not {"last", "surname", "family", "apellido", "apellidos"}.isdisjoint(_words(heading))


def _words(heading: str) -> Sequence[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", heading) if not unicodedata.combining(c))
    return _WORD.findall(plain.casefold())


def _named(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield each field that words beside each other name, with how many they are."""
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        for at in range(len(words) - length + 1):
            run = words[at : at + length]
            if length == 1 and (run[0] in _IN_PASSING or _is_all_day(words, at)):
                continue
            field = generic_field(heading_key(" ".join(run)))
            if field is not None:
                yield length, field


def _is_all_day(words: Sequence[str], at: int) -> bool:
    return at > 0 and words[at - 1] in _ALL_DAY
