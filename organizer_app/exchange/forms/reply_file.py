"""Read the reply file that a return form saves: JSON with the same content as the short text."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from organizer_app.domain.sharing.check_codes import check_code, read_code
from organizer_app.domain.sharing.reply_problems import ReplyFault, ReplyUnreadable
from organizer_app.domain.sharing.return_forms import FORM_VERSION, LONGEST_PAGE, FormMark
from organizer_app.domain.sharing.return_replies import Reply, body_of

_VERSION: Final = "organizer_reply"
_MOST_ANSWERS: Final = 200
_NUMBER: Final = re.compile(r"\d{1,2}\.\d{1,2}")
_REVISION: Final = re.compile(r"\d{1,15}")


def is_reply_file(data: bytes) -> bool:
    """Return whether a file looks like one that a form saved."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" and _VERSION.encode() in data


def read_reply_file(data: bytes) -> Reply:
    """Return the reply in a file; raise `ReplyUnreadable`."""
    try:
        plain = json.loads(data.decode("utf-8-sig"))
        version = int(plain[_VERSION])
        mark = FormMark(
            read_code(_line(plain["plan"])), read_code(_line(plain["token"])), _revision(plain["revision"])
        )
        if version > FORM_VERSION:
            raise ReplyUnreadable(ReplyFault.NEWER, token=mark.token)
        answers = _answers(plain["answers"])
        check, sent = read_code(_line(plain["check"])), int(plain["count"])
        city, filled_at = _line(plain.get("city", "")), _line(plain.get("filled_at", ""))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as wrong:
        raise ReplyUnreadable(ReplyFault.PART_DAMAGED, (1,)) from wrong
    if check != check_code(body_of(answers)):
        came = len(answers)
        fault = ReplyFault.ANSWERS_MISSING if came < sent else ReplyFault.PART_DAMAGED
        raise ReplyUnreadable(fault, (1,), came=came, sent=sent, token=mark.token)
    return Reply(mark=mark, answers=answers, version=version, city=city, filled_at=filled_at)


def _answers(plain: Any) -> dict[str, str]:  # noqa: ANN401  # foreign JSON
    if len(plain) > _MOST_ANSWERS:
        raise ValueError("answers")
    found = {}
    for number, text in plain.items():
        if not _NUMBER.fullmatch(number) or not isinstance(text, str):
            raise ValueError("answer")
        found[number] = text[: 2 * LONGEST_PAGE]
    return found


def _line(plain: Any) -> str:  # noqa: ANN401  # foreign JSON
    if not isinstance(plain, str):
        raise TypeError("text")
    return " ".join(plain.split())[:200]


def _revision(plain: Any) -> int:  # noqa: ANN401  # foreign JSON
    if not _REVISION.fullmatch(str(plain)):
        raise ValueError("revision")
    return int(plain)
