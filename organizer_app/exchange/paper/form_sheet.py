"""Writes the data of a return form on paper, with the numbers that page, workbook and reply text use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.sharing.return_forms import AnswerKind, FormSection
from organizer_app.exchange.paper.paper_text import Code
from organizer_app.exchange.paper.typesetter import PaperSheet
from organizer_app.exchange.text.clean_text import one_line

if TYPE_CHECKING:
    from organizer_app.domain.sharing.form_words import FormWords
    from organizer_app.domain.sharing.return_forms import FormField, ReturnForm

_DOT: Final = " \N{MIDDLE DOT} "
_COLUMNS: Final = {FormSection.NOTES: 1}
# A row of two columns: what is wide stands alone in its row.
_WIDE: Final = frozenset({"permit_needed", "permit_status"})
_BOXES: Final = {AnswerKind.TIME: (2, 2), AnswerKind.PHONE: (3, 3, 4), AnswerKind.COUNT: (3, 3)}
_LINES: Final = {AnswerKind.PAGE: 3}


def form_sheet(form: ReturnForm, words: FormWords) -> PaperSheet:
    """Return the sheet of one form."""
    texts = words.texts
    code = f"{form.mark.token[:4]}-{form.mark.token[4:7]}-{form.mark.token[7:]}"
    foot = (
        texts["paper_foot"].format(code=code),
        texts["read_aloud"],
        texts["shred"] if form.audience >= Audience.INTERNAL else "",
    )
    day = words.day(form.day) if form.day else ""
    return PaperSheet(
        template="form",
        language=words.language,
        stamp=form.made_at,
        paper=words.paper,
        data={
            "title": one_line(form.city) or texts["new_host"],
            "kicker": _DOT.join(part for part in (one_line(form.title), day) if part),
            "summary": texts["paper_summary"],
            "audience": Code(form.audience.code),
            "code": Code(code),
            "code_label": texts["paper_code"],
            "how_title": texts["paper_how_title"],
            "how": texts["paper_how"],
            "have": texts["we_have"],
            "foot": _DOT.join(part for part in foot if part),
            "page_of": Code(texts["page"]),
            "sign": [texts["filled_in_by"], texts["phone"], texts["date"]],
            "sections": _sections(form, words),
        },
    )


def _sections(form: ReturnForm, words: FormWords) -> list[dict[str, object]]:
    return [
        {
            "no": str(number),
            "name": words.sections[section],
            "hint": _hint(form, section, words),
            "columns": _COLUMNS.get(section, 2),
            "fields": [
                _field(form, field, words)
                for field in form.fields
                # Who filled it in stands at the foot of the page.
                if field.section is section and field.code != "filled_by" and not _is_said_above(form, field)
            ],
        }
        for number, section in enumerate(FormSection, 1)
        if any(field.section is section for field in form.fields)
    ]


def _is_said_above(form: ReturnForm, field: FormField) -> bool:
    return field.kind is AnswerKind.FIXED and bool(form.city)


def _hint(form: ReturnForm, section: FormSection, words: FormWords) -> str:
    if section is FormSection.PLACE and form.zone:
        return words.texts["local_time"].format(zone=words.zone(form.zone))
    return words.texts["paper_phones"] if section is FormSection.TEAM else ""


def _field(form: ReturnForm, field: FormField, words: FormWords) -> dict[str, object]:
    names = words.choices.get(field.code, {})
    return {
        "no": field.number,
        "label": words.labels[field.code],
        "now": one_line(words.shown(field, form.values.get(field.code, ""))),
        "kind": Code("choice" if field.choices else "boxes" if field.kind in _BOXES else "lines"),
        "options": [names[code] for code in field.choices],
        "boxes": list(_BOXES.get(field.kind, ())),
        "sep": Code(":" if field.kind is AnswerKind.TIME else ""),
        "lines": _LINES.get(field.kind, 1),
        "is_wide": field.code in _WIDE,
        "halves": ["AM", "PM"] if field.kind is AnswerKind.TIME else [],
    }
