"""Sentences about the place of a plan: what can go wrong there, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.plan_notices import NoticeKind
from organizer_app.wording.language.texts import _

if TYPE_CHECKING:
    from organizer_app.domain.basics.plan_notices import PlanNotice


def sentence(notice: PlanNotice) -> str:
    """Say what is to be known."""
    return {
        NoticeKind.SYNCED: _(
            "{name} copies this folder while the plan is open, and may mix two states of it. Move the plan "
            "to a folder of this computer alone; exports and backups may stay. To plan on several laptops, "
            "choose this folder in Together: only sealed changes go through it."
        ),
        NoticeKind.LOG_ASIDE: _(
            "Changes that are not in this plan were set aside in {name}: another copy of it, or an older "
            "version of Organizer, was stopped before it had saved them here. Keep that file together with "
            "the other copy, or delete it."
        ),
    }[notice.kind].format(name=notice.name)
