"""Read a return form that came back as a workbook: only what somebody wrote beside a field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from organizer_app.domain.sharing.check_codes import read_code
from organizer_app.domain.sharing.reply_problems import ReplyFault, ReplyUnreadable
from organizer_app.domain.sharing.return_forms import FORM_VERSION, FormMark
from organizer_app.domain.sharing.return_replies import Reply
from organizer_app.exchange.forms.xlsx_form import ANSWER_COLUMN, CHOICES_COLUMN, FORM_ROW

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.importing.foreign_files import ForeignTable

_NUMBER: Final = re.compile(r"\d{1,2}\.\d{1,2}")
# A field is emptied with one of these, because an empty cell only says that nothing was changed.
_NOTHING: Final = frozenset({"-", "\u2013", "\u2014"})


def read_xlsx_replies(tables: Iterable[ForeignTable]) -> list[Reply | ReplyUnreadable]:
    """Return the reply in each sheet that is a form, or why it cannot be read; empty for another workbook."""
    found: list[Reply | ReplyUnreadable] = []
    for table in tables:
        at = next((at for at, row in enumerate(table.rows) if row and row[0] == FORM_ROW), None)
        if at is not None:
            found.append(_reply(table.rows[at], table.rows[at + 1 :]))
    return found


def _reply(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Reply | ReplyUnreadable:
    try:
        version, plan, token, revision = head[1:5]
        mark = FormMark(read_code(plan), read_code(token), int(revision[:15]))
        if int(version) > FORM_VERSION:
            return ReplyUnreadable(ReplyFault.NEWER, token=mark.token)
    except ValueError:
        return ReplyUnreadable(ReplyFault.PART_DAMAGED, (1,))
    answers = {}
    city = ""
    for row in rows:
        number = _number(row[0]) if row else ""
        if not number:
            continue
        if number == "1.1" and len(row) > ANSWER_COLUMN - 1:
            city = row[ANSWER_COLUMN - 1]
        said = row[ANSWER_COLUMN].strip() if len(row) > ANSWER_COLUMN else ""
        if said:
            names = row[CHOICES_COLUMN] if len(row) > CHOICES_COLUMN else ""
            answers[number] = "" if said in _NOTHING else _code(said, names)
    return Reply(mark=mark, answers=answers, version=int(version), city=city)


def _number(cell: str) -> str:
    return cell.strip() if _NUMBER.fullmatch(cell.strip()) else ""


def _code(said: str, names: str) -> str:
    """Return the code behind the name of a choice; another answer stays as it is."""
    pairs = (line.partition("=") for line in re.split(r"[\n\r]+|_x000A_", names))
    known = {name.strip().casefold(): code.strip() for code, _equals, name in pairs}
    return known.get(said.casefold(), said)
