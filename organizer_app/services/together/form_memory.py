"""Remembers which return forms went out, what they showed, what came back, and what was decided about it."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.import_sources import ImportedRows
from organizer_app.domain.sharing.reply_problems import ReplyFault, ReplyUnreadable
from organizer_app.domain.sharing.return_forms import FILLED_BY, FormMark, form_mark, plan_mark
from organizer_app.domain.sharing.return_replies import Reply
from organizer_app.domain.sharing.returned_forms import ReplyWay
from organizer_app.domain.sharing.sharing_rules import entry_uid
from organizer_app.services.sharing.sent_forms import FORMS_OUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from organizer_app.storage.editor import Editor
    from organizer_app.storage.reader import Reader

REPLIES_IN: Final = "form-reply"
DECISIONS: Final = "form-decision"


class KnownForm(NamedTuple):
    """A form that went out: its city, and what it showed; None if the plan no longer knows."""

    action_id: str
    shown: Mapping[str, str] | None
    made_at: datetime | None = None


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
    """

    forms: dict[str, KnownForm] = field(default_factory=dict)
    replies: list[KeptReply] = field(default_factory=list)
    decided: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _withdrawn: dict[str, KnownForm] = field(default_factory=dict)
    _of_form: defaultdict[str, list[KeptReply]] = field(default_factory=lambda: defaultdict(list))
    _tokens: dict[int, dict[str, str]] = field(default_factory=dict)

    @staticmethod
    def of(reader: Reader) -> FormMemory:
        """Read everything."""
        memory = FormMemory()
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
            return known
        # Made on a laptop whose steps have not arrived, or before a backup that was restored.
        if mark.revision not in self._tokens:
            self._tokens[mark.revision] = _tokens_at(reader, plan_id, mark.revision)
        action_id = self._tokens[mark.revision].get(mark.token)
        if action_id is None:
            raise ReplyUnreadable(ReplyFault.UNKNOWN_FORM, token=mark.token)
        return KnownForm(action_id, None)

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
    return KnownForm(plain["action_id"], plain["values"], datetime.fromisoformat(plain["made_at"]))


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


def _tokens_at(reader: Reader, plan_id: str, revision: int) -> dict[str, str]:
    """Return the action of every form that could have been made at a revision, by token."""
    uids = {"": ""} | {entry_uid(action.id): action.id for action in reader.all(CityAction)}
    return {
        form_mark(plan_id, uid, revision, audience).token: action_id
        for uid, action_id in uids.items()
        for audience in EXPORT_AUDIENCES
    }
