"""Write return forms as a workbook: locked labels, lists of choices, and a hidden row that names the form."""

from __future__ import annotations

import io
from datetime import UTC
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.sharing.return_forms import FORM_VERSION, AnswerKind
from organizer_app.exchange.text.clean_text import clean_text, one_line

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from organizer_app.domain.sharing.form_words import FormWords
    from organizer_app.domain.sharing.return_forms import FormField, ReturnForm

# The reader of the workbook looks for this in the first column.
FORM_ROW: Final = "organizer-form"
CHOICES_COLUMN: Final = 5
ANSWER_COLUMN: Final = 3
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_CELL: Final = 32_000
_ALLOWED: Final = {"select_locked_cells": True, "select_unlocked_cells": True, "format_columns": True}


class _Formats(NamedTuple):
    title: Format
    note: Format
    section: Format
    label: Format
    had: Format
    answer: Format


def write_xlsx_form(form: ReturnForm, words: FormWords) -> bytes:
    """Return the workbook of one form; the same bytes every time."""
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    book = Workbook(buffer, _OPTIONS)
    book.set_properties(
        {"title": _cell(form.title), "created": form.made_at.astimezone(UTC).replace(tzinfo=None)}
    )
    sheet = book.add_worksheet(words.texts["sheet"][:31])
    _write(sheet, _formats(book), form, words)
    book.close()
    return buffer.getvalue()


def _formats(book: Workbook) -> _Formats:
    top = {"valign": "top", "text_wrap": True}
    return _Formats(
        book.add_format({"bold": True, "font_size": 16}),
        book.add_format({"font_color": "#4E5865", "text_wrap": True, "valign": "top"}),
        book.add_format({"bold": True, "bottom": 1, "font_size": 12}),
        book.add_format(top),
        book.add_format({**top, "font_color": "#4E5865", "num_format": "@"}),
        book.add_format({**top, "locked": False, "border": 1, "bg_color": "#FFFBE6", "num_format": "@"}),
    )


def _write(sheet: Worksheet, formats: _Formats, form: ReturnForm, words: FormWords) -> None:
    for column, width in enumerate((6, 30, 34, 44, 2, 2)):
        sheet.set_column(column, column, width, None, {"hidden": column >= CHOICES_COLUMN})
    mark = form.mark
    for column, text in enumerate((FORM_ROW, str(FORM_VERSION), mark.plan, mark.token, str(mark.revision))):
        sheet.write_string(0, column, text)
    sheet.set_row(0, None, None, {"hidden": True})
    city = form.city or words.texts["new_host"]
    sheet.write_string(1, 1, _cell(city), formats.title)
    sheet.merge_range(2, 1, 2, ANSWER_COLUMN, _cell(words.texts["how_xlsx"]), formats.note)
    sheet.set_row(2, 32)
    sheet.write_string(3, 2, words.texts["we_have"], formats.section)
    sheet.write_string(3, ANSWER_COLUMN, words.texts["your_answer"], formats.section)
    row, section = 3, None
    for field in form.fields:
        if field.section is not section:
            section = field.section
            row += 1
            sheet.write_string(row, 1, _cell(words.sections[section]), formats.section)
        row += 1
        _field(sheet, formats, (row, field), form, words)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    # Against slips, not against people: there is no password.
    sheet.protect("", _ALLOWED)


def _field(
    sheet: Worksheet, formats: _Formats, spot: tuple[int, FormField], form: ReturnForm, words: FormWords
) -> None:
    row, field = spot
    sheet.write_string(row, 0, field.number, formats.label)
    sheet.write_string(row, 1, _cell(words.labels[field.code]), formats.label)
    sheet.write_string(row, 2, _cell(_had(form, field, words)), formats.had)
    if field.kind is AnswerKind.FIXED:
        return
    sheet.write_blank(row, ANSWER_COLUMN, None, formats.answer)
    if field.kind is AnswerKind.PAGE:
        sheet.set_row(row, 90)
    if field.choices:
        names = words.choices[field.code]
        told = [names[code] for code in field.choices]
        sheet.data_validation(
            row, ANSWER_COLUMN, row, ANSWER_COLUMN, {"validate": "list", "source": told, "ignore_blank": True}
        )
        pairs = "\n".join(f"{code}={names[code]}" for code in field.choices)
        sheet.write_string(row, CHOICES_COLUMN, pairs)
    elif field.kind is AnswerKind.COUNT:
        # A warning, because "about 50" is still worth sending.
        sheet.data_validation(
            row,
            ANSWER_COLUMN,
            row,
            ANSWER_COLUMN,
            {"validate": "integer", "criteria": ">=", "value": 0, "error_type": "warning"},
        )


def _had(form: ReturnForm, field: FormField, words: FormWords) -> str:
    if field.code == "city":
        return form.city
    if field.code == "day":
        return words.day(form.day) if form.day else ""
    return words.shown(field, form.values.get(field.code, ""))


def _cell(text: str) -> str:
    return one_line(clean_text(text))[:_CELL]
