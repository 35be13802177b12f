"""Hold the words of a return form, so that its writers contain no sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from organizer_app.domain.sharing.return_forms import AnswerKind, FormField, FormSection
from organizer_app.domain.sharing.schedule_words import PaperSize


@dataclass(frozen=True, slots=True, kw_only=True)
class FormWords:
    """The words of a form in one language.

    Attributes:
        language: BCP 47 code.
        name: name of the language in itself.
        paper: the size of the readers' paper.
        sections: names of the sections.
        labels: what each field is called, by its code.
        choices: names of the answers of a choice, by the code of the field and of the answer.
        texts: fixed words by name; some hold a ``{value}``, ``{count}`` or ``{name}`` to fill in.
        clock: a wall time.
        day: a calendar day in full.
        short_day: a calendar day, abbreviated.
        phone: a stored number as people write it.
        stamp: a UTC moment in an IANA zone, with the zone.
        zone: name of the clock of an IANA zone.
    """

    language: str
    name: str
    paper: PaperSize = "letter"
    sections: Mapping[FormSection, str]
    labels: Mapping[str, str]
    choices: Mapping[str, Mapping[str, str]]
    texts: Mapping[str, str]
    clock: Callable[[time], str]
    day: Callable[[date], str]
    short_day: Callable[[date], str]
    phone: Callable[[str], str]
    stamp: Callable[[datetime, str], str]
    zone: Callable[[str], str]

    def shown(self, field: FormField, value: str) -> str:
        """Return a plain value as people write it; a value that is none stays as it is."""
        if not value:
            return ""
        writers: Mapping[AnswerKind, Callable[[str], str]] = {
            AnswerKind.CHOICE: lambda code: self.choices[field.code].get(code, code),
            AnswerKind.PHONE: self.phone,
            AnswerKind.TIME: lambda text: self.clock(time.fromisoformat(text)),
            AnswerKind.DAY: lambda text: self.day(date.fromisoformat(text)),
        }
        write = writers.get(field.kind)
        try:
            return write(value) if write else value
        except ValueError:
            return value
