"""Builds return forms for cities, without what their reader may not see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.assignments import AGREED
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.sharing.return_forms import (
    AnswerKind,
    FormSection,
    ReturnForm,
    asked_fields,
    form_mark,
    sections_for,
)
from organizer_app.domain.sharing.sharing_rules import entry_uid
from organizer_app.services.actions.city_answers import STANDING, city_answers
from organizer_app.services.sharing.exporting import ScheduleRequest, schedule_from
from organizer_app.storage.plan_file import newest_number

if TYPE_CHECKING:
    from datetime import datetime

    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule
    from organizer_app.storage.audience_reader import AudienceReader


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRequest:
    """Which forms to make.

    Attributes:
        audience: their readers, who see no more than that.
        city: as typed; empty for all.
        mobilization: id or title; empty for all.
        uids: entries of the schedule; empty for all.
        sections: the sections to ask; empty for those of the audience.
        is_new_host: make one form for somebody whose city is not in the plan, instead.
    """

    audience: Audience
    city: str = ""
    mobilization: str = ""
    uids: frozenset[str] = frozenset()
    sections: frozenset[FormSection] = frozenset()
    is_new_host: bool = False


def forms_for(
    reader: AudienceReader, request: FormRequest, *, key: str, plan_id: str, now: datetime
) -> dict[str, ReturnForm]:
    """Return the forms of a request by the id of their action, which is empty for a new host.

    Args:
        reader: an open read or edit, for the audience of the request.
        request: which forms.
        key: of the secret that makes their codes.
        plan_id: the id of the plan.
        now: UTC.

    Raises:
        BadValue, NothingFound: see `exporting.shared_schedule`.
    """
    wanted = ScheduleRequest(
        audience=request.audience,
        mobilization=request.mobilization,
        city="" if request.is_new_host else request.city,
    )
    schedule = schedule_from(reader, wanted, now=now)
    return _Forms(reader, request, schedule, (key, plan_id)).made()


class _Forms:
    def __init__(
        self,
        reader: AudienceReader,
        request: FormRequest,
        schedule: SharedSchedule,
        coded_by: tuple[str, str],
    ) -> None:
        self._reader = reader
        self._request = request
        self._schedule = schedule
        self._coded_by = coded_by
        self._sections = request.sections or sections_for(request.audience)
        self._revision = newest_number(reader.connection)

    def made(self) -> dict[str, ReturnForm]:
        if self._request.is_new_host:
            return {"": self._form(None, {})}
        actions = {entry_uid(action.id): action for action in self._reader.all(CityAction)}
        wanted = self._request.uids
        entries = [
            entry
            for entry in self._schedule.entries
            if not entry.cancelled and (not wanted or entry.uid in wanted)
        ]
        listed = [actions[entry.uid] for entry in entries]
        is_team = self._request.audience >= Audience.INTERNAL
        answers = city_answers(self._reader, listed, standing=STANDING if is_team else AGREED)
        return {
            action.id: self._form(entry, answers[action.id])
            for entry, action in zip(entries, listed, strict=True)
        }

    def _form(self, entry: SharedEntry | None, answers: dict[str, str]) -> ReturnForm:
        audience = self._request.audience
        fields = asked_fields(self._sections, is_new_host=entry is None)
        city = ", ".join(part for part in (entry.city, entry.state) if part) if entry else ""
        return ReturnForm(
            mark=form_mark(*self._coded_by, entry.uid if entry else "", self._revision, audience),
            audience=audience,
            title=self._schedule.title,
            headline=entry.title if entry else "",
            city=city,
            day=entry.day if entry else self._schedule.anchor_date,
            zone=entry.zone if entry else "",
            fields=fields,
            values={
                field.code: answers.get(field.code, "")
                for field in fields
                if field.kind is not AnswerKind.FIXED and field.seen_by <= audience
            },
            made_at=self._schedule.generated_at,
        )
