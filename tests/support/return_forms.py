"""Return forms and replies that tests start from."""

import io
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.sharing.return_forms import ReturnForm
from organizer_app.domain.sharing.return_replies import Reply
from organizer_app.domain.sharing.returned_forms import ReplyWay, ReturnedForm
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.form_files import form_bytes
from organizer_app.services.sharing.return_forms import FormRequest
from organizer_app.services.sharing.sent_forms import make_forms
from organizer_app.services.together.returned_forms import ReplyRead, inbox, receive
from organizer_app.wording.sharing.return_forms import all_form_words

SEATTLE = "Seattle, WA"


def made(workspace: Workspace, **wanted: Any) -> ReturnForm:
    """Return the form of Seattle for its lead, as it went out; the request may name others."""
    request = FormRequest(**{"audience": Audience.INTERNAL, "city": SEATTLE, **wanted})
    return make_forms(workspace, request=request)[0]


def reply_to(form: ReturnForm, **answers: str) -> Reply:
    """Return a reply; ``n1_3`` is the answer with number 1.3."""
    said = {number.removeprefix("n").replace("_", "."): text for number, text in answers.items()}
    return Reply(mark=form.mark, answers=said, city=form.city)


def came(workspace: Workspace, reply: Reply, way: ReplyWay = ReplyWay.TEXT) -> ReturnedForm:
    """Receive a reply and return it as the inbox shows it."""
    (received,) = receive(workspace, replies=[ReplyRead("", way, reply)])
    return returned(workspace, received.reply_id)


def returned(workspace: Workspace, reply_id: str) -> ReturnedForm:
    """Return a reply as the inbox shows it now."""
    return next(each for each in inbox(workspace).replies if each.reply_id == reply_id)


def written(form: ReturnForm, form_format: str) -> bytes:
    """Return the file of a form, in English first."""
    return form_bytes([form], form_format, all_form_words())[0]


def filled_workbook(form: ReturnForm, **answers: str) -> bytes:
    """Return the workbook of a form after somebody typed into it, in another program."""
    book = load_workbook(io.BytesIO(written(form, "xlsx")))
    wanted = {number.removeprefix("n").replace("_", "."): text for number, text in answers.items()}
    for row in book.active.iter_rows():
        if row[0].value in wanted:
            row[3].value = wanted[row[0].value]
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def kept_in(folder: Path, name: str, data: bytes) -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(data)
    return path
