"""Sentences about what a list says otherwise than before, and than the plan."""

from __future__ import annotations

from datetime import date, time
from enum import Enum
from typing import TYPE_CHECKING, Final

from organizer_app.domain.importing.import_reports import cells_in_question
from organizer_app.domain.importing.incoming import RowWarning, RowWarningCode
from organizer_app.domain.people.phone_display import masked_email, masked_phone, masked_within
from organizer_app.wording.language.dates import short_day, wall_clock
from organizer_app.wording.language.field_names import code_words, field_name
from organizer_app.wording.language.texts import _, ngettext, said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from organizer_app.domain.importing.field_news import FieldNews
    from organizer_app.domain.importing.import_reports import GoneRow, ImportReport

_LONGEST: Final = 60
# Names of what a row says around its action, where no field of a record is called so.
_ROW_FIELDS: Final[Mapping[str, Callable[[], str]]] = {
    "lead_name": said("Lead"),
    "lead_email": said("Email of the lead"),
    "lead_phone": said("Phone of the lead"),
    "backup_name": said("Backup"),
    "backup_email": said("Email of the backup"),
    "backup_phone": said("Phone of the backup"),
    "count_low": said("Count, low"),
    "count_high": said("Count, high"),
    "point": said("Coordinates"),
    "groups": said("Partner groups"),
    "permit": said("Permit"),
}
_MASKS: Final = {
    "lead_email": masked_email,
    "lead_phone": masked_phone,
    "backup_email": masked_email,
    "backup_phone": masked_phone,
}


def news_sentence(doubt: RowWarning) -> str:
    """Return which field of a row is in question, with both values."""
    news = doubt.news
    if news is None:
        return ""
    field = row_field(news.field)
    ours, theirs = shown_value(news.field, news.ours), shown_value(news.field, news.theirs)
    if doubt.code is RowWarningCode.CLEARED:
        return _("{field} is empty now, or lacks this: the plan keeps “{ours}”").format(
            field=field, ours=ours
        )
    if doubt.code is RowWarningCode.SAME_ACTION:
        form = _("taken for the same action: {field} changes from “{ours}” to “{theirs}”")
        return form.format(field=field, ours=ours, theirs=theirs)
    form = _("{field}: the file says “{theirs}”, the plan “{ours}”, which stays")
    return form.format(field=field, ours=ours, theirs=theirs)


def changes(news: Sequence[FieldNews]) -> str:
    """Name the fields of the plan that a row changes."""
    names = list(dict.fromkeys(row_field(each.field) for each in news))
    form = ngettext("changes {count} field: {fields}", "changes {count} fields: {fields}", len(names))
    return form.format(count=len(names), fields=", ".join(names))


def instead_of(news: FieldNews) -> str:
    """Say of a cell which value of the plan it changes."""
    return _("{field} in the plan now: {ours}").format(
        field=row_field(news.field), ours=shown_value(news.field, news.ours)
    )


def row_field(field: str) -> str:
    """Return the name of a field that a row fills."""
    named = _ROW_FIELDS.get(field)
    return named() if named is not None else field_name(field)


def shown_value(field: str, value: object) -> str:
    """Write a value on one short line; numbers and addresses of people stay masked."""
    if value in (None, "", ()):
        return _("nothing")
    mask = _MASKS.get(field, masked_within)
    text = " ".join(_text(value).split())
    return mask(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def _text(value: object) -> str:
    if isinstance(value, Enum):
        return code_words(str(value.value))
    if isinstance(value, time):
        return wall_clock(value)
    if isinstance(value, date):
        return short_day(value.isoformat())
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value)


def source_said(report: ImportReport) -> str:
    """Say which list a file was taken for, where it was imported before; empty for a new one."""
    if not report.is_known_source:
        return ""
    return _("This is the list “{name}” again. If it is another one, import it with --source NAME.").format(
        name=report.source
    )


def question(reports: Sequence[ImportReport]) -> str:
    """Ask about the cells that were not taken, and say how to take them; empty without any."""
    asked = [cell for report in reports for cell in cells_in_question(report)]
    if not asked:
        return ""
    fields = list(dict.fromkeys(field for _line, field in asked))
    is_dry = any(report.dry_run for report in reports)
    sentence = ngettext(
        "{count} cell was not taken: the plan keeps its value.",
        "{count} cells were not taken: the plan keeps its values.",
        len(asked),
    ).format(count=f"{len(asked):,}")
    way = (
        _("To take what the file says, import with {options}")
        if is_dry
        else _("To take what the file says, undo and import again with {options}")
    ).format(options=" ".join(f"--take {field}" for field in fields))
    line, field = asked[0]
    alone = _("for a single line, write it like --take {line}:{field}.").format(line=line, field=field)
    return f"{sentence} {way}; {alone}"


def gone_title(count: int, name: str) -> str:
    """Head the rows that a list no longer has."""
    form = ngettext(
        "{count} row is no longer in “{name}”. Its action stays in the plan",
        "{count} rows are no longer in “{name}”. Their actions stay in the plan",
        count,
    )
    return form.format(count=f"{count:,}", name=name)


def gone_row(row: GoneRow) -> str:
    """Name the action of a row that is gone."""
    return ", ".join(filter(None, (row.title, row.city if row.city != row.title else "", _day(row.day))))


def gone_said(report: ImportReport) -> Sequence[str]:
    """Return the title and each row that a list no longer has; nothing without any."""
    if not report.gone:
        return ()
    return (f"{gone_title(len(report.gone), report.source)}:", *map(gone_row, report.gone))


def _day(day: str) -> str:
    return short_day(day) if day else ""
