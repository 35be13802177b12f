"""Remembers which return forms went out, what they showed, what came back, and what was decided about it."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from itertools import product
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.import_sources import ImportedRows
from organizer_app.domain.sharing.form_secrets import FormSecret
from organizer_app.domain.sharing.reply_problems import ReplyFault, ReplyUnreadable
from organizer_app.domain.sharing.return_forms import FILLED_BY, FormMark, form_mark, former_token, plan_mark
from organizer_app.domain.sharing.return_replies import Reply
from organizer_app.domain.sharing.returned_forms import ReplyWay
from organizer_app.domain.sharing.sharing_rules import entry_uid
from organizer_app.services.sharing.form_secrets import form_secrets
from organizer_app.services.sharing.sent_forms import FORMS_OUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from organizer_app.storage.editor import Editor
    from organizer_app.storage.reader import Reader

REPLIES_IN: Final = "form-reply"
DECISIONS: Final = "form-decision"


class KnownForm(NamedTuple):
    """A form that went out.

    Attributes:
        action_id: its city action; empty for a new host.
        shown: what it showed; None if the plan no longer knows.
        made_at: UTC; None if the plan no longer knows.
        revision: number of the newest step when it was made.
        is_code_former: whether an older version made its code, which anyone who has a card can make.
    """

    action_id: str
    shown: Mapping[str, str] | None
    made_at: datetime | None = None
    revision: int = 0
    is_code_former: bool = False


class KeptReply(NamedTuple):
    """A reply as it is kept."""

    reply_id: str
    reply: Reply
    way: ReplyWay
    received_at: datetime

    @property
    def filled_by(self) -> str:
        """Return who filled it in, as they wrote it."""
        return " ".join(self.reply.answers.get(FILLED_BY.number, "").split())


@dataclass(eq=False)
class FormMemory:
    """What the plan knows of return forms.

    Attributes:
        forms: those that went out, by token, oldest first.
        replies: those that were received, oldest first.
        decided: the numbers that were taken of each decided reply.
        secrets: what keys the codes of forms.
    """

    forms: dict[str, KnownForm] = field(default_factory=dict)
    replies: list[KeptReply] = field(default_factory=list)
    decided: dict[str, tuple[str, ...]] = field(default_factory=dict)
    secrets: tuple[FormSecret, ...] = ()
    _withdrawn: dict[str, KnownForm] = field(default_factory=dict)
    _of_form: defaultdict[str, list[KeptReply]] = field(default_factory=lambda: defaultdict(list))
    _tokens: dict[int, dict[str, KnownForm]] = field(default_factory=dict)

    @staticmethod
    def of(reader: Reader) -> FormMemory:
        """Read everything."""
        memory = FormMemory(secrets=form_secrets(reader))
        for record in reader.every(ImportedRows, source_system=FORMS_OUT):
            # Undoing the step takes no form back from the people who have it.
            kept = memory._withdrawn if record.hidden else memory.forms
            for plain in _read(record.rows, "forms") or ():
                kept[plain["token"]] = _form(plain)
        for record in reader.all(ImportedRows, source_system=REPLIES_IN):
            memory.remember(_reply(record.id, _read(record.rows, "reply")))
        for record in reader.all(ImportedRows, source_system=DECISIONS):
            plain = _read(record.rows, "decision")
            memory.decided[plain["reply"]] = tuple(plain["taken"])
        return memory

    def check_arriving(self, reader: Reader, reply: Reply, plan_id: str) -> None:
        """Refuse a reply that is not received yet if its form may be made up.

        Since a plan has a secret, no form is made without it: a later code of the plan's id is of a card,
        unless the plan remembers that form.

        Raises:
            ReplyUnreadable: it does, or see `form_of`.
        """
        form = self.form_of(reader, reply, plan_id)
        is_late = any(form.revision >= secret.since for secret in self.secrets)
        if form.is_code_former and form.shown is None and is_late:
            raise ReplyUnreadable(ReplyFault.UNKNOWN_FORM, token=reply.mark.token)

    def form_of(self, reader: Reader, reply: Reply, plan_id: str) -> KnownForm:
        """Return the form that a reply answers.

        Raises:
            ReplyUnreadable: it belongs to another plan, or no city of this one has such a form.
        """
        mark = reply.mark
        if mark.plan != plan_mark(plan_id):
            raise ReplyUnreadable(ReplyFault.OTHER_PLAN, token=mark.token)
        known = self.forms.get(mark.token) or self._withdrawn.get(mark.token)
        if known:
            former = _former_tokens(plan_id, known.action_id, known.revision)
            return known._replace(is_code_former=mark.token in former)
        # Made on a laptop whose steps have not arrived, or before a backup that was restored.
        if mark.revision not in self._tokens:
            self._tokens[mark.revision] = self._tokens_at(reader, plan_id, mark.revision)
        known = self._tokens[mark.revision].get(mark.token)
        if known is None:
            raise ReplyUnreadable(ReplyFault.UNKNOWN_FORM, token=mark.token)
        return known

    def _tokens_at(self, reader: Reader, plan_id: str, revision: int) -> dict[str, KnownForm]:
        """Return every form that could have been made at a revision, by token."""
        action_ids = ["", *(action.id for action in reader.all(CityAction))]
        found: dict[str, KnownForm] = {}
        for action_id in action_ids:
            form = KnownForm(action_id, None, revision=revision)
            former = form._replace(is_code_former=True)
            found |= dict.fromkeys(_former_tokens(plan_id, action_id, revision), former)
            for key, audience in product((each.key for each in self.secrets), EXPORT_AUDIENCES):
                found[form_mark(key, plan_id, _uid(action_id), revision, audience).token] = form
        return found

    def received(self, reply: Reply) -> KeptReply | None:
        """Return the reply with the same answers to the same form that came before, or None."""
        content = reply.content
        same_form = self._of_form[reply.mark.token]
        return next((each for each in same_form if each.reply.content == content), None)

    def remember(self, kept: KeptReply) -> None:
        """Count a reply among those that were received."""
        self.replies.append(kept)
        self._of_form[kept.reply.mark.token].append(kept)


def keep_reply(editor: Editor, kept: KeptReply) -> None:
    """Keep a reply as it came, as part of an edit."""
    reply = kept.reply
    plain = {
        "plan": reply.mark.plan,
        "token": reply.mark.token,
        "revision": reply.mark.revision,
        "version": reply.version,
        "answers": dict(reply.answers),
        "city": reply.city,
        "filled_at": reply.filled_at,
        "way": kept.way.value,
        "received_at": kept.received_at.isoformat(),
    }
    _keep(editor, kept.reply_id, REPLIES_IN, {"reply": plain})


def keep_decision(editor: Editor, record_id: str, reply_id: str, taken: Iterable[str]) -> None:
    """Keep which answers of a reply were taken, as part of the edit that takes them; none leaves all out."""
    _keep(editor, record_id, DECISIONS, {"decision": {"reply": reply_id, "taken": sorted(taken)}})


def _keep(editor: Editor, record_id: str, kind: str, plain: dict[str, Any]) -> None:
    rows = json.dumps({"rows": [], **plain}, ensure_ascii=False, separators=(",", ":"))
    editor.put(ImportedRows(id=record_id, import_source_id="", rows=rows, source_system=kind))


def _read(rows: str, name: str) -> Any:  # noqa: ANN401  # JSON of ours
    return json.loads(rows or "{}").get(name)


def _form(plain: Mapping[str, Any]) -> KnownForm:
    made_at = datetime.fromisoformat(plain["made_at"])
    return KnownForm(plain["action_id"], plain["values"], made_at, plain["revision"])


def _reply(reply_id: str, plain: Mapping[str, Any]) -> KeptReply:
    mark = FormMark(plain["plan"], plain["token"], plain["revision"])
    reply = Reply(
        mark=mark,
        answers=plain["answers"],
        version=plain["version"],
        city=plain["city"],
        filled_at=plain["filled_at"],
    )
    return KeptReply(reply_id, reply, ReplyWay(plain["way"]), datetime.fromisoformat(plain["received_at"]))


def _former_tokens(plan_id: str, action_id: str, revision: int) -> set[str]:
    uid = _uid(action_id)
    return {former_token(plan_id, uid, revision, audience) for audience in EXPORT_AUDIENCES}


def _uid(action_id: str) -> str:
    return entry_uid(action_id) if action_id else ""
