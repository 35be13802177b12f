"""Write a return form as one page in one file, which loads nothing and gives answers back as text or file."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.sharing.return_forms import FORM_VERSION, AnswerKind, FormSection
from organizer_app.exchange.schedule.html_schedule import page_template, script_hash
from organizer_app.exchange.text.clean_text import clean_text, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from organizer_app.domain.sharing.form_words import FormWords
    from organizer_app.domain.sharing.return_forms import FormField, ReturnForm

_TYPES: Final = {AnswerKind.TIME: "time", AnswerKind.DAY: "date", AnswerKind.PHONE: "tel"}
_WIDE: Final = frozenset({"venue", "address", "notes", "permit_status"})
_HALF: Final = frozenset({"expected", "signs", "filled_by"})
_NOT_IN_NAMES: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class FormParts:
    """The texts of the shipped files that make up the page: template, style and script."""

    template: str
    style: str
    script: str


def write_html_form(form: ReturnForm, words: Sequence[FormWords], parts: FormParts) -> bytes:
    """Return the page; every text is escaped, and its policy forbids whatever is not in it.

    Args:
        form: what its reader may see.
        words: the words in each language; the page begins with the first.
        parts: the shipped parts.
    """
    first = words[0]
    page = page_template(parts.template).render(
        words=first,
        languages=words,
        title=one_line(form.title),
        headline=one_line(form.headline) if one_line(form.headline) != one_line(form.title) else "",
        city=one_line(form.city),
        sections=_sections(form, first),
        style=parts.style,
        style_hash=script_hash(parts.style),
        script=parts.script,
        script_hash=script_hash(parts.script),
        data=_data(form, words),
    )
    return page.encode()


def reply_file_name(form: ReturnForm) -> str:
    """Return the name of the file that the form saves."""
    place = _NOT_IN_NAMES.sub("-", form.city.casefold()).strip("-") or "new-city"
    return f"{place}.organizer-reply.json"


def _sections(form: ReturnForm, words: FormWords) -> list[dict[str, Any]]:
    return [
        {
            "code": section.value,
            "number": at,
            "name": words.sections[section],
            "fields": [_field(form, field, words) for field in form.fields if field.section is section],
        }
        for at, section in enumerate(FormSection, 1)
        if any(field.section is section for field in form.fields)
    ]


def _field(form: ReturnForm, field: FormField, words: FormWords) -> dict[str, Any]:
    names = words.choices.get(field.code, {})
    is_fixed = field.kind is AnswerKind.FIXED
    return {
        "number": field.number,
        "code": field.code,
        "kind": field.kind.value,
        "type": _TYPES.get(field.kind, "text"),
        "label": words.labels[field.code],
        "value": _fixed(form, field, words) if is_fixed else _had(form, field, words),
        "choices": [{"code": code, "name": names[code]} for code in _choices(form, field)],
        "is_wide": field.code in _WIDE,
        "is_half": field.code in _HALF,
    }


def _choices(form: ReturnForm, field: FormField) -> list[str]:
    """Return the codes to choose from, with the present one even where no form offers it."""
    had = form.values.get(field.code, "")
    return [*field.choices, *([had] if field.choices and had and had not in field.choices else [])]


def _fixed(form: ReturnForm, field: FormField, words: FormWords) -> str:
    if field.code == "day":
        return words.short_day(form.day) if form.day else words.texts["open_day"]
    return one_line(form.city)


def _had(form: ReturnForm, field: FormField, words: FormWords) -> str:
    value = form.values.get(field.code, "")
    if field.kind is AnswerKind.PHONE:
        value = words.phone(value)
    return clean_text(value).strip() if field.kind is AnswerKind.PAGE else one_line(value).strip()


def _data(form: ReturnForm, words: Sequence[FormWords]) -> str:
    """Return what the script reads, as JSON that ends no element."""
    asked = [field for field in form.fields if field.kind is not AnswerKind.FIXED]
    plain = {
        "version": FORM_VERSION,
        "plan": form.mark.plan,
        "token": form.mark.token,
        "revision": form.mark.revision,
        "city": one_line(form.city),
        "file": reply_file_name(form),
        "fields": [
            {
                "number": field.number,
                "code": field.code,
                "was": _had(form, field, words[0]),
                "shown": {each.language: each.shown(field, _had(form, field, each)) for each in words},
            }
            for field in asked
        ],
        "fixed": {
            field.number: {each.language: _fixed(form, field, each) for each in words}
            for field in form.fields
            if field.kind is AnswerKind.FIXED
        },
        "texts": {each.language: _texts(each) for each in words},
    }
    said = json.dumps(plain, ensure_ascii=True, separators=(",", ":"))
    return said.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _texts(words: FormWords) -> Mapping[str, str]:
    return {
        **words.texts,
        **{f"section.{section.value}": name for section, name in words.sections.items()},
        **{f"label.{code}": label for code, label in words.labels.items()},
        **{
            f"choice.{code}.{choice}": name
            for code, names in words.choices.items()
            for choice, name in names.items()
        },
    }
